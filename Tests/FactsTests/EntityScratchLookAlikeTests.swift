import Testing

/// Texts that only look as if they held a contact.
enum LookAlikes {
  static let notContacts: [String] = [
    "会议改到2024-05-01 13:45召开", "截止日期2024年5月1日", "19-05-01 13:00集合", "2024.05.01 至 2024.06.30",
    "航班10:35起飞，13:50到达", "2024/12/31 23:59:59", "1998-10-10 100周年", "5月1日13时30分", "时间18:00-19:30",
    "验证码138001，5分钟内有效", "验证码：8866，请勿告诉他人", "动态密码 482913", "您的取件码 3-2-1088", "校验码39481726",
    "订单号13812345678已发货", "单号：1380013800013", "运单号SF1234567890123", "快递单YT8801234567890",
    "流水号20240501134500123",
    "订单编号6222020200112233445", "合同编号：4000012345", "保单号1380 0138 000", "工单13900001111已受理",
    "身份证号110101199001011234", "尾号8888的储蓄卡", "尾号6789消费", "户号1300012345", "发票代码 013002100111",
    "版本v1.2.3已发布", "iOS 17.5.1更新", "比分3.5比2.1", "圆周率3.1415926", "IP地址192.168.1.1",
    "请查看report.doc", "附件photo.jpg", "main.rs编译失败", "setup.py在根目录", "readme.md已更新", "data.zip损坏",
    "学习ASP.NET课程", "用VB.NET写", "Mr.Wang您好", "Dr.Li已到",
    "Thanks.Please wait", "OK.See you", "Hello. Me too", "very good. Top 10", "No.1小学", "XX Co.Ltd",
    "微信支付成功", "微信转账已到账", "微信步数20000步", "用微信扫码", "QQ音乐会员", "QQ飞车好玩", "扣款成功", "扣除积分500",
    "稍微等等", "威信很高", "企鹅很可爱", "加油站95号汽油", "加班到9点", "V8发动机", "v2签证", "Q3季度", "Q3 2024营收",
    "第一1二3名", "一二三四五六七八九十", "二〇二四年", "三三两两", "一元复始", "一块儿去", "元旦快乐", "2元旦", "元宵节",
    "5万人参加", "20万用户", "10W充电器", "20w快充", "3万步", "8万公里", "1万名学生", "100美元", "5万美元",
    "气温-5到10度", "占比12.5%", "增长3.2亿人次", "面积120平米", "体重65.5公斤", "身高180cm", "跑了10.5公里", "电压220V",
    "房号3-2-1801", "座位12排8号", "第12345期", "彩票01 05 12 18 22 30 08", "15 18 22 26 31 3", "密码123456",
    "邮编100000", "车牌京A12345", "学号2024010112345", "会员号88001234567", "税号91110000123456789X",
    "条形码6901234567892",
    "100+200=300", "1/2杯水", "3比5", "24/7服务", "A/B测试", "50-100人", "2023-2024学年", "101-110号",
    "1-2-3步",
    "请回复TD退订", "退订回T", "下载APP", "我司APP", "银行APP", "手机软件", "不要下载陌生APP", "Node.js教程", "e.g.例如",
    "p.m.3点", "8点30分", "下午3点开会", "一点一点来", "3。5折", "他说好。then走", "价格19.9起", "满100减20", "打8.5折",
  ]

  /// Dates, order numbers and codes in many shapes.
  static let generated: [String] = (0..<80).map { index in
    let year = 1990 + index % 40
    let month = index % 12 + 1
    let day = index % 28 + 1
    let number = 13_000_000_000 + index * 123_456_789 % 6_000_000_000
    switch index % 8 {
    case 0: return "预约\(year)-\(month)-\(day) \(index % 24):30就诊"
    case 1: return "订单\(number)已签收"
    case 2: return "验证码\(100_000 + index * 7_919 % 900_000)，请勿泄露"
    case 3: return "\(year)年\(month)月\(day)日会议"
    case 4: return "凭证号：\(number)\(index)"
    case 5: return "快递单号\(number)在菜鸟驿站"
    case 6: return "版本\(index % 9).\(index % 7).\(index)发布"
    default: return "取件码\(index)-\(index % 9)-\(1_000 + index * 37)请取"
    }
  }

  static let all = notContacts + generated
}

@Suite struct EntityScratchLookAlikeTests {
  @Test func `there are enough texts to judge by`() {
    #expect(LookAlikes.all.count >= 200)
  }

  @Test(arguments: LookAlikes.all)
  func `what only looks like a contact is none`(text: String) {
    #expect(entities(text) == [])
  }
}
