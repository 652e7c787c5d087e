import Bytes
import Facts
import Records
import Views

extension Evaluator {
  /// True if the record has a field or a fact.
  mutating func isPresent(_ subject: Subject) -> Bool {
    switch subject {
    case .key(let key): return record.has(key)
    case .fact(let fact): return isPresent(fact)
    }
  }

  private mutating func isPresent(_ fact: Fact) -> Bool {
    switch fact {
    case .entity(let kind): return firstEntity(of: kind.bit) != nil
    case .forged: return bits(of: fact) != 0
    case .signature, .base, .extension, .region, .province: return takeText(of: fact)
    case .numberClass: return true
    case .brand, .brandClass, .brandClaim, .brandLink, .brandSender: return brandClaim() != nil
    case .linkEnding, .linkLooks: return bits(of: fact) != 0
    case .advisory: return record.has(.text)
    case .signatureBinding: return record.has(.text)
    case .signatureCount, .evasion, .mark, .hour, .weekday: return integer(of: fact) != nil
    }
  }

  /// A fact that is a number, or nil where the record has none.
  mutating func integer(of fact: Fact) -> Int64? {
    switch fact {
    case .signatureCount:
      guard record.has(.text) else { return nil }
      return Int64(signature()?.count ?? 0)
    case .evasion:
      guard record.has(.text) else { return nil }
      return Int64(views.evasion().score)
    case .mark(let number):
      guard record.has(.text), let mark = Evasion.Mark(rawValue: number) else { return nil }
      return Int64(views.evasion().count(of: mark))
    case .hour: return localSeconds / 3600 % 24
    case .weekday:
      // The first of January 1970 was a Thursday.
      return (localSeconds / 86_400 + 3) % 7
    default: return nil
    }
  }

  /// A fact that is one or several of a closed set, as bits.
  mutating func bits(of fact: Fact) -> Int64 {
    switch fact {
    case .numberClass(let party): return 1 << Int64(number(of: party).numberClass.rawValue)
    case .forged: return Int64(number(of: .from).forged.rawValue)
    case .signatureBinding:
      guard record.has(.text) else { return 0 }
      return 1 << Int64(binding().rawValue)
    case .weekday: return integer(of: .weekday).map { 1 << $0 } ?? 0
    case .brandClass:
      return brandClaim().map { 1 << Int64(brand(of: $0).brandClass.rawValue) } ?? 0
    case .brandClaim: return brandClaim().map { 1 << Int64($0.origin.rawValue) } ?? 0
    case .brandLink: return brandClaim().map { 1 << Int64(worstLink(of: $0).kind.rawValue) } ?? 0
    case .brandSender: return brandClaim().map { 1 << Int64(sender(of: $0).rawValue) } ?? 0
    case .linkEnding, .linkLooks:
      var (bits, index) = (Int64(0), 0)
      while let link = nextLink(from: &index) { bits |= self.bits(of: fact, for: link) }
      return bits
    case .advisory:
      guard record.has(.text) else { return 0 }
      return isAdvisory() ? Fact.yes : Fact.no
    default: return 0
    }
  }

  /// Copies a fact that is text into ``value``; false where the record has none.
  mutating func takeText(of fact: Fact) -> Bool {
    value.removeAll()
    switch fact {
    case .base(let party): number(of: party).withBase { value.append($0) }
    case .extension(let party): number(of: party).withExtension { value.append($0) }
    case .region(let party):
      guard let region = number(of: party).region else { return false }
      ruleSet.knowledge.plan.withCityName(region) { value.append($0) }
    case .province(let party):
      guard let region = number(of: party).region else { return false }
      ruleSet.knowledge.plan.withProvinceName(region) { value.append($0) }
    case .signature:
      guard let signature = signature() else { return false }
      // As rules are written, whatever the width, the case and the characters of the sender.
      facts.nameFolder.append(views.text(.raw)[signature.name], to: &value)
    case .brand:
      guard let claim = brandClaim() else { return false }
      value.append(brand(of: claim).identifier)
    default: return false
    }
    return !value.isEmpty
  }

  mutating func number(of party: Party) -> NumberFacts {
    facts.number(of: party, record, source, by: ruleSet.knowledge)
  }

  /// The signature of the text, or nil.
  mutating func signature() -> Signature? {
    guard record.has(.text) else { return nil }
    return facts.signature(of: views.text(.raw))
  }

  private mutating func binding() -> SignatureBinding {
    let number = number(of: .from)
    let hasName = takeText(of: .signature)
    return ruleSet.knowledge.bindings.binding(of: number, name: hasName ? value.view : nil)
  }

  private var localSeconds: Int64 {
    // A week more, so that the first hours of 1970 are not negative west of Greenwich.
    record.timestampMilliseconds / 1000 + Int64(ruleSet.knowledge.zoneOffsetSeconds) + 7 * 86_400
  }

  // MARK: Entities

  /// Finds the entities of the text of the record, unless that is done.
  mutating func findEntities() {
    guard record.has(.text) else { return }
    facts.findEntities(in: &views, by: ruleSet.knowledge)
  }

  /// Looks through the entities of some kinds, in order, until a closure says that it has enough.
  ///
  /// - Parameters:
  ///   - kinds: A bit for each kind.
  ///   - hasEnough: Is asked with the value of an entity.
  /// - Returns: The entity with which the closure had enough.
  mutating func firstEntity(
    of kinds: Int64, where hasEnough: (ByteView) -> Bool = { _ in true }
  ) -> Entity? {
    guard record.has(.text) else { return nil }
    findEntities()
    for index in 0..<facts.entities.count {
      let entity = facts.entities[index]
      guard kinds & entity.kind.bit != 0 else { continue }
      if hasEnough(facts.entities.value(of: entity)) { return entity }
    }
    return nil
  }
}
