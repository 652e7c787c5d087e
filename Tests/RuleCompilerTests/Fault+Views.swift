import RuleCompiler

extension Fault {
  /// Patterns that a view cannot show, and lines of data that are refused or doubtful.
  static let viewFaults: [Fault] = [
    Fault("view-drops-literal", when: "{text: {match: '贷款|【】', view: skeleton}}"),
    Fault("view-never-shows", when: "{text: {match: '[【】]贷款', view: [folded, skeleton]}}"),
    Fault("view-with-range", when: "{text: {match: '[Α-Ω]贷款', view: folded}}"),
    Fault("view-rewrites", when: "{text: {match: '貸 款', view: [folded, skeleton, sound]}}"),
    Fault("view-short-literal", when: "{text: {match: '贷', view: skeleton}}"),
    Fault("view-short-sound", when: "{text: {match: '贷款', view: [folded, sound]}}"),
    Fault("view-anchor", when: #"{text: {match: '^贷款', view: skeleton}}"#),
    Fault("view-not-asked", when: "{text: '贷款【】|【】借款'}"),
    Fault(
      "view-of-fragment",
      file: """
        define:
          mark: '【】'
        conditions:
          offer: {text: {match: '贷款{mark}', view: skeleton}}

        """),
    Fault(
      "variants-refused",
      [
        "variants/frequent.txt": "# frequent\n水\n",
        "variants/chars.tsv": "水\t氺\t\n加\t水\t\n加\t氺\t\nＡ\t贝\t\n",
        "variants/phrases.tsv": "微信\tv信 薇信\t\nv信\t微信\t\n好\t\t\n",
      ]),
    Fault(
      "variants-doubtful",
      ["variants/chars.tsv": "贷\t貣 貣\t\n", "variants/phrases.tsv": "和\t禾，口\t\n"]
    ),
    Fault(
      "numbers-refused",
      [
        "numbers/number-classes.tsv": "13\t11\tmobil\n13x\t11\tmobile\n13\tlong\tmobile\n14\n",
        "numbers/signature-bindings.tsv": "port\t安心\n10690000\t\n",
        "hosts/short-links.txt": "t.cn\nhttp://\n",
      ]),
    Fault(
      "numbers-doubtful",
      [
        "numbers/number-classes.tsv": "13\t11\tmobile\n13\t11\tmobile\n",
        "hosts/short-links.txt": "t.cn\nt.cn\n",
      ]),
  ]
}
