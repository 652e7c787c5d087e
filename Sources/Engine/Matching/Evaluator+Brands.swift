import Bytes
import Facts
import Lists
import Records
import Views

extension Evaluator {
  /// For which brand the text speaks; nil for none, and where no name of a brand can stand in it.
  mutating func brandClaim() -> BrandClaim? {
    guard record.has(.text), mayMatch(anyOf: ruleSet.brandProbes) else { return nil }
    return facts.brandClaim(in: &views, by: ruleSet.knowledge)
  }

  /// Whether the prefilter leaves one of some probes; true where there are none.
  private func mayMatch(anyOf probes: ProbeRange) -> Bool {
    guard probes.count > 0 else { return true }
    for number in 0..<UInt32(probes.count)
    where mayMatch(ProbeID(rawValue: probes.first.rawValue + number)) {
      return true
    }
    return false
  }

  /// The brand of a claim.
  func brand(of claim: BrandClaim) -> Brand { ruleSet.knowledge.brands.brand(claim.brand) }

  /// Where a text leads that speaks for a brand: the first of its worst links, and what that is.
  mutating func worstLink(of claim: BrandClaim) -> (kind: BrandLink, link: Entity?) {
    var worst: (kind: BrandLink, link: Entity?) = (.none, nil)
    var index = 0
    while worst.kind != .foreign, let link = nextLink(from: &index) {
      let kind = kind(of: link, for: claim)
      if kind.rawValue > worst.kind.rawValue { worst = (kind, link) }
    }
    return worst
  }

  /// What a link is to the brand that a text claims to be.
  private func kind(of link: Entity, for claim: BrandClaim) -> BrandLink {
    let knowledge = ruleSet.knowledge
    let host = facts.entities.value(of: link)
    if knowledge.brands.owns(host, brand: claim.brand) { return .official }
    guard brand(of: claim).isVerified else { return .unlisted }
    // Anybody may lead through a shortener, and one brand to another: to its shop, its app.
    if knowledge.entities.shortLinkHosts.lookup(host) != nil || knowledge.brands.isOwned(host) {
      return .unlisted
    }
    return brand(of: claim).hasAllDomains || isUnusedByBrands(link) ? .foreign : .unlisted
  }

  /// Whether no brand leads to such a host: a free page, an address, an odd name under a cheap ending.
  private func isUnusedByBrands(_ link: Entity) -> Bool {
    let host = facts.entities.value(of: link)
    if ruleSet.knowledge.entities.freeHosts.lookup(host) != nil { return true }
    let looks = looks(of: link)
    if looks.contains(.address) { return true }
    return ending(of: link) == .cheap && !looks.isDisjoint(with: [.brand, .random, .digits])
  }

  /// Who sent a text that speaks for a brand.
  mutating func sender(of claim: BrandClaim) -> BrandSender {
    guard record.has(.from) else { return .other }
    let number = number(of: .from)
    return ruleSet.knowledge.brands.owns(number, brand: claim.brand)
      ? .official : BrandSender(number.numberClass)
  }

  // MARK: Links

  /// The next host of the text among the entities from an index on, which then is behind it.
  mutating func nextLink(from index: inout Int) -> Entity? {
    guard record.has(.text) else { return nil }
    findEntities()
    while index < facts.entities.count {
      defer { index += 1 }
      if facts.entities[index].kind == .urlHost { return facts.entities[index] }
    }
    return nil
  }

  /// The bits of a fact about links that one of them has.
  func bits(of fact: Fact, for link: Entity) -> Int64 {
    switch fact {
    case .linkEnding: 1 << Int64(ending(of: link).rawValue)
    case .linkLooks: Int64(looks(of: link).rawValue)
    default: 0
    }
  }

  private func ending(of link: Entity) -> EndingClass {
    EndingClass(of: facts.entities.value(of: link), by: ruleSet.knowledge.entities)
  }

  private func looks(of link: Entity) -> LinkLooks {
    LinkLooks(
      of: facts.entities.value(of: link), domain: domain(of: link),
      brands: ruleSet.knowledge.brands)
  }

  /// The registrable domain of a host, an entity of the same place; the host where it has none.
  private func domain(of link: Entity) -> ByteView {
    for index in 0..<facts.entities.count {
      let entity = facts.entities[index]
      if entity.kind == .urlDomain, entity.range == link.range, entity.view == link.view {
        return facts.entities.value(of: entity)
      }
    }
    return facts.entities.value(of: link)
  }

  // MARK: Answers

  /// Whether a fact is one of some members, with what shows it in the text.
  mutating func answer(to fact: Fact, in members: Int64) -> Answer {
    switch fact {
    case .linkEnding, .linkLooks:
      var index = 0
      while let link = nextLink(from: &index) {
        if bits(of: fact, for: link) & members != 0 { return Answer(link) }
      }
      return Answer(.no)
    case .brandLink:
      guard let claim = brandClaim() else { return Answer(.no) }
      let (kind, link) = worstLink(of: claim)
      guard members & 1 << Int64(kind.rawValue) != 0 else { return Answer(.no) }
      return link.map { Answer($0) } ?? Answer(.yes, finding(of: fact))
    default:
      guard bits(of: fact) & members != 0 else { return Answer(.no) }
      return Answer(.yes, finding(of: fact))
    }
  }

  /// What shows a fact in the text: of facts about brands, the name.
  mutating func finding(of fact: Fact) -> Finding {
    guard Subject.fact(fact).isOfBrands, let claim = brandClaim() else { return .nothing }
    return .span(claim.range, claim.view)
  }
}
