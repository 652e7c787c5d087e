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
    case .weekday: return integer(of: .weekday, in: &scratch).map { 1 << $0 } ?? 0
    default: return 0
    }
  }

  /// Copies a fact that is text into the value of the scratch; false where the record has none.
  func takeText(of fact: Fact, in scratch: inout EvaluationScratch) -> Bool {
    scratch.value.removeAll()
    switch fact {
    case .base(let party):
      number(of: party, in: &scratch).withBase { scratch.value.append($0) }
    case .extension(let party):
      number(of: party, in: &scratch).withExtension { scratch.value.append($0) }
    case .region(let party):
      guard let region = number(of: party, in: &scratch).region else { return false }
      knowledge.plan.withRegionName(region) { scratch.value.append($0) }
    case .signature:
      guard let signature = signature(in: &scratch) else { return false }
      // As rules are written, whatever the width, the case and the characters of the sender.
      let name = scratch.views.text(.raw)[signature.name]
      scratch.facts.nameFolder.append(name, to: &scratch.value)
    default: return false
    }
    return !scratch.value.isEmpty
  }

  private func number(of party: Party, in scratch: inout EvaluationScratch) -> NumberFacts {
    scratch.facts.number(of: party, scratch.record, scratch.source, by: knowledge)
  }

  /// The signature of the text, or nil.
  func signature(in scratch: inout EvaluationScratch) -> Signature? {
    guard scratch.record.has(.text) else { return nil }
    return scratch.facts.signature(of: scratch.views.text(.raw))
  }

  private func binding(in scratch: inout EvaluationScratch) -> SignatureBinding {
    let number = number(of: .from, in: &scratch)
    let hasName = takeText(of: .signature, in: &scratch)
    return knowledge.bindings.binding(of: number, name: hasName ? scratch.value.view : nil)
  }

  private func localSeconds(of record: Record) -> Int64 {
    // A week more, so that the first hours of 1970 are not negative west of Greenwich.
    record.timestampMilliseconds / 1000 + Int64(knowledge.zoneOffsetSeconds) + 7 * 86_400
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

  /// Calls a closure with the entities of some kinds, in order, until it says that it has enough.
  ///
  /// - Parameters:
  ///   - kinds: A bit for each kind.
  ///   - scratch: The record.
  ///   - hasEnough: Is asked with the entity and its value.
  /// - Returns: The entity with which the closure had enough.
  func firstEntity(
    of kinds: Int64, in scratch: inout EvaluationScratch,
    where hasEnough: (Entity, ByteView) -> Bool = { _, _ in true }
  ) -> Entity? {
    guard scratch.record.has(.text) else { return nil }
    findEntities(in: &scratch)
    for place in 0..<scratch.facts.entities.entities.count {
      let entity = scratch.facts.entities.entities[place]
      guard kinds & (1 << Int64(entity.kind.rawValue)) != 0 else { continue }
      if hasEnough(entity, scratch.facts.entities.value(of: entity)) { return entity }
    }
    return nil
  }
}
