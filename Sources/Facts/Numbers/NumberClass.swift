// Facts: number classes, signatures, entities.
//
// Touches: memory only. No files, clock, log or thread.
// Hostile: numbers and texts of senders, in any disguise; data files may be broken.
// Fails: a bad line of a data file is a TableProblem with its place; a number that no plan has is
// malformed, and a text that hides nothing has no entity.

/// What a number is, by the numbering plan: the single most specific class.
public enum NumberClass: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// A mobile number of one of the four carriers.
  case mobile

  /// A mobile number of a virtual operator.
  case mvno

  /// A number of a machine, with thirteen digits.
  case iot

  /// A card for data that can also send messages.
  case dataCard

  /// A satellite telephone, domestic (1749) or of a global network.
  case satellite

  /// A port for commercial messages inside one province.
  case port1062

  /// A port for other messages inside one province.
  case port1063

  /// A port of the range for machines that is no machine's number.
  case port1064

  /// A port of a carrier for its own business.
  case port1065

  /// A port for commercial messages nationwide.
  case port1066

  /// A port for other messages nationwide.
  case port1069

  /// A nationwide service number of one firm: 953, 955, 956 and the like.
  case service95

  /// A service number of one province.
  case service96

  /// A number whose calls the called party pays for: 400 and 800.
  case service400

  /// A call-centre operator that anybody can rent from: 950, 951, 952, 954, 957.
  case callCentre

  /// An emergency, government or carrier number: 110, 12381, 96110, 10086.
  case hotline

  /// A fixed line.
  case fixed

  /// A number of another country.
  case international

  /// A name instead of a number.
  case alphanumeric

  /// What no numbering plan has.
  case malformed

  /// The word in rules, decisions and counters.
  public var name: StaticString {
    switch self {
    case .mobile: "mobile"
    case .mvno: "mvno"
    case .iot: "iot"
    case .dataCard: "data-card"
    case .satellite: "satellite"
    case .port1062: "port-1062"
    case .port1063: "port-1063"
    case .port1064: "port-1064"
    case .port1065: "port-1065"
    case .port1066: "port-1066"
    case .port1069: "port-1069"
    case .service95: "service-95"
    case .service96: "service-96"
    case .service400: "service-400"
    case .callCentre: "call-centre"
    case .hotline: "hotline"
    case .fixed: "fixed"
    case .international: "international"
    case .alphanumeric: "alphanumeric"
    case .malformed: "malformed"
    }
  }

  /// The groups of classes that a rule can name like a class.
  public static let groups: [(name: StaticString, classes: [NumberClass])] = [
    ("mobile-any", [.mobile, .mvno, .dataCard]),
    ("port-any", [.port1062, .port1063, .port1064, .port1065, .port1066, .port1069]),
  ]

  /// The classes that a word in a rule names: one, or those of a group; empty for an unknown word.
  ///
  /// Allocates: not for the hot path.
  public static func named(_ word: String) -> [NumberClass] {
    for group in groups where "\(group.name)" == word { return group.classes }
    return allCases.filter { "\($0.name)" == word }
  }
}
