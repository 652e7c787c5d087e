import Bytes
import Facts
import Lists
import Records
import Views

/// A link of the text, as far as its name tells something.
struct FoundLink: BitwiseCopyable {
  /// The entity of the host.
  var entity: Entity
  /// What its ending says.
  var ending: EndingClass
  /// What is odd about it.
  var looks: LinkLooks

  /// The bits of a fact about links.
  func bits(of fact: Fact) -> Int64 {
    switch fact {
    case .linkEnding: 1 << Int64(ending.rawValue)
    case .linkLooks: Int64(looks.rawValue)
    default: 0
    }
  }
}

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

  /// Where a text leads that speaks for a brand: by the worst of its links.
  mutating func link(of claim: BrandClaim) -> BrandLink {
    var (worst, index) = (BrandLink.none, 0)
    while worst != .foreign, let link = nextLink(from: &index) {
      let found = kind(of: link, for: claim)
      if found.rawValue > worst.rawValue { worst = found }
    }
    return worst
  }

  /// What a link is to the brand that a text claims to be.
  private func kind(of link: FoundLink, for claim: BrandClaim) -> BrandLink {
    let knowledge = ruleSet.knowledge
    let host = facts.entities.value(of: link.entity)
    if knowledge.brands.owns(host, brand: claim.brand) { return .official }
    guard brand(of: claim).isVerified else { return .unlisted }
    // Anybody may lead through a shortener, and one brand to another: to its shop, its app.
    if knowledge.entities.shortLinkHosts.lookup(host) != nil || knowledge.brands.isOwned(host) {
      return .unlisted
    }
    return brand(of: claim).hasAllDomains || isUnusedByBrands(link, host) ? .foreign : .unlisted
  }

  /// Whether no brand leads to such a host: a free page, an address, an odd name under a cheap ending.
  private func isUnusedByBrands(_ link: FoundLink, _ host: ByteView) -> Bool {
    if ruleSet.knowledge.entities.freeHosts.lookup(host) != nil { return true }
    if link.looks.contains(.address) { return true }
    return link.ending == .cheap && !link.looks.isDisjoint(with: [.brand, .random, .digits])
  }

  /// Who sent a text that speaks for a brand.
  mutating func sender(of claim: BrandClaim) -> BrandSender {
    guard record.has(.from) else { return .other }
    let number = number(of: .from)
    return ruleSet.knowledge.brands.owns(number, brand: claim.brand)
      ? .official : BrandSender(number.numberClass)
  }

  /// The next link of the text among the entities from an index on, which then is behind it.
  mutating func nextLink(from index: inout Int) -> FoundLink? {
    guard record.has(.text) else { return nil }
    findEntities()
    while index < facts.entities.count {
      defer { index += 1 }
      if facts.entities[index].kind == .urlHost { return link(at: index) }
    }
    return nil
  }

  /// The link of a host, whose registrable domain is an entity of the same place behind it.
  private func link(at index: Int) -> FoundLink {
    let entity = facts.entities[index]
    let host = facts.entities.value(of: entity)
    var domain = host
    for other in (index + 1)..<max(facts.entities.count, index + 1) {
      let candidate = facts.entities[other]
      guard candidate.kind == .urlDomain, candidate.range == entity.range,
        candidate.view == entity.view
      else { continue }
      domain = facts.entities.value(of: candidate)
      break
    }
    let knowledge = ruleSet.knowledge
    return FoundLink(
      entity: entity, ending: EndingClass(of: host, by: knowledge.entities),
      looks: LinkLooks(of: host, domain: domain, brands: knowledge.brands))
  }

  /// Whether a fact is one of some members, with what shows it in the text.
  mutating func answer(to fact: Fact, in members: Int64) -> Answer {
    switch fact {
    case .linkEnding, .linkLooks:
      var index = 0
      while let link = nextLink(from: &index) {
        if link.bits(of: fact) & members != 0 { return Answer(link.entity) }
      }
      return Answer(.no)
    case .brandClass, .brandClaim, .brandSender:
      guard bits(of: fact) & members != 0, let claim = brandClaim() else { return Answer(.no) }
      return Answer(.yes, .span(claim.range, claim.view))
    case .brandLink: return answer(toLink: members)
    default: return Answer(bits(of: fact) & members != 0)
    }
  }

  private mutating func answer(toLink members: Int64) -> Answer {
    guard let claim = brandClaim() else { return Answer(.no) }
    let worst = link(of: claim)
    guard members & 1 << Int64(worst.rawValue) != 0 else { return Answer(.no) }
    var index = 0
    while let link = nextLink(from: &index) {
      if kind(of: link, for: claim) == worst { return Answer(link.entity) }
    }
    return Answer(.yes, .span(claim.range, claim.view))
  }
}
