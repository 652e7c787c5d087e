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

  /// Bare names that are no hosts, such as `asp.net`, and file extensions as single labels.
  public var namesThatAreNoHosts: DomainList

  /// All top-level domains of the root zone: where a scheme, `www.` or a word such as 登录 says that a
  /// link follows, each of them ends a host name.
  public var rootZone: DomainList

  /// Endings under which most honest senders register, such as `com` and `gov.cn`.
  public var commonEndings: DomainList

  /// Endings that cost next to nothing, and under which few honest senders register.
  public var cheapEndings: DomainList

  /// Places where anybody puts up a page for nothing, below a name of somebody else.
  public var freeHosts: DomainList

  /// Words beside a number or a name that tell what it is.
  public var words: ContextWords

  /// The lists of host names.
  public enum File: String, CaseIterable, Hashable, Sendable {
    /// ``EntityData/shortLinkHosts``.
    case shortLinks = "short-links.txt"

    /// ``EntityData/topLevelDomains``.
    case topLevelDomains = "top-level-domains.txt"

    /// ``EntityData/rootZone``.
    case rootZone = "root-zone.txt"

    /// ``EntityData/ambiguousTopLevelDomains``.
    case ambiguousDomains = "ambiguous-domains.txt"

    /// ``EntityData/publicSuffixes``.
    case publicSuffixes = "public-suffixes.txt"

    /// ``EntityData/namesThatAreNoHosts``.
    case notHosts = "not-hosts.txt"

    /// ``EntityData/commonEndings``.
    case commonEndings = "common-endings.txt"

    /// ``EntityData/cheapEndings``.
    case cheapEndings = "cheap-endings.txt"

    /// ``EntityData/freeHosts``.
    case freeHosts = "free-hosts.txt"
  }

  /// Joins a plan and the lists, all of which are of domains.
  ///
  /// - Parameters:
  ///   - plan: The numbering plan.
  ///   - words: The words that tell what stands beside them.
  ///   - list: Gives the entries of a list; those of an empty file for one that is absent.
  public init(
    plan: NumberPlan, words: ContextWords = .builtIn, list: (File) -> ListEntries
  ) {
    self.plan = plan
    self.words = words
    rootZone = DomainList(list(.rootZone))
    shortLinkHosts = DomainList(list(.shortLinks))
    topLevelDomains = DomainList(list(.topLevelDomains))
    ambiguousTopLevelDomains = DomainList(list(.ambiguousDomains))
    publicSuffixes = DomainList(list(.publicSuffixes))
    namesThatAreNoHosts = DomainList(list(.notHosts))
    commonEndings = DomainList(list(.commonEndings))
    cheapEndings = DomainList(list(.cheapEndings))
    freeHosts = DomainList(list(.freeHosts))
  }
}
