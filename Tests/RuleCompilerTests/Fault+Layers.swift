import RuleCompiler

extension Fault {
  static let layerFaults = [
    Fault(
      "layers-with-nothing-to-change",
      later: [
        "manifest.yaml": """
        replaces: [words/roles.tsv]
        lists:
          offices: {remove: lists/not-offices.txt}
          loan-word: {remove: lists/not-offices.txt}
          sites: {remove: lists/gone.txt}

        """,
        "lists/not-offices.txt": "110\n12345 # never was there\n",
      ]),
    Fault(
      "layers-with-two-rules-of-one-id",
      later: [
        "loan/a.yaml": RuleDirectory.usual,
        "loan/b.yaml": RuleDirectory.usual,
      ]),
    Fault(
      "layers-in-which-earlier-samples-fail",
      [
        "loan/offer.yaml": """
        family: loan
        rules:
          - id: loan-words
            title: A word of the list
            kind: sms
            when: {text: {words: loan-words}}
            verdict: review
            hits: [{text: '贷款秒批'}]
            misses: [{text: '明天见'}]
        cases:
          - {title: Money, record: {kind: sms, text: '放款'}, verdict: review}

        """
      ],
      later: [
        "manifest.yaml": "lists: {loan-words: {remove: lists/loan-words-out.txt}}\n",
        "lists/loan-words-out.txt": "贷款\n放款\n",
        "my/see-you.yaml": """
        family: my
        rules:
          - id: my-see-you
            title: A rule that has what the other one misses
            kind: sms
            when: {text: '明天见'}
            verdict: block
            hits: [{text: '明天见'}]
            misses: [{text: '后天见'}]

        """,
      ]),
    Fault(
      "layers-without-manifest", ["manifest.yaml": ""],
      later: ["manifest.yaml": RuleDirectory.manifest]),
  ]
}
