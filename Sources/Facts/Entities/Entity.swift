public import Bytes
public import Views

/// What an entity of a text is.
public enum EntityKind: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// The host of a link, in lower case; names in other letters as `xn--`.
  case urlHost

  /// The registrable domain of a host: the public suffix and one label.
  case urlDomain

  /// A link of a shortening service: host and path, the path as it was written.
  case shortLink

  /// A telephone number: digits, or `+` and digits for another country.
  case phone

  /// A WeChat id, in lower case.
  case wechat

  /// A QQ number or group.
  case qq

  /// A bank account or card, digits.
  case account

  /// An amount of money in fen, digits.
  case amount

  /// The name of an app.
  case app

  /// A host that was written as `xn--`, in the letters that a person sees.
  case urlDecoded

  /// An e-mail address, in lower case.
  case email

  /// A Telegram name, in lower case without `@`.
  case telegram

  /// A DingTalk account or group, in lower case.
  case dingtalk

  /// A Feishu account or group, in lower case.
  case feishu

  /// A Douyin account, in lower case.
  case douyin

  /// The number of a video meeting, digits.
  case meeting

  /// The word in rules, decisions and counters.
  public var name: StaticString {
    switch self {
    case .urlHost: "url.host"
    case .urlDomain: "url.domain"
    case .shortLink: "short-link"
    case .phone: "phone"
    case .wechat: "wechat"
    case .qq: "qq"
    case .account: "account"
    case .amount: "amount"
    case .app: "app"
    case .urlDecoded: "url.decoded"
    case .email: "email"
    case .telegram: "telegram"
    case .dingtalk: "dingtalk"
    case .feishu: "feishu"
    case .douyin: "douyin"
    case .meeting: "meeting"
    }
  }
}

extension EntityKind {
  /// Kinds of which one stands for the other where both are read in the same place.
  enum Family { case links, contacts, amounts, apps }

  /// What an entity of another view competes with.
  var family: Family {
    switch self {
    case .urlHost, .urlDomain, .urlDecoded, .shortLink, .email: .links
    case .phone, .wechat, .qq, .account, .telegram, .dingtalk, .feishu, .douyin, .meeting: .contacts
    case .amount: .amounts
    case .app: .apps
    }
  }
}

/// A contact, link, account or amount that a text shows, however it is written.
public struct Entity: BitwiseCopyable, Equatable, Sendable {
  /// What it is.
  public var kind: EntityKind

  /// The view in which it was found.
  public var view: View

  /// Where it stands, in bytes of that view.
  public var range: ByteRange

  /// Its canonical form, for ``EntityScratch/value(of:)``.
  public var value: ByteRange
}
