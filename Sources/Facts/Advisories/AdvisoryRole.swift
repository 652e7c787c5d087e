import Bytes

/// What a word does in a text that warns of a scheme, or pretends to.
struct AdvisoryRole: OptionSet, Sendable {
  let rawValue: RoleWords.Roles

  /// Tells what others say and do: 冒充, 自称, 收到.
  static let report = AdvisoryRole(rawValue: 1 << 0)
  /// Calls it a fraud, or false: 是诈骗, 假的.
  static let verdict = AdvisoryRole(rawValue: 1 << 1)
  /// Tells not to do it: 不要, 切勿, 谨防.
  static let negation = AdvisoryRole(rawValue: 1 << 2)
  /// Shows that fraud is what the text is about: 骗, 套路.
  static let topic = AdvisoryRole(rawValue: 1 << 3)
  /// Names who warns: 公安, 反诈, 社区.
  static let institution = AdvisoryRole(rawValue: 1 << 4)
  /// Offers or asks for something: 加我, 领取, 日结.
  static let offer = AdvisoryRole(rawValue: 1 << 5)
  /// Right before an offer that is denied, reported or warned of: 不, 要求, 谎称.
  static let shield = AdvisoryRole(rawValue: 1 << 6)
  /// Behind an offer or contact that is called a fraud in the same breath: 是假, 类短信.
  static let after = AdvisoryRole(rawValue: 1 << 7)

  /// A word of caution that ends as an `after` does and judges nothing: 谨防诈骗.
  static let caution = AdvisoryRole(rawValue: 1 << 8)

  /// The word of the role in the file.
  static func named(_ word: ByteView) -> AdvisoryRole? {
    let roles: [(word: StaticString, role: AdvisoryRole)] = [
      ("report", .report), ("verdict", .verdict), ("negation", .negation), ("topic", .topic),
      ("institution", .institution), ("offer", .offer), ("shield", .shield), ("after", .after),
      ("caution", .caution),
    ]
    return roles.first { word == $0.word }?.role
  }
}
