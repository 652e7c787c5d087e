public import Bytes

/// Words beside a number or a name that tell what it is.
///
/// A carrier's own come from `Rules/words/contexts.tsv`; groups that it does not have, and rule
/// directories without it, have the words that are built in.
public final class ContextWords: Sendable {
  /// A kind of words.
  enum Group: String, CaseIterable {
    case reference, label, phone, dial, hotline, account, wechat, qq, document, counted, counter
    case money, earning, link, telegram, dingtalk, feishu, douyin, meeting
    case contactFiller = "contact-filler"
    case phoneLetters = "phone-letters"
    case appVerb = "app-verb"
    case appFiller = "app-filler"
    case appTail = "app-tail"
    case appStore = "app-store"
    case lengthTail = "length-tail"
    case yuanMonth = "yuan-month"
    case yuanYear = "yuan-year"
    case yuanFor = "yuan-for"
    case hostLead = "host-lead"
    case commonDomain = "common-domain"
  }

  /// The words that are built into the program.
  public static let builtIn = ContextWords(builtInGroups)

  private static let builtInGroups = ContextWordsParse.groups(ByteView(builtInRows)).groups

  let reference: GlyphWords
  let label: GlyphWords
  let phone: GlyphWords
  let dial: GlyphWords
  let hotline: GlyphWords
  let account: GlyphWords
  let wechat: GlyphWords
  let qq: GlyphWords
  let contactFillers: GlyphWords
  let phoneLetters: GlyphWords
  let appVerbs: GlyphWords
  let appFillers: GlyphWords
  let appTails: GlyphWords
  let appStores: GlyphWords
  let documents: GlyphWords
  let counted: GlyphWords
  let counters: GlyphWords
  let money: GlyphWords
  let earning: GlyphWords
  let lengthTails: GlyphWords
  let yuanMonth: GlyphWords
  let yuanYear: GlyphWords
  let yuanFor: GlyphWords
  let link: GlyphWords
  let hostLeads: GlyphWords
  let commonDomains: GlyphWords
  let telegram: GlyphWords
  let dingtalk: GlyphWords
  let feishu: GlyphWords
  let douyin: GlyphWords
  let meeting: GlyphWords

  /// Takes the groups that were read, and the built-in words of all others.
  init(_ read: [Group: [String]]) {
    func words(_ group: Group) -> GlyphWords {
      GlyphWords(read[group] ?? ContextWords.builtInGroups[group] ?? [])
    }
    reference = words(.reference)
    label = words(.label)
    phone = words(.phone)
    dial = words(.dial)
    hotline = words(.hotline)
    account = words(.account)
    wechat = words(.wechat)
    qq = words(.qq)
    contactFillers = words(.contactFiller)
    phoneLetters = words(.phoneLetters)
    appVerbs = words(.appVerb)
    appFillers = words(.appFiller)
    appTails = words(.appTail)
    appStores = words(.appStore)
    documents = words(.document)
    counted = words(.counted)
    counters = words(.counter)
    money = words(.money)
    earning = words(.earning)
    lengthTails = words(.lengthTail)
    yuanMonth = words(.yuanMonth)
    yuanYear = words(.yuanYear)
    yuanFor = words(.yuanFor)
    link = words(.link)
    hostLeads = words(.hostLead)
    commonDomains = words(.commonDomain)
    telegram = words(.telegram)
    dingtalk = words(.dingtalk)
    feishu = words(.feishu)
    douyin = words(.douyin)
    meeting = words(.meeting)
  }
}

/// Words that were read, and what was wrong in their file.
public struct ContextWordsParse: Sendable {
  /// The file below a rule directory.
  public static let fileName = "words/contexts.tsv"

  /// The words of the good rows; built-in ones for groups of which there is no row.
  public let words: ContextWords

  /// What is wrong in the file.
  public let problems: [TableProblem]

  /// Reads the contents of a file; an empty one has no groups.
  public init(_ content: ByteView) {
    let read = ContextWordsParse.groups(content)
    problems = read.problems
    words = ContextWords(read.groups)
  }

  static func groups(
    _ content: ByteView
  ) -> (groups: [ContextWords.Group: [String]], problems: [TableProblem]) {
    let read = WordRows(
      content, cellByteCountMax: Limits.listEntryByteCountMax, else: .unknownGroup
    ) { ContextWords.Group(rawValue: $0.text) }
    var groups: [ContextWords.Group: [String]] = [:]
    for (group, words) in read.rows {
      groups[group, default: []] += words.map { $0.replacing("␣", with: " ") }
    }
    return (groups, read.problems)
  }
}
