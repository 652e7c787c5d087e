import RuleCompiler

extension Fault {
  static let conditionFaults: [Fault] = [
    Fault("when-is-text", when: "'贷款'"),
    Fault("when-is-empty", when: "{}"),
    Fault("field-misspelt", when: "{fron: '95588'}"),
    Fault("field-unheard-of", when: "{colour: red}"),
    Fault("kind-as-condition", when: "{kind: sms, text: '贷款'}"),
    Fault("ledger-condition", when: "{count: {of: messages, by: from, within: 10m, above: 200}}"),
    Fault("number-unquoted", when: "{from: 95588}"),
    Fault("number-with-country-code", when: "{from: {prefix: ['0086138', '+86139']}}"),
    Fault("comparison-unknown", when: "{from: {prefixes: '106'}}"),
    Fault("comparison-empty", when: "{from: {}}"),
    Fault("values-empty", when: "{from: []}"),
    Fault("bounds-of-text", when: "{from: {above: 3}}"),
    Fault("pattern-of-number", rule: "kind: call\nwhen: {ring_ms: {match: '^1'}}"),
    Fault("bounds-crossed", rule: "kind: call\nwhen: {ring_ms: {above: 5, below: 6}}"),
    Fault("word-unknown", when: "{link_class: internatonal}"),
    Fault("boolean-yes", rule: "kind: call\nwhen: {answered: yes}"),
    Fault(
      "call-with-text",
      [
        "loan/offer.yaml": """
        use: [shared/contact]
        family: loan
        rules:
          - id: call-contact
            title: A call with a contact
            kind: call
            when: {condition: contact}
            verdict: review
            hits: [{from: '1'}]
            misses: [{from: '2'}]

        """
      ]),
    Fault("message-that-rings", when: "{ring_ms: {below: 3000}}"),
    Fault("any-without-list", when: "{any: '贷款'}"),
    Fault("none-as-mapping", when: "{text: '贷款', none: {from: '95588', link_class: intl}}"),
    Fault("some-more-than-there-are", when: "{some: {at_least: 3, of: [{text: a}, {text: b}]}}"),
    Fault("some-without-of", when: "{some: {at_least: 2}}"),
    Fault("text-without-pattern", when: "{text: {view: [raw]}}"),
    Fault("text-with-both", when: "{text: {match: a, words: loan-words}}"),
    Fault("text-like", when: "{text: {like: samples, at_least: 0.5}}"),
    Fault("like-words", when: "{text: {like: loan-words}}"),
    Fault("like-nearly-nothing", when: "{text: {like: loan-words, at_least: 0.2}}"),
    Fault("like-in-a-view", when: "{text: {like: loan-words, view: [folded], near: 3}}"),
    Fault("near-alone", when: "{text: {words: loan-words, near: 24}}"),
    Fault("near-beside-match", when: "{text: {match: '贷款', near: 24}}"),
    Fault("more-words-than-there-are", when: "{text: {words: ['贷款', '放款'], at_least: 3}}"),
    Fault("words-of-numbers", when: "{text: {words: ports}}"),
    Fault("sender-in-words", when: "{from: {in: loan-words}}"),
    Fault("list-misspelt", when: "{text: {words: loan-wrods}}"),
    Fault("view-misspelt", when: "{text: {match: '贷款', view: [rwa]}}"),
    Fault(
      "allow-on-text-or-sender",
      rule: """
        verdict: allow
        when:
          any:
            - from: '95588'
            - text: '银行'
        """),
    Fault(
      "allow-on-absence",
      rule: """
        verdict: allow
        when:
          text: '银行'
          none: [{link_class: intl}]
        """),
    Fault("score-and-verdict", rule: "verdict: block\nscore: 2.0"),
    Fault(
      "neither-score-nor-verdict",
      [
        "loan/offer.yaml": "family: loan\nrules:\n  - id: a\n"
          + "    title: A\n    kind: sms\n    when: {text: '贷款'}\n"
      ]),
    Fault("group-with-verdict", rule: "verdict: block\ngroup: wording"),
    Fault("date-unquoted", rule: "valid: {until: 2026-12-01}"),
    Fault("date-that-is-none", rule: "valid: {since: 'soon'}"),
    Fault("conditions-too-deep", file: chain("conditions", 40) { "{condition: \($0)}" }),
    Fault(
      "conditions-doubling",
      file: chain("conditions", 20) {
        "{any: [{condition: \($0)}, {condition: \($0)}]}"
      }),
    Fault(
      "fragments-too-deep",
      file: chain("define", 40) { "'{\($0)}'" } + "conditions:\n"
        + "  offer: {text: '{c0}'}\n"),
    Fault(
      "fragments-doubling",
      file: chain("define", 20) { "'{\($0)}{\($0)}'" } + "conditions:\n"
        + "  offer: {text: '{c0}'}\n"),
  ]

  /// Names each of which refers to the next, the last to nothing further.
  private static func chain(_ key: String, _ count: Int, _ link: (String) -> String) -> String {
    var lines = [key + ":"]
    for place in 0..<count { lines.append("  c\(place): \(link("c\(place + 1)"))") }
    lines.append("  c\(count): " + (key == "define" ? "'贷款'" : "{text: '贷款'}"))
    return lines.joined(separator: "\n") + "\n"
  }
}
