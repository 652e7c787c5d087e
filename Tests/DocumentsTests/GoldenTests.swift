import Bytes
import Documents
import Foundation
import TestSupport
import Testing

/// What people see for each fault, as files under `Golden/`, named for the fault.
///
/// `WEIR_GOLDEN=refresh` writes those anew that differ, and fails: read the difference.
struct GoldenTests {
  static let faults: [(name: String, bytes: [UInt8])] = [
    ("gb18030", Array("title: ".utf8) + [0xB4, 0xFB, 0xBF, 0xEE] + Array("\n".utf8)),
    ("broken-from-the-first-byte", [0xFF, 0x0A, 0x61, 0xE8, 0xE8, 0x0A]),
    ("utf-8-mark", [0xEF, 0xBB, 0xBF] + Array("id: a\n".utf8)),
    ("utf-16", [0xFF, 0xFE, 0x69, 0x00]),
    ("nul-and-separator", Array("id: a\u{0}b\ntitle: 'a\u{2028}b'\n".utf8)),
    ("several-tabs", Array("rules:\n\t- id: a\n\t\t- 'b\tc'\nid:\tx\n".utf8)),
    ("nested-lists", Array(String(repeating: "[", count: 60).utf8)),
    ("nothing", []),
    ("empty-after-marker", Array("---\n# nothing\n".utf8)),
    ("duplicates", Array("a: 1\nb: {c: 1, 'c': 2}\na: 3\n\"a\": 4\n".utf8)),
    ("anchors-on-collections", Array("a: &list\n  - 1\nb: &map {c: !!int 1}\nc: *list\n".utf8)),
    ("glob-as-alias", Array("title: *.example.com\n".utf8)),
    ("bang", Array("title: !x!y z\n".utf8)),
    ("percent", Array("title: %d\n".utf8)),
    ("backquote", Array("title: `x`\n".utf8)),
    ("block-header", Array("title: |x\n  y\n".utf8)),
    ("escapes-in-several-texts", Array(#"a: "\d+"\#nb: "\t\q"\#nc: 'ok\d'\#nd: "x\x1"\#n"#.utf8)),
    ("apostrophe", Array("title: 'it's here'\n".utf8)),
    ("apostrophe-in-list", Array("tags: ['it's here', b]\n".utf8)),
    ("double-quotes-inside", Array("title: \"say \"hello\" to\"\n".utf8)),
    ("quote-open-over-lines", Array("a: 'open\nb: 'shut'\nc: d\n".utf8)),
    ("character-class", Array("text: [0-9]{3}\n".utf8)),
    ("braces", Array("when:\n  text: {bait}.{0,24}贷款\n".utf8)),
    ("colon-in-chinese-title", Array("id: a\ntitle: 贷款: 秒批\n".utf8)),
    ("no-blank-after-colon", Array("- id:a\n  title: b\n".utf8)),
    ("word-alone", Array("id: a\ntitle\nrev: 1\n".utf8)),
    ("key-under-value", Array("id: a\n    rev: 1\n".utf8)),
    ("dedent-between-levels", Array("rules:\n    - id: a\n  - id: b\n".utf8)),
    ("item-among-keys", Array("id: a\n- b\n".utf8)),
    ("key-among-items", Array("- a\nb: c\n".utf8)),
    ("list-on-key-line", Array("tags: - a\n".utf8)),
    ("first-line-indented", Array("  id: a\nrev: 1\n".utf8)),
    ("comma-missing", Array("tags: [a, b c: d, 'e' f]\n".utf8)),
    ("bracket-open", Array("tags: [a, b\nrev: 1\n".utf8)),
    ("brace-open-at-end", Array("when: {a: b\n".utf8)),
    ("closing-bracket-alone", Array("tags: ]\n".utf8)),
    ("list-as-key", Array("? [a]\n: b\n: c\nid: d\n".utf8)),
    ("list-for-text", Array("id: a\ntitle: [x]\nwhen: text\nhits: a\ntags:\n".utf8)),
    (
      "values",
      Array(
        """
        id: Loan_Offer
        severity: hihg
        score: 3.55
        rev: 007
        strict: yes
        within: 90
        size: 64MB
        shrink: 20
        tags: [ok, Not OK, ok2]

        """.utf8)
    ),
    ("ranges", Array("id: a\nscore: 10.1\nrev: 0\nwithin: 2d\nshrink: 101%\n".utf8)),
    ("misspelt-and-missing", Array("di: a\ntitel: b\nabcdefgh: c\n".utf8)),
    ("identity", Array("id: a\nfrom: 0106\ntitle: 2026-07-01\n".utf8)),
    ("not-a-mapping", Array("- a\n".utf8)),
    ("cjk-caret", Array("id: a\n'标题': 'ＶＩＰ贷款'\nscore: 三点五  # 注\n".utf8)),
    ("long-line", Array(("id: " + String(repeating: "贷款ab", count: 100) + "\n").utf8)),
    (
      "long-line-at-end",
      Array(("id: {a: '" + String(repeating: "x", count: 300) + "', b: 1, b: 2}\n").utf8)
    ),
    ("hidden-characters", Array("id: a\u{200B}\u{202E}b\u{E000}\n".utf8)),
  ]

  @Test(arguments: faults)
  func `a fault is told as its golden text says`(name: String, bytes: [UInt8]) throws {
    let file = SourceFile(path: "Rules/\(name).yaml", bytes: bytes)
    try expectGolden(SampleSchema.findings(file), named: name)
  }

  @Test(arguments: DiagnosticCode.syntaxCodes + DiagnosticCode.structureCodes)
  func `the example of a code is told as its golden text says`(code: DiagnosticCode) throws {
    guard let wrong = code.wrong else { return }
    let file = SourceFile(path: "Rules/example.yaml", text: wrong)
    let findings = SampleSchema.findings(file)
    #expect(findings.all.contains { $0.code == code })
    try expectGolden(findings, named: "code-" + code.name)
  }

  @Test func `a file above the limit of size is told as its golden text says`() throws {
    let bytes = [UInt8](repeating: 0x20, count: Limits.documentByteCountMax + 1)
    let file = SourceFile(path: "Rules/too-large.yaml", bytes: bytes)
    try expectGolden(SampleSchema.findings(file), named: "too-large")
  }

  @Test func `every golden file belongs to a case and every code has a golden`() throws {
    let codes = DiagnosticCode.syntaxCodes + DiagnosticCode.structureCodes
    let names =
      ["too-large"] + Self.faults.map(\.name)
      + codes.filter { $0.wrong != nil }.map { "code-" + $0.name }
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path)
    #expect(files.sorted() == names.map { $0 + ".txt" }.sorted())
    let texts = try files.map {
      try String(contentsOf: Self.directory.appendingPathComponent($0), encoding: .utf8)
    }.joined()
    for code in codes {
      #expect(texts.contains("[\(code.number)]"), "\(code.number) has no golden")
    }
  }

  private static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Golden")

  private func expectGolden(_ findings: DiagnosticList, named name: String) throws {
    let text = render(findings, color: false)
    let url = Self.directory.appendingPathComponent(name + ".txt")
    #expect(goldenProblem(text, at: url) == nil)
  }
}
