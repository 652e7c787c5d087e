import Engine
import Records
import RuleCompiler

/// The rules that ask every fact in every way it can be asked, and look for words and patterns in
/// every view, with the tables of a rule directory.
///
/// They are compiled from YAML that is made of the table of fields, so that a new fact is measured
/// without anybody thinking of it.
func makeFactRules(from directory: String) -> RuleSet {
  let folders = ["numbers/", "hosts/", "variants/"]
  let data = readBundle(directory).files.filter { file in
    folders.contains { file.path.hasPrefix($0) }
  }
  let made = FactRules.files.map { RuleBundle.File(path: $0.path, bytes: Array($0.text.utf8)) }
  return compiled(RuleBundle(directory: "gate", files: data + made))
}

private enum FactRules {
  static var files: [(path: String, text: String)] {
    [
      ("manifest.yaml", manifest), ("lists/words.txt", "贷款\n放款\n额度\n加微信\n"),
      ("lists/samples.ndjson", "{\"id\":\"known\",\"text\":\"\(knownText)\"}\n"),
      ("lists/numbers.txt", "13800138000\n95588\n"), ("lists/domains.txt", "example.cn\n"),
      ("gate/facts.yaml", rules),
    ]
  }

  /// Is like many of the made-up scams.
  private static let knownText = "凭身份证当天放款，贷款额度二十万，加微信：made123456"

  private static let manifest = """
    thresholds: {block: 8.0, review: 5.0}
    lists:
      gate-words: {type: words, file: lists/words.txt}
      gate-numbers: {type: numbers, file: lists/numbers.txt}
      gate-domains: {type: domains, file: lists/domains.txt}
      gate-samples: {type: samples, file: lists/samples.ndjson}

    """

  private static var rules: String {
    let asked = FieldTable.all.flatMap(conditions) + texts.map { ($0, "[sms]") }
    var text = "family: gate\nrules:\n"
    for (number, condition) in asked.enumerated() {
      text +=
        "  - {id: gate-\(number), title: A question, kind: \(condition.kinds), "
        + "when: \(condition.when), score: 0.1}\n"
    }
    return text
  }

  private static var texts: [String] {
    let views = ["raw", "folded", "skeleton", "sound"]
    return [
      "{has: [url, phone, wechat, qq, account, amount, app, short-link]}",
      "{text: '贷款.{0,40}微信'}", "{text: {words: gate-words, at_least: 2, near: 40}}",
      "{text: {like: gate-samples, at_least: 0.3}}", "{text: {like: gate-samples}}",
    ]
      + views.map { "{text: {match: '贷款额度', view: \($0)}}" }
      + views.map { "{text: {words: ['贷款额度', '加微信好友'], view: \($0)}}" }
  }

  /// Every way to ask a fact.
  private static func conditions(
    of field: FieldDefinition
  ) -> [(when: String, kinds: String)] {
    guard case .fact = field.subject else { return [] }
    var ways: [String]
    switch field.type {
    case .number: ways = ["'13800138000'", "{prefix: '13'}", "{match: '8$'}", "{in: gate-numbers}"]
    case .text: ways = ["'made'", "{prefix: '1'}", "{match: 'm|0'}", "{in: gate-domains}"]
    case .integer: ways = ["1", "{above: 0}"]
    case .boolean: ways = ["true"]
    case .word(let words): ways = ["[\(words[0]), \(words[words.count - 1])]"]
    }
    ways.append("{absent: true}")
    let kinds = field.kinds.map { "\($0.name)" }.sorted().joined(separator: ", ")
    return ways.map { ("{\(field.name): \($0)}", "[\(kinds)]") }
  }
}
