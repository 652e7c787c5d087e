import RuleCompiler

extension Fault {
  static let patternFaults: [Fault] = [
    Fault("pattern-empty", when: "{text: ''}"),
    Fault("pattern-of-field", when: #"{from: {match: '^\d{3'}, text: '贷款\y'}"#),
    Fault("pattern-with-single-byte", when: #"{text: '贷\C款'}"#),
    Fault(
      "pattern-behind-two-fragments",
      file: """
        define:
          loan: '贷款|借款'
          fast: '{loan}秒批++*'
        conditions:
          offer: {text: '{loan}{fast}'}

        """),
    Fault("pattern-in-double-quotes", when: #"{text: "\d{3}"}"#),
    Fault(
      "pattern-in-literal-block",
      rule: """
        when:
          text: |-
            (?x) 贷款 [
        """),
    Fault(
      "pattern-in-folded-block",
      rule: """
        when:
          text: >-
            贷款
            (秒批
        """),
    Fault("pattern-with-doubled-quote", when: "{text: '贷''款(?<a'}"),
    Fault(
      "fragment-misspelt-twice",
      file: """
        define:
          loan: '贷款'
        conditions:
          offer: {text: '{laon}.{0,12}{lona}'}

        """),
    Fault(
      "fragment-of-three-in-circle",
      file: """
        define:
          one: '1{two}'
          two: '2{three}'
          three: '3{one}'
        conditions:
          offer: {text: '{one}'}

        """),
    Fault(
      "fragment-closes-too-much",
      file: #"""
        define:
          loan: '贷款)|(?:借款'
          end: '贷款\'
          quoted: '\Q贷款'
          class: '[贷款'
          note: '贷款(?#借'
        conditions:
          offer: {text: '{loan}{end}{quoted}{class}{note}'}

        """#),
    Fault(
      "fragment-that-is-list", file: "define:\n  loan: [a]\nconditions:\n  b: {text: '{loan}'}\n"),
    Fault("pattern-too-long", when: "{text: '\(String(repeating: "贷款", count: 6000))'}"),
    Fault("condition-of-text-empty-alternative", when: "{text: '(?:贷款|)'}"),
  ]

  static let sampleFaults: [Fault] = [
    Fault("sample-with-misspelt-key", rule: "hits: [{form: '106', text: '贷款'}]"),
    Fault(
      "sample-with-wrong-number",
      rule: "kind: call\nwhen: {ring_ms: {below: 9}}\n"
        + "hits: [{ring_ms: some}]"),
    Fault("sample-with-list", rule: "hits: [{text: ['贷款']}]"),
    Fault(
      "sample-of-two-lines",
      rule: """
        kind: call
        when: {ring_ms: 1}
        hits:
          - ring_ms: |
              1
              2
        """),
    Fault("hit-with-blocker", rule: "hits: [{text: '贷款', blocked_by: text}]"),
    Fault("blocker-misspelt", rule: "misses: [{text: '您好', blocked_by: txet}]"),
    Fault(
      "hit-that-runs-away",
      rule: """
        when: {text: '(?:a|aa)+$'}
        hits: [{text: '\(String(repeating: "a", count: 60))b'}]
        misses: [{text: '您好'}]
        """),
    Fault(
      "several-samples",
      rule: """
        when: {text: '贷款', from: {prefix: '106'}}
        hits:
          - {from: '10691', text: '贷款'}
          - {from: '10692', text: '您好'}
          - from: '13912345678'
            text: |-
              贷款
              秒批
        misses:
          - {from: '10691', text: '贷款'}
          - {from: '13912345678', text: '您好', blocked_by: from}
        """),
    Fault(
      "case-with-rule-that-does-not-fire",
      file: """
        cases:
          - {title: A loan, record: {text: '贷款'}, verdict: block, rules: [loan-example, loan-other]}

        """),
    Fault(
      "case-with-misspelt-key",
      file: "cases:\n"
        + "  - {title: A call, record: {kind: call, frm: '1'}, verdict: allow}\n"),
    Fault(
      "case-in-which-no-rule-fires",
      file: "cases:\n"
        + "  - {title: A loan, record: {text: '贷款'}, verdict: block, rules: []}\n"),
    Fault("sample-of-other-kind", rule: "misses: [{kind: call}]"),
    Fault(
      "blockers-that-are-several",
      rule: """
        when:
          all: [{text: '贷款'}, {text: '秒批'}, {from: {prefix: '1'}}]
          none: [{link_class: intl}]
        hits: [{from: '1', text: '贷款秒批'}]
        misses:
          - {from: '1', text: '贷款', blocked_by: text 1}
          - {from: '1', text: '您好', blocked_by: text}
          - {from: '2', text: '贷款', link_class: intl, blocked_by: text 2}
          - {from: '1', text: '贷款秒批', link_class: intl, blocked_by: text 4}
        """),
    Fault(
      "miss-that-another-rule-catches",
      [
        "loan/a.yaml": RuleDirectory.ruleFile(
          "id: a\nmisses: [{text: '放款'}, {text: '额度', allow_by: b}, {text: '借款', review_ok: true}]"),
        "loan/b.yaml": RuleDirectory.ruleFile(
          "id: b\nwhen: {text: '放款|额度'}\nhits: [{text: '放款'}]\n"
            + "misses: [{text: '您好', allow_by: [a]}, {text: '好的', review_ok: true}]"),
        "loan/c.yaml": RuleDirectory.ruleFile(
          "id: c\nverdict: review\nwhen: {text: '借款'}\nhits: [{text: '借款'}]"),
      ]),
    Fault(
      "hits-with-claims-of-misses",
      rule: "hits: [{text: '贷款', allow_by: a}, {text: '贷款', review_ok: true}]"),
    Fault(
      "fixture-of-unknown-list", file: "fixtures: {bank-numbrs: ['1'], bank-numbers: ['--']}\n"),
  ]
}
