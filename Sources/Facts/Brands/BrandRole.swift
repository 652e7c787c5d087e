import Bytes

/// What a word says about the name of a brand beside it, or about who speaks.
struct BrandRole: OptionSet, Sendable {
  let rawValue: RoleWords.Roles

  /// A name of a brand that means it wherever it stands.
  static let name = BrandRole(rawValue: 1 << 0)
  /// A name of a brand that counts as a whole signature alone.
  static let signatureName = BrandRole(rawValue: 1 << 1)
  /// Right before a name: 尊敬的, 您的.
  static let greeting = BrandRole(rawValue: 1 << 2)
  /// Right behind a name: 用户, 提醒您, 积分.
  static let title = BrandRole(rawValue: 1 << 3)
  /// Right before a name that is only mentioned: 在, 去, 我的.
  static let mention = BrandRole(rawValue: 1 << 4)
  /// Addresses a customer, anywhere: 您, 尊敬, 用户.
  static let address = BrandRole(rawValue: 1 << 5)
  /// Asks for something, anywhere: 点击, 登录, 致电.
  static let ask = BrandRole(rawValue: 1 << 6)
  /// Shows that a person talks, anywhere: 我, 咱, 吧.
  static let personal = BrandRole(rawValue: 1 << 7)
  /// Looks like the speech of a person and is that of a firm: 我行, 我司.
  static let corporate = BrandRole(rawValue: 1 << 8)
  /// Speaks formally, which outweighs what sounds like a person: 您, 尊敬.
  static let formal = BrandRole(rawValue: 1 << 9)
  /// What commercial messages end with, behind the name too: 退订回T.
  static let optOut = BrandRole(rawValue: 1 << 10)

  /// The word of the role in the file; names come from the table of brands.
  static func named(_ word: ByteView) -> BrandRole? {
    let roles: [(word: StaticString, role: BrandRole)] = [
      ("greeting", .greeting), ("title", .title), ("mention", .mention), ("address", .address),
      ("ask", .ask), ("personal", .personal), ("corporate", .corporate), ("formal", .formal),
      ("opt-out", .optOut),
    ]
    return roles.first { word == $0.word }?.role
  }
}
