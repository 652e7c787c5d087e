import Bytes
public import Engine
import Records

/// What the patterns of rules cost on some records, grouped by who asks them.
public struct RuleProfile: Sendable {
  /// A message where it stands; it is read only where it is shown.
  public struct Message: Sendable {
    /// The name of the file.
    public var file: String
    /// The number of its line, from 1.
    public var line: Int
    /// The line of the record.
    public var bytes: [UInt8]

    /// The id of the record.
    public var identifier: String { shown(.id) }
    /// The text of the message.
    public var text: String { shown(.text) }

    private func shown(_ key: RecordKey) -> String {
      bytes.withByteView { line in
        var record = Record()
        var arena = ByteBuffer()
        guard decodeRecord(line, into: &record, arena: &arena) == nil, record.has(key) else {
          return ""
        }
        let source = RecordSource(line: line, arena: arena.view)
        return source.bytes(of: record.field(key)).text
      }
    }
  }

  /// One pattern or list of words, in its views.
  public struct Question: Sendable {
    /// The views by name, or `field` for a pattern of a field.
    public var views: String
    /// The pattern as the view has it; nil for a list.
    public var pattern: String?
    /// True if the prefilter rules texts out for it.
    public var hasLiteral: Bool
    /// Finds words of which a text must have one before PCRE2 is asked, the most common first; the
    /// pattern is read for it, so only what is shown should ask.
    public var findWords: @Sendable () -> [String]
    /// What it cost.
    public var cost: ProbeCost
    /// The message that took the longest.
    public var worst: Message?

    /// How often it was asked in vain.
    public var falseCount: Int64 { cost.askedCount - cost.foundCount - cost.limitCount }
    /// The mean time of one question.
    public var nanosecondsPerQuestion: Double {
      cost.askedCount == 0 ? 0 : Double(cost.nanoseconds) / Double(cost.askedCount)
    }
  }

  /// The questions that the same rules ask: what they share is counted once.
  public struct Entry: Sendable {
    /// The rules that ask.
    public var rules: [String]
    /// The most expensive first.
    public var questions: [Question]

    /// What it cost.
    public var cost: ProbeCost {
      questions.reduce(into: ProbeCost()) { sum, question in
        sum.askedCount += question.cost.askedCount
        sum.foundCount += question.cost.foundCount
        sum.limitCount += question.cost.limitCount
        sum.nanoseconds += question.cost.nanoseconds
      }
    }

    /// The question with the longest single answer.
    public var worst: Question? {
      questions.max { $0.cost.worstNanoseconds < $1.cost.worstNanoseconds }
    }
  }

  /// What was decided, and how long all of it took.
  public struct Total: Equatable, Sendable {
    /// How many records were decided.
    public var records = 0
    /// How many lines were no record.
    public var rejected = 0
    /// How many of the records have a text.
    public var texts = 0
    /// How many patterns the prefilter let pass, over all texts.
    public var candidates = 0
    /// How long it took.
    public var nanoseconds: Int64 = 0
  }

  /// What was decided, and how long all of it took.
  public let total: Total

  /// The most expensive first.
  public let entries: [Entry]

  /// The number of patterns in their views, and lists of words.
  public let questionCount: Int

  /// The sum over all questions.
  public let cost: ProbeCost

  /// Groups the questions of rules.
  ///
  /// - Parameters:
  ///   - questions: Each question with the rules that ask it.
  ///   - total: What was decided.
  public init(_ questions: [(rules: [String], question: Question)], total: Total) {
    self.total = total
    questionCount = questions.count
    var groups: [[String]: [Question]] = [:]
    for (rules, question) in questions where question.cost.askedCount > 0 {
      groups[rules, default: []].append(question)
    }
    let entries = groups.map { rules, questions in
      Entry(
        rules: rules, questions: questions.sorted { $0.cost.nanoseconds > $1.cost.nanoseconds })
    }
    self.entries = entries.sorted { left, right in
      left.cost.nanoseconds == right.cost.nanoseconds
        ? left.rules.lexicographicallyPrecedes(right.rules)
        : left.cost.nanoseconds > right.cost.nanoseconds
    }
    cost = Entry(rules: [], questions: entries.flatMap(\.questions)).cost
  }

  /// The questions of some entries without a literal, each with the rules that ask it, the most
  /// expensive first.
  public static func unfiltered(_ entries: [Entry]) -> [(rules: [String], question: Question)] {
    entries.flatMap { entry in
      entry.questions.filter { !$0.hasLiteral && $0.views != "field" }.map { (entry.rules, $0) }
    }.sorted { $0.question.cost.nanoseconds > $1.question.cost.nanoseconds }
  }

  /// What a rule asks, or all rules where none is named.
  public func entries(of rule: String?) -> [Entry] {
    guard let rule else { return entries }
    return entries.filter { $0.rules.contains(rule) }
  }

  /// What was asked although the prefilter sorts texts out, and how much of that in vain.
  public var filteredCounts: (asked: Int64, inVain: Int64) {
    entries.flatMap(\.questions).filter(\.hasLiteral).reduce(into: (0, 0)) { sum, question in
      sum.0 += question.cost.askedCount
      sum.1 += question.falseCount
    }
  }
}
