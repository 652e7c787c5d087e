import Bytes
import Facts
import Records
import Views

/// The facts of one record, each derived when it is first asked for.
struct FactScratch: ~Copyable {
  /// The entities of the text, valid after ``RuleSet/findEntities(in:)``.
  var entities = EntityScratch()

  private var parties: (from: NumberFacts, to: NumberFacts) = (NumberFacts(), NumberFacts())
  private var signature: Signature?
  private var known: Known = []

  private struct Known: OptionSet {
    let rawValue: UInt8
    static let from = Known(rawValue: 1)
    static let to = Known(rawValue: 2)
    static let signature = Known(rawValue: 4)
    static let entities = Known(rawValue: 8)
  }

  /// Forgets the facts of the record before.
  mutating func begin() {
    known = []
  }

  /// The facts of a party's number.
  mutating func number(
    of party: Party, _ record: Record, _ source: RecordSource, by knowledge: Knowledge
  ) -> NumberFacts {
    let from = source.bytes(of: record.field(.from))
    let to = source.bytes(of: record.field(.to))
    switch party {
    case .from:
      if known.insert(.from).inserted {
        let link = LinkClass(word: source.bytes(of: record.field(.linkClass)))
        parties.from = knowledge.plan.facts(of: from, link: link, other: to)
      }
      return parties.from
    case .to:
      if known.insert(.to).inserted { parties.to = knowledge.plan.facts(of: to) }
      return parties.to
    }
  }

  /// The signature of the text.
  mutating func signature(of raw: ByteView) -> Signature? {
    if known.insert(.signature).inserted { signature = Signature(of: raw) }
    return signature
  }

  /// Finds the entities of the text, unless that is done.
  mutating func findEntities(in text: TextForms, by knowledge: Knowledge) {
    if known.insert(.entities).inserted { entities.find(in: text, with: knowledge.entities) }
  }
}
