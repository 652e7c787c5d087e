public import Lists

/// The lists and plans by which entities are told from what only looks like them.
public struct EntityData: Sendable {
  /// The numbering plan, for area codes and country codes.
  public var plan: NumberPlan

  /// Hosts of link shorteners.
  public var shortLinkHosts: DomainList

  /// Top-level domains that end a bare host name.
  public var topLevelDomains: DomainList

  /// Those of them that are also words or file extensions: a bare name needs more than one of them.
  public var ambiguousTopLevelDomains: DomainList

  /// Suffixes of more than one label under which anybody registers, such as `com.cn`.
  public var publicSuffixes: DomainList

  /// Joins the lists.
  public init(
    plan: NumberPlan, shortLinkHosts: DomainList, topLevelDomains: DomainList,
    ambiguousTopLevelDomains: DomainList, publicSuffixes: DomainList
  ) {
    self.plan = plan
    self.shortLinkHosts = shortLinkHosts
    self.topLevelDomains = topLevelDomains
    self.ambiguousTopLevelDomains = ambiguousTopLevelDomains
    self.publicSuffixes = publicSuffixes
  }
}
