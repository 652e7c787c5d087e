/// Words beside a number that tell what it is.
enum ContextWords {
  /// What is counted, filed or kept secret: such a number is no telephone and no account.
  static let reference: [StaticString] = [
    "订单", "单号", "编号", "流水", "运单", "快递单", "验证码", "校验码", "动态码", "确认码", "取件码", "提货码",
    "密码", "口令", "身份证", "证件", "合同", "保单", "发票号", "发票代码", "工单", "凭证", "票号", "房号", "学号",
    "工号", "尾号", "序列", "条码", "条形码", "车牌", "车架", "交易号", "参考号", "户号", "表号", "会员号", "积分",
    "案号", "期号", "编码", "批号", "型号", "货号", "邮编", "税号", "信用代码", "批准文号", "备案", "许可证",
    "注册号", "案件", "设备号", "版本", "兑换码", "邀请码", "申请号", "受理号", "业务号", "代码", "批次", "用户号",
    "缴费号", "账单号", "imei", "sn:", "no.", "id:", "uid", "航班", "车次", "单据",
  ]

  /// What goes before a telephone number.
  static let phone: [StaticString] = [
    "电话", "手机", "联系", "致电", "热线", "客服", "拨打", "咨询", "来电", "回电", "短信", "号码", "专线", "座机",
    "传真", "呼叫", "拨", "打", "微信", "微", "加", "薇", "找", "tel", "phone", "call", "mob", "vx", "wx", "☎",
    "📞", "📱", "详询", "垂询", "扣", "qq",
  ]

  /// What goes before a short service number that is to be called.
  static let hotline: [StaticString] = [
    "热线", "客服", "致电", "拨打", "电话", "咨询", "联系", "请拨", "来电", "回电", "专线", "直拨", "拨",
  ]

  /// What goes before a bank account.
  static let account: [StaticString] = [
    "卡号", "账号", "账户", "帐号", "帐户", "银行", "工行", "农行", "中行", "建行", "交行", "邮储", "信用社", "农信",
    "开户", "户名", "汇款", "转账", "汇到", "打到", "转到", "打款", "存到", "汇入", "转入", "储蓄卡", "银行卡",
    "借记卡", "卡", "支行", "分行", "收款", "付款", "还款", "入账",
  ]

  /// Names of WeChat in letters.
  static let wechatNames: [StaticString] = ["wechat", "weixin", "vxin", "vx", "wx"]

  /// What stands for QQ, and for its groups.
  static let qqNames: [StaticString] = [
    "企鹅", "球球", "秋秋", "群号", "加群", "进群", "进裙", "入群", "入裙", "加裙", "裙号", "🐧",
  ]

  /// Letters that may stand before a telephone number without a blank.
  static let phoneLetters: [StaticString] = [
    "tel", "call", "phone", "mob", "mobile", "v", "vx", "wx", "x",
  ]

  /// Schemes of links, and how they are hidden.
  static let schemes: [StaticString] = [
    "https", "http", "hxxps", "hxxp", "htttp", "htps", "htp", "hppt", "ftp", "ttps", "ttp",
  ]

  /// What asks to take an app.
  static let appVerbs: [StaticString] = [
    "下载并安装", "下载安装", "下载", "安装", "下栽", "打开", "登录", "登陆", "注册", "搜索", "进入", "使用", "更新", "认准",
  ]

  /// What stands before APP and is no name.
  static let appFillers: [StaticString] = [
    "我司", "我行", "本行", "手机", "官方", "最新", "最新版", "此", "该", "本", "这个", "我们的", "专属", "新版", "一个", "的",
    "银行", "手机银行", "相关", "指定", "任何", "陌生", "来历不明", "不明", "未知", "第三方", "虚假", "或", "和", "各种", "正规",
  ]

  /// What stands before `APP` or 软件 and ends no name: 下载某某手机客户端.
  static let appTails: [StaticString] = ["手机", "电脑", "的", "版"]

  /// What is counted in 万 and is no money.
  static let counted: [StaticString] = [
    "粉丝", "阅读", "播放", "浏览", "点赞", "订阅", "人数", "用户", "数量", "销量", "人口", "会员", "下载量", "人次",
  ]

  /// Top-level domains whose letters are written as digits.
  static let disguisedDomains: [(written: StaticString, meant: StaticString)] = [
    ("c0m", "com"), ("0rg", "org"), ("c0", "co"), ("t0p", "top"), ("1nfo", "info"), ("v1p", "vip"),
    ("c1ub", "club"), ("inf0", "info"), ("sh0p", "shop"), ("1ink", "link"), ("c1oud", "cloud"),
  ]

  /// Top-level domains that are written with blanks beside the dot to hide them.
  static let commonDomains: [StaticString] = [
    "com", "cn", "net", "org", "cc", "c0m", "vip", "xyz", "0rg",
  ]
}
