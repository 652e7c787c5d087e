/// Where a text that speaks for a brand leads.
public enum BrandLink: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// The text shows no link.
  case none

  /// Every link leads to a domain of the brand.
  case official

  /// A link leads to a domain of which the table does not know whether it is the brand's.
  case unlisted

  /// A link leads to a domain that is not the brand's: the table has all of them, or no brand uses
  /// links of this kind.
  case foreign

  /// The word in rules and decisions.
  public var name: StaticString {
    switch self {
    case .none: "none"
    case .official: "official"
    case .unlisted: "unlisted"
    case .foreign: "foreign"
    }
  }
}
