import Engine
import Offline

extension RuleProfile {
  /// From how many nanoseconds for one question a pattern is called slow; the usual one takes some
  /// hundreds.
  private static let slowNanoseconds = 5_000.0

  /// The same for a pattern that was asked less than ``sureCount`` times, each time from memory.
  private static let coldSlowNanoseconds = 50_000.0

  /// From how many questions on their mean and the share of those in vain tell something.
  private static let sureCount = 20

  /// From which share of questions in vain the words of a pattern are called common.
  private static let vainShare = 0.9

  /// From which share of all texts it matters that a pattern is asked in vain.
  private static let frequentShare = 0.01

  /// The advice for the author of some rules about their cost: a line for each problem.
  func hints(for entry: Entry) -> [String] {
    var hints: [String] = []
    let views = entry.questions.filter { !$0.hasLiteral && $0.views != "field" }.map(\.views)
    if !views.isEmpty {
      hints.append(
        "no word is required in \(listed(views)), so it is asked about every text that the rest "
          + "of the rule leaves: write a word of two characters that must be there, or put a "
          + "condition with such a word beside it under `all`")
    }
    for question in entry.questions {
      hints += self.hints(for: question).filter { !hints.contains($0) }
    }
    return hints
  }

  private func hints(for question: Question) -> [String] {
    var hints: [String] = []
    let cost = question.cost
    let isSure = cost.askedCount >= RuleProfile.sureCount
    let slow = isSure ? RuleProfile.slowNanoseconds : RuleProfile.coldSlowNanoseconds
    if cost.limitCount > 0 {
      hints.append(
        "it gives up on some texts: bound its repeats (`{0,24}` for `*`), and put no repeat into a "
          + "repeat")
    } else if question.nanosecondsPerQuestion > slow {
      hints.append(
        "one question takes \(Figures.duration(nanoseconds: question.nanosecondsPerQuestion)): let it "
          + "begin with its rarest word, and bound its gaps (`.{0,24}` for `.*`)")
    }
    let isFrequent =
      isSure && Double(cost.askedCount) > Double(total.texts) * RuleProfile.frequentShare
    let isVain = Double(question.falseCount) > Double(cost.askedCount) * RuleProfile.vainShare
    if question.hasLiteral, isFrequent, isVain {
      let words = question.findWords()
      if !words.isEmpty {
        hints.append(
          "the words that let texts through to it are common (\(listed(words))): ask for a rarer "
            + "one, or for a longer piece of them")
      }
    }
    return hints
  }

  private func listed(_ words: [String]) -> String {
    var distinct: [String] = []
    for word in words where !distinct.contains(word) { distinct.append(word) }
    let shown = distinct.prefix(3).joined(separator: ", ")
    return distinct.count > 3 ? shown + ", …" : shown
  }
}
