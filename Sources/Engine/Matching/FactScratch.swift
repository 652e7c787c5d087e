import Bytes
import Facts
import Records
import Views

/// The facts of one record, each derived when it is first asked for.
struct FactScratch: ~Copyable {
  /// The entities of the text, valid after ``Evaluator/findEntities()``.
  var entities = EntityScratch()

  /// Folds names before they are compared.
  var nameFolder = NameFolder()

  private var from: NumberFacts?
  private var to: NumberFacts?
  private var signature: Signature?
  private var hasSignature = false
  private var hasEntities = false
  /// Reads texts that may be warnings.
  var advisoryFinder = AdvisoryFinder()

  /// Whether the text warns of a scheme; nil before that was found out.
  var isAdvisory: Bool?

  private var brandClaim: BrandClaim?
  private var hasBrandClaim = false

  /// Forgets the facts of the record before.
  mutating func begin() {
    from = nil
    to = nil
    hasSignature = false
    hasEntities = false
    hasBrandClaim = false
    isAdvisory = nil
  }

  /// The facts of a party's number.
  mutating func number(
    of party: Party, _ record: Record, _ source: RecordSource, by knowledge: Knowledge
  ) -> NumberFacts {
    switch party {
    case .from:
      if let from { return from }
      let facts = knowledge.plan.facts(
        of: source.bytes(of: record.field(.from)),
        link: LinkClass(word: source.bytes(of: record.field(.linkClass))),
        other: source.bytes(of: record.field(.to)))
      from = facts
      return facts
    case .to:
      if let to { return to }
      let facts = knowledge.plan.facts(of: source.bytes(of: record.field(.to)))
      to = facts
      return facts
    }
  }

  /// The signature of the text.
  mutating func signature(of raw: ByteView) -> Signature? {
    if !hasSignature { signature = Signature(of: raw) }
    hasSignature = true
    return signature
  }

  /// For which brand the text speaks.
  mutating func brandClaim(
    in views: inout ViewScratch, by knowledge: Knowledge
  ) -> BrandClaim? {
    guard !hasBrandClaim else { return brandClaim }
    hasBrandClaim = true
    brandClaim = knowledge.brands.claim(in: &views, isSoundOpen: views.opensSound())
    return brandClaim
  }

  /// Finds the entities of the text, unless that is done.
  mutating func findEntities(in views: inout ViewScratch, by knowledge: Knowledge) {
    guard !hasEntities else { return }
    hasEntities = true
    let forms = TextForms(
      raw: views.text(.raw), folded: views.text(.folded), skeleton: views.text(.skeleton))
    entities.find(in: forms, with: knowledge.entities) {
      views.foldedRange($0, in: .skeleton)
    }
  }
}
