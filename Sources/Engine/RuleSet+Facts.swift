import Bytes
import Facts
import Records
import Views

extension RuleSet {
  /// A fact that is a number, or nil where the record has none.
  func integer(of fact: Fact, in scratch: inout EvaluationScratch) -> Int64? {
    switch fact {
    case .signatureCount:
      guard scratch.record.has(.text) else { return nil }
      return Int64(signature(in: &scratch)?.count ?? 0)
    case .evasion:
      guard scratch.record.has(.text) else { return nil }
      return Int64(scratch.views.evasion().score)
    case .mark(let place):
      guard scratch.record.has(.text), let mark = Evasion.Mark(rawValue: place) else { return nil }
      return Int64(scratch.views.evasion().count(of: mark))
    case .hour: return localSeconds(of: scratch.record) / 3600 % 24
    case .weekday:
      // The first of January 1970 was a Thursday.
      return (localSeconds(of: scratch.record) / 86_400 + 3) % 7
    default: return nil
    }
  }

  /// A fact that is one or several of a closed set, as bits.
  func bits(of fact: Fact, in scratch: inout EvaluationScratch) -> Int64 {
    switch fact {
    case .numberClass(let party):
      return 1 << Int64(number(of: party, in: &scratch).numberClass.rawValue)
    case .forged: return Int64(number(of: .from, in: &scratch).forged.rawValue)
    case .signatureBinding:
      guard scratch.record.has(.text) else { return 0 }
      return 1 << Int64(binding(in: &scratch).rawValue)
    default: return 0
    }
  }

  /// Calls a closure with a fact that is text; nil where the record has none.
  func withText<Result>(
    of fact: Fact, in scratch: inout EvaluationScratch, _ body: (ByteView) -> Result
  ) -> Result? {
    switch fact {
    case .base(let party):
      return number(of: party, in: &scratch).withBase { $0.isEmpty ? nil : body($0) }
    case .extension(let party):
      return number(of: party, in: &scratch).withExtension { $0.isEmpty ? nil : body($0) }
    case .region(let party):
      guard let region = number(of: party, in: &scratch).region else { return nil }
      return knowledge.plan.withRegionName(region, body)
    case .signature:
      guard let signature = signature(in: &scratch) else { return nil }
      return body(scratch.views.text(.raw)[signature.name])
    default: return nil
    }
  }

  private func number(of party: Party, in scratch: inout EvaluationScratch) -> NumberFacts {
    scratch.facts.number(of: party, scratch.record, scratch.source, by: knowledge)
  }

  private func signature(in scratch: inout EvaluationScratch) -> Signature? {
    guard scratch.record.has(.text) else { return nil }
    return scratch.facts.signature(of: scratch.views.text(.raw))
  }

  private func binding(in scratch: inout EvaluationScratch) -> SignatureBinding {
    let number = number(of: .from, in: &scratch)
    let name = signature(in: &scratch).map { scratch.views.text(.raw)[$0.name] }
    return knowledge.bindings.binding(of: number, name: name)
  }

  private func localSeconds(of record: Record) -> Int64 {
    record.timestampMilliseconds / 1000 + Int64(knowledge.zoneOffsetSeconds)
  }

  // MARK: Entities

  /// Finds the entities of the text of the record, unless that is done.
  func findEntities(in scratch: inout EvaluationScratch) {
    guard scratch.record.has(.text) else { return }
    let forms = TextForms(
      raw: scratch.views.text(.raw), folded: scratch.views.text(.folded),
      skeleton: scratch.views.text(.skeleton))
    scratch.facts.findEntities(in: forms, by: knowledge)
  }

  /// The first entity of some kinds that a closure accepts, as evidence.
  ///
  /// - Parameters:
  ///   - kinds: A bit for each kind.
  ///   - scratch: The record.
  ///   - accepts: Is asked with the value; sets what else is evidence, such as a list's entry.
  /// - Returns: A negative answer where there is none.
  func firstEntity(
    of kinds: Int64, in scratch: inout EvaluationScratch,
    where accepts: (ByteView, inout TestOutcome) -> Bool
  ) -> TestOutcome {
    guard scratch.record.has(.text) else { return TestOutcome(.no) }
    findEntities(in: &scratch)
    for place in 0..<scratch.facts.entities.entities.count {
      let entity = scratch.facts.entities.entities[place]
      guard kinds & (1 << Int64(entity.kind.rawValue)) != 0 else { continue }
      var answer = TestOutcome(.yes)
      guard accepts(scratch.facts.entities.value(of: entity), &answer) else { continue }
      answer.view = entity.view
      answer.span = scratch.views.original(entity.range, in: entity.view)
      return answer
    }
    return TestOutcome(.no)
  }
}
