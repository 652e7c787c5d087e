/// Who sent a text that speaks for a brand.
public enum BrandSender: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// A number of the brand itself.
  case official

  /// A port for bulk messages, which anybody may have rented.
  case port

  /// A mobile number or the card of a machine.
  case personal

  /// A number of another country.
  case foreign

  /// Any other number: a fixed line, the service number of another owner, a name, no number at all.
  case other

  /// The word in rules and decisions.
  public var name: StaticString {
    switch self {
    case .official: "official"
    case .port: "port"
    case .personal: "personal"
    case .foreign: "foreign"
    case .other: "other"
    }
  }

  /// What a number is to a brand that does not own it.
  public init(_ numberClass: NumberClass) {
    switch numberClass {
    case .port1062, .port1063, .port1064, .port1065, .port1066, .port1069: self = .port
    case .mobile, .mvno, .iot, .dataCard, .satellite: self = .personal
    case .international: self = .foreign
    case .service95, .service96, .service400, .callCentre, .hotline, .fixed, .alphanumeric,
      .malformed:
      self = .other
    }
  }
}
