/// Twenty honest messages, as a rule directory may have them in clean/.
enum CleanText {
  static let file = "clean/messages.ndjson"

  private static let texts = [
    "明天见", "今天几点到家", "你到了吗", "晚饭吃什么，我买菜", "会议改到三点", "生日快乐！",
    "【某某快递】您的包裹已到驿站", "【某某银行】您尾号1234的账户收入5.00元", "作业写完了吗",
    "今天下雨带伞", "周末去爬山？", "钥匙放在门口了", "票买好了，G102", "明天上午体检，空腹",
    "你的书我还了", "好的收到", "猫喂过了", "您的预约已确认，9月3日上午", "今天你值日", "谢谢！",
  ]

  /// The messages as records.
  static let lines = texts.map {
    "{\"kind\":\"sms\",\"ts\":1772323200000,\"from\":\"13612345678\",\"to\":\"\",\"text\":\"\($0)\"}\n"
  }.joined()
}
