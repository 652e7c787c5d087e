extension ContextWords {
  /// The rows of Rules/words/contexts.tsv, for rule directories without it; a test holds them equal.
  static let builtInRows: StaticString = """
    reference\t订单 单号 编号 流水 运单 快递单 验证码 校验码 动态码 确认码 取件码 提货码 密码 口令 身份证 证件 合同 保单 发票号 发票代码 工单 凭证 票号 房号 学号 工号
    reference\t尾号 序列 条码 条形码 车牌 车架 交易号 参考号 户号 表号 会员号 积分 案号 期号 编码 批号 型号 货号 邮编 税号 信用代码 批准文号 备案 许可证 注册号 案件
    reference\t设备号 版本 兑换码 邀请码 申请号 受理号 业务号 代码 批次 用户号 缴费号 账单号 imei sn: no. id: uid 航班 车次 单据 社保号
    label\t订单 订单号 单号 编号 流水 流水号 运单 运单号 口令 密令 合同 合同号 保单 保单号 工单 工单号 凭证号 票号 序列号 条码 型号 货号 批号 批次 设备 设备号 机型 券码
    label\t券号 优惠券 优惠码 兑换码 邀请码 推荐码 提货码 取件码 验证码 校验码 激活码 注册码 申请 申请号 受理号 业务号 案号 案件 代码 编码 版本 商品 商品号 款号 固件
    label\t固件号 退款单 采购单 发货单 出库单 入库单 快件 票据 单据 档案 档案号 车牌 车牌号 航班 航班号 车次 房号 桌号 箱号 柜号 学号 工号 考号 准考证号 参考号 交易号
    label\t账单号 资产号 车票 机票 船票 门票 取票号 券
    phone\t电话 手机 联系 致电 热线 客服 拨打 咨询 来电 回电 短信 号码 专线 座机 传真 呼叫 拨 打 微信 微 加 薇 找 tel phone call mob vx wx ☎ 📞 📱 详询 垂询 扣 qq 固话 拔打 呼
    phone\t聯系
    dial\t电话 手机 联系 致电 热线 客服 拨打 咨询 来电 回电 号码 专线 座机 传真 呼叫 tel phone call mob ☎ 📞 📱 详询 垂询 固话
    hotline\t热线 客服 致电 拨打 电话 咨询 联系 请拨 来电 回电 专线 直拨 拨
    account\t卡号 账号 账户 帐号 帐户 银行 工行 农行 中行 建行 交行 邮储 信用社 农信 开户 户名 汇款 转账 汇到 汇至 转至 存至 打到 转到 打款 存到 汇入 转入 储蓄卡 银行卡
    account\t借记卡 卡 支行 分行 收款 付款 还款 入账
    wechat\twechat weixin vxin vx wx
    qq\t企鹅 球球 秋秋 群号 加群 进群 进裙 入群 入裙 加裙 裙号 🐧
    contact-filler\t账 帐 户 客 服 同 步 加 我 添 咨 询 联 系 老 师 专 员 经 理 请 的 公 众 群 裙 名 人 本 在 线 小 助 手 机 也 交 流 可 就 找 索 您 好 友
    phone-letters\ttel call phone mob mobile v vx wx x weixin wechat vxin
    app-verb\t下载并安装 下载安装 下载 安装 下栽 打开 登录 登陆 注册 搜索 进入 使用 更新 认准
    app-filler\t我司 我行 本行 手机 官方 最新 最新版 此 该 本 这个 我们的 专属 新版 一个 的 银行 手机银行 相关 指定 任何 陌生 来历不明 不明 未知 第三方 虚假 或 和 各种
    app-filler\t正规
    app-tail\t手机 电脑 的 版
    app-store\t应用商店 应用市场 软件商店 应用宝 appstore app␣store 应用中心 手机商店
    document\t书 表 册 单 文件 发票 通知 合同 协议 附件 报告 资料 证 证书 模板 说明 音乐 歌 电影 文档 凭证 回执 课件 券 码 图 视频 照片 票 函 卷 题 试卷 简历 指南 手册 目录
    document\t清单 名单 方案 公告 政策 条例 办法 小说 课程 pdf doc xls ppt 账单 对账单
    counted\t粉丝 阅读 播放 浏览 点赞 订阅 人数 用户 数量 销量 人口 会员 下载量 人次
    counter\t两 人 名 户 次 家 台 辆 步 公 里 字 粉 用 多 余 米 平 吨 册 件 张 亩 株 个 位 只 条 套 所 天 年 页 点 分 积 种 阅 播 赞 头 棵 部 本 快 功 充 电 灯 瓦 光 机 像 级 倍
    counter\t美 港 欧 日 英 韩 泰 听 会 观 学 客 市 考 群 股 份 毫 转 双 盒 箱 瓶 斤 立 方 师 众 一 % 圣 物 科 岁 象 豪 澳 卢
    money\t转账 付款 收款 支付 人民币 余额 金额 存入 汇款 工资 月薪 日薪 年薪 底薪 薪资 薪水 时薪 借款 贷款 额度 价格 共 合计 收入 赚 借 到账 充值 提现 返 奖 红包 佣金
    money\t日结 日入 月入 还款 欠款 欠 本金 利息 押金 定金 首付 罚款 赔偿 补贴 花 花费 消费 售价 现价 原价 报价 工价 总价 房价 最高 放款 下款 贷 套现 年入 学费 彩礼 预算
    money\t交易 入账 支出 扣款 缴纳 缴费 付
    earning\t赚 借 贷 到账 充值 充 提现 日入 日结 月入 工资 月薪 日薪 薪 额度 返 返现 佣金 奖 奖金 红包 下款 放款 回款 盈利 收入 余额 转账 付款 提成 补贴 年入 可借 可贷 领
    earning\t到手 结算
    length-tail\t长 高 宽 深 远 外 内 处 跑 赛 栏 径 级 空 线 以 左 右 范 的 路 距 步 厚 水 自 接 混 游 粉 饭 其 兰 糕 酒 面
    yuan-month\t租 费 薪 付 供 入 卡 享 套 结 嫂 饼 包
    yuan-year\t费 卡 薪 租 终 付 会 度 化 息
    yuan-for\t金 理 缴 付 扣 购 收 驾 币 练 销
    link\t链接 网址 登录 登陆 打开 点击 访问 官网 网站 进入 下载 浏览器 url link click visit 网页 地址 入口 注册 查看 详情 详见 领取 点 戳 见 查询 输入 搜 上网 平台 主页 首页
    link\t复制 官方 域名 申请 报名 投票 认证 验证 激活 核实 更新 处理 办理 兑换 提交
    host-lead\t登录 登陆 打开 点击 访问 官网 网站 进入 网址 链接 网页 地址 入口 注册 查看 详情 详见 点 戳 查询 输入 请 浏览 复制 域名
    common-domain\tcom cn net org cc c0m vip xyz 0rg
    telegram\ttelegram telegran teiegram teiegran 电报 纸飞机 小飞机 飞机 tg 飞机号 电报号 飞机群 电报群 tg号 tg群 ✈
    dingtalk\t钉钉 dingtalk 钉群 叮叮 钉钉号 钉钉群 钉钉群号 钉钉id
    feishu\t飞书 feishu 飞书号 飞书群 飞书id lark
    douyin\t抖音 douyin 抖音号 抖音id 抖音账号 dy号 抖yin 抖荫 抖喑 抖音搜 抖音搜索
    meeting\t会议号 会议id 会议码 会议␣id 会议号码 会议编号 meeting␣id 腾讯会议 会议室号 参会号 入会号 入会码 zoom

    """
}
