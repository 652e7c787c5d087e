import Bytes
import Facts
import Lists
import Records
import Views

extension Evaluator {
  /// Whether the text warns of a scheme, and shows no contact of its own.
  mutating func isAdvisory() -> Bool {
    if let known = facts.isAdvisory { return known }
    facts.advisoryFinder.read(views.text(.folded), ruleSet.knowledge.advisories)
    let found = facts.advisoryFinder.warns && !hasOwnContact()
    facts.isAdvisory = found
    return found
  }

  /// Whether the text shows a contact that the sender wants people to use, and that is not one of the
  /// public lines and offices to which warnings lead.
  private mutating func hasOwnContact() -> Bool {
    findEntities()
    for index in 0..<facts.entities.count {
      let entity = facts.entities[index]
      guard isContact(entity.kind), !isPublic(entity) else { continue }
      let range = views.foldedRange(entity.range, in: entity.view)
      let text = views.text(.folded)
      if facts.advisoryFinder.isOwnContact(range, in: text, ruleSet.knowledge.advisories) {
        return true
      }
    }
    return false
  }

  private func isContact(_ kind: EntityKind) -> Bool {
    switch kind {
    case .urlHost, .shortLink, .phone, .wechat, .qq, .account, .email, .telegram, .dingtalk,
      .feishu, .douyin, .meeting:
      true
    case .urlDomain, .urlDecoded, .amount, .app: false
    }
  }

  /// Whether a link belongs to a known brand or office, or a number to a public line or a firm.
  private func isPublic(_ entity: Entity) -> Bool {
    let value = facts.entities.value(of: entity)
    let knowledge = ruleSet.knowledge
    switch entity.kind {
    case .urlHost: return knowledge.brands.isOwned(value)
    case .phone:
      switch knowledge.plan.facts(of: value).numberClass {
      case .hotline, .service95, .service96: return true
      default: return false
      }
    default: return false
    }
  }
}
