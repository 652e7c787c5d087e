import Bytes
import Engine
import Facts
import Patterns
import Records

/// What anybody can have who wants to: what an allow rule must ask for more than.
enum Anybody {
  /// A mobile number of each segment, numbers that are rented, numbers of other countries, and names.
  static let numbers: [String] =
    (30...99).map { "1\($0)57164283" } + [
      "10690371846520", "10657093318264", "10629403718465", "95013371846", "4003718465",
      "02157164283", "057157164283", "+12025718465", "+85257164283", "Service", "INFO",
    ]

  /// Values of other keys, as unlike each other as they can be.
  static let values = ["a", "0", "Q7-x", "北"]

  /// The classes of numbers that anybody can rent or buy.
  static let classes: [NumberClass] = [
    .mobile, .mvno, .iot, .dataCard, .satellite, .port1062, .port1063, .port1064, .port1065,
    .port1066, .port1069, .service400, .callCentre, .fixed, .international, .alphanumeric,
    .malformed,
  ]

  /// Whether some numbers of strangers, or values of nobody's choice, match a pattern on a field.
  static func matches(_ pattern: Pattern, as field: FieldDefinition) -> Bool {
    var scratch = MatchScratch()
    func isMatch(_ value: String) -> Bool {
      value.withByteView {
        if case .none = pattern.firstMatch(in: $0, using: &scratch) { false } else { true }
      }
    }
    return field.type == .number
      ? numbers.contains(where: isMatch) : values.allSatisfy(isMatch)
  }
}

extension FieldDefinition {
  /// Whether a value can prove who sent the record, for it is neither in the text nor of the
  /// receiver, the hour or the way that any record takes.
  var provesSender: Bool {
    switch subject {
    case .key(let key):
      switch key {
      case .from, .link, .node, .serviceProvider, .service, .imsi, .imei, .cell: true
      default: false
      }
    case .fact(.numberClass(.from)), .fact(.base(.from)), .fact(.signatureBinding),
      .fact(.brandSender):
      true
    case .fact: false
    }
  }

  /// The members of a closed set that prove who sent the record.
  var provingMembers: Int64 {
    switch subject {
    case .fact(.numberClass): ~Anybody.classes.reduce(0) { $0 | 1 << Int64($1.rawValue) }
    case .fact(.signatureBinding): 1 << Int64(SignatureBinding.bound.rawValue)
    case .fact(.brandSender): 1 << Int64(BrandSender.official.rawValue)
    default: -1
    }
  }
}
