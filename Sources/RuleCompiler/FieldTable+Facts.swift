import Engine
import Facts
import Records
import Views

extension FieldTable {
  /// The fields that are derived from a record, in the order of docs/RULES.md.
  static let facts: [FieldDefinition] =
    numberFacts(of: .from, "sender") + numberFacts(of: .to, "receiver") + [forged]
    + signatureFacts + brandFacts + linkFacts + [advisory] + entityFacts + evasionFacts + timeFacts

  /// The words of `has`, with the bit of the entity.
  static let entityWords: [(word: String, bit: Int64)] =
    [("url", EntityKind.urlHost.bit)]
    + EntityKind.allCases.map { ("\($0.name)", $0.bit) }

  private static func numberFacts(of party: Party, _ name: String) -> [FieldDefinition] {
    let key = party == .from ? "from" : "to"
    var bits: [String: Int64] = [:]
    for number in NumberClass.allCases {
      bits["\(number.name)"] = 1 << Int64(number.rawValue)
    }
    for group in NumberClass.groups {
      bits["\(group.name)"] = group.classes.reduce(0) { $0 | 1 << Int64($1.rawValue) }
    }
    let words = NumberClass.allCases.map { "\($0.name)" } + NumberClass.groups.map { "\($0.name)" }
    return [
      fact(
        key + ".class", .numberClass(party), .word(words), "What kind of number the \(name) is."
      ).with(bits: bits),
      fact(key + ".base", .base(party), .text, "The \(name)'s port without its extension."),
      fact(key + ".ext", .extension(party), .text, "The digits behind the base of the port."),
      fact(key + ".region", .region(party), .text, "The city of the \(name)'s number."),
      fact(key + ".province", .province(party), .text, "The province of the \(name)'s number."),
    ]
  }

  private static var forged: FieldDefinition {
    let words = ForgedReasons.named.map { "\($0.name)" }
    let bits = Dictionary(
      ForgedReasons.named.map { ("\($0.name)", Int64($0.reason.rawValue)) },
      uniquingKeysWith: { first, _ in first })
    return fact(
      "from.forged", .forged, .word(words), "Why the sender's number cannot be true."
    ).with(bits: bits)
  }

  private static var signatureFacts: [FieldDefinition] {
    let bindings = SignatureBinding.allCases
    return [
      fact("signature", .signature, .text, "The name in the 【】 of the text."),
      fact("signature.count", .signatureCount, .integer, "How many signatures the text has."),
      fact(
        "signature.binding", .signatureBinding, .word(bindings.map { "\($0.name)" }),
        "Whether the port may use the signature."
      ).with(
        bits: Dictionary(
          bindings.map { ("\($0.name)", 1 << Int64($0.rawValue)) },
          uniquingKeysWith: { first, _ in first })),
    ].map(\.ofMessages)
  }

  private static var brandFacts: [FieldDefinition] {
    [
      fact("brand", .brand, .text, "The brand for which the text speaks."),
      words(
        "brand.class", .brandClass, BrandClass.allCases.map { "\($0.name)" },
        "What kind of sender that brand is."),
      words(
        "brand.claim", .brandClaim, BrandClaim.Origin.allCases.map { "\($0.name)" },
        "Where the text says for whom it speaks."),
      words(
        "brand.link", .brandLink, BrandLink.allCases.map { "\($0.name)" },
        "Where a text leads that speaks for a brand."),
      words(
        "brand.sender", .brandSender, BrandSender.allCases.map { "\($0.name)" },
        "Who sent a text that speaks for a brand."),
    ].map(\.ofMessages)
  }

  private static var linkFacts: [FieldDefinition] {
    [
      words(
        "url.ending-class", .linkEnding, EndingClass.allCases.map { "\($0.name)" },
        "What the endings of the links say."),
      words(
        "url.looks", .linkLooks, LinkLooks.named.map { "\($0.name)" },
        "What is odd about the names of the links."),
    ].map(\.ofMessages)
  }

  private static var advisory: FieldDefinition {
    fact("advisory", .advisory, .boolean, "Whether the text warns of a scheme.")
      .with(bits: ["false": Fact.no, "true": Fact.yes]).ofMessages
  }

  /// A fact of a closed set, whose words have their bits in their order.
  private static func words(
    _ name: String, _ fact: Fact, _ words: [String], _ doc: String
  ) -> FieldDefinition {
    let bits = words.enumerated().map { ($0.element, Int64(1) << Int64($0.offset)) }
    return self.fact(name, fact, .word(words), doc)
      .with(bits: Dictionary(bits, uniquingKeysWith: { first, _ in first }))
  }

  private static var entityFacts: [FieldDefinition] {
    EntityKind.allCases.map { kind in
      var field = fact(
        "\(kind.name)", .entity(kind), .text, "Each \(kind.name) that the text shows."
      ).ofMessages
      switch kind {
      case .phone: field.type = .number
      case .amount:
        field.type = .integer
        field.unit = 100
        field.doc = "Each amount of money that the text shows, in yuan."
      default: break
      }
      return field
    }
  }

  private static var evasionFacts: [FieldDefinition] {
    var score = fact(
      "evasion", .evasion, .integer, "The sum of the marks of evasion in the text."
    ).ofMessages
    score.unit = 10
    return [score]
      + Evasion.Mark.allCases.map { mark in
        fact(
          "evasion.\(mark.name)", .mark(mark.rawValue), .integer,
          "How many marks of this kind the text has."
        ).ofMessages
      }
  }

  private static var timeFacts: [FieldDefinition] {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    var hour = fact(
      "hour", .hour, .integer, "The hour of the event, 0 to 23, in the manifest's zone.")
    hour.range = 0...23
    return [
      hour,
      fact(
        "weekday", .weekday, .word(days), "The day of the event in the manifest's zone."
      ).with(
        bits: Dictionary(
          days.enumerated().map { ($0.element, 1 << Int64($0.offset)) },
          uniquingKeysWith: { first, _ in first })),
    ]
  }

  private static func fact(
    _ name: String, _ fact: Fact, _ type: FieldDefinition.FieldType, _ doc: String
  ) -> FieldDefinition {
    FieldDefinition(name: name, subject: .fact(fact), type: type, doc: doc, kinds: [.sms, .call])
  }
}

extension FieldDefinition {
  /// The field, one of a closed set, with the bits of its words.
  fileprivate func with(bits: [String: Int64]) -> FieldDefinition {
    var field = self
    field.bits = bits
    return field
  }

  /// The field, which only messages have.
  fileprivate var ofMessages: FieldDefinition {
    var field = self
    field.kinds = [.sms]
    return field
  }
}
