import Bytes
import Engine
import Records

/// The everyday phrases that some rule takes for a scheme, alone or with a way to answer behind them,
/// and what the rule saw in each.
///
/// A word across a border does harm where it is the one sign that a rule asks for. Where a rule asks
/// for three, no everyday phrase has all of them, and a longer list of short words is the better one.
struct HarmfulPhrases {
  /// What rules saw in each phrase that they fired on.
  private var seen: [String: Set<String>] = [:]

  /// What honest messages have behind a phrase: a telephone, an account, a link.
  private static let tails = ["", "，电话13900001111，微信 ab_2026，见 ab-demo.cn"]

  /// From whom such messages come: from a port, and from a person.
  private static let senders = ["106900001234", "13612345678"]

  /// Asks the rules about every phrase.
  init(_ phrases: [String], by ruleSet: RuleSet) {
    var matcher = Matcher(for: ruleSet)
    for phrase in phrases {
      let evidence = HarmfulPhrases.evidence(of: phrase.filter { $0 != "|" }, by: &matcher)
      if !evidence.isEmpty { seen[phrase] = evidence }
    }
  }

  /// Whether a rule that fires on a phrase rests on a word of it.
  func rest(on word: String, of phrase: String) -> Bool {
    seen[phrase]?.contains { $0.contains(word) || word.contains($0) } ?? false
  }

  /// What rules that fire on a phrase saw in it, with and without each tail, from each sender.
  private static func evidence(of phrase: String, by matcher: inout Matcher) -> Set<String> {
    var evidence: Set<String> = []
    for tail in tails {
      for sender in senders {
        let line = (phrase + tail).withByteView { messageLine(of: $0, from: sender) }
        matcher.match(Chunk(lines: line.view, batchOffset: 0), in: .sample)
        guard matcher.matches.records.count == 1 else { continue }
        add(matcher.matches, phrase, to: &evidence)
      }
    }
    return evidence
  }

  private static func add(
    _ matches: borrowing Matches, _ phrase: String, to evidence: inout Set<String>
  ) {
    for rule in matches.rules(of: matches.records[0]) where rule.outcome == .fired {
      for index in rule.evidence.indices {
        guard case .span(let span) = matches.evidence[index],
          span.endOffset <= phrase.utf8.count
        else { continue }
        let bytes = Array(phrase.utf8)[span.startOffset..<span.endOffset]
        evidence.insert(String(decoding: bytes, as: UTF8.self))
      }
    }
  }
}
