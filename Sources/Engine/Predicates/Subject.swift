public import Facts
public import Records

/// What a predicate looks at: a key of the record, or a fact derived from it.
public enum Subject: Hashable, BitwiseCopyable, Sendable {
  case key(RecordKey)
  case fact(Fact)
}

/// Something that is derived from a record when the first predicate asks for it.
public enum Fact: Hashable, BitwiseCopyable, Sendable {
  /// The number class of a party.
  case numberClass(Party)
  /// The base of a port number: the part that names its holder.
  case base(Party)
  /// The digits behind the base.
  case `extension`(Party)
  /// The city or prefecture of a number.
  case region(Party)
  /// The province of a number.
  case province(Party)
  /// The reasons to believe that the sender's number is forged.
  case forged
  /// The name in the brackets of the text.
  case signature
  /// How many signatures the text has.
  case signatureCount
  /// Whether the port may use the signature.
  case signatureBinding
  /// The values of one kind of entity in the text.
  case entity(EntityKind)
  /// The brand for which the text speaks.
  case brand
  /// The class of that brand.
  case brandClass
  /// Where the text says for whom it speaks.
  case brandClaim
  /// Where a text leads that speaks for a brand.
  case brandLink
  /// Who sent a text that speaks for a brand.
  case brandSender
  /// The classes of the endings of the links.
  case linkEnding
  /// What is odd about the names of the links.
  case linkLooks
  /// Whether the text warns of a scheme.
  case advisory
  /// The sum of the marks of evasion, in tenths.
  case evasion
  /// The count of one mark of evasion.
  case mark(UInt8)
  /// The hour of the event in the zone of the rules, 0 to 23.
  case hour
  /// The day of the week of the event in that zone, 0 for Monday.
  case weekday
}

/// One of the two parties of a record.
public enum Party: UInt8, Hashable, BitwiseCopyable, Sendable {
  case from
  case to
}

extension EntityKind {
  /// The bit of the kind in a set of kinds.
  public var bit: Int64 { 1 << Int64(rawValue) }
}

extension Subject {
  /// Whether the record has it only where the text names a brand.
  public var isOfBrands: Bool {
    switch self {
    case .fact(.brand), .fact(.brandClass), .fact(.brandClaim), .fact(.brandLink),
      .fact(.brandSender):
      true
    case .key, .fact: false
    }
  }

  /// What it costs to know the value, about in nanoseconds; of a key as much as is said.
  func cost(ofKey cost: Int) -> Int {
    switch self {
    case .key: cost
    case .fact(let fact): fact.cost
    }
  }
}

extension Fact {
  /// The bits of a fact that holds, or does not.
  public static let (no, yes): (Int64, Int64) = (1, 2)

  /// Finding the entities of a text costs more than any pattern.
  static let entityCost = 5_000

  /// What it costs to derive the fact, about in nanoseconds.
  var cost: Int {
    switch self {
    case .hour, .weekday: 10
    case .numberClass, .base, .extension, .region, .province, .forged: 100
    case .signature, .signatureCount, .signatureBinding: 200
    case .evasion, .mark: 500
    case .brand, .brandClass, .brandClaim, .brandSender: 1_000
    case .advisory: 2_000
    case .entity, .brandLink, .linkEnding, .linkLooks: Fact.entityCost
    }
  }
}
