import Configuration
import Documents
import Foundation
import TestSupport
import Testing

struct ConfigurationTests {
  private func load(_ text: String) -> (Configuration?, DiagnosticList) {
    var diagnostics = DiagnosticList()
    let file = SourceFile(path: "weir.yaml", text: text)
    let configuration = Configuration.load(file, into: &diagnostics)
    return (configuration, diagnostics)
  }

  @Test func `the shipped file has every setting and reads back to the defaults`() throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../systemd/weir.yaml").standardizedFileURL
    #expect(goldenProblem(Configuration().document, at: url) == nil)
    let text = try String(contentsOf: url, encoding: .utf8)
    let (configuration, diagnostics) = load(text)
    #expect(diagnostics.isEmpty, "\(render(diagnostics, color: false))")
    #expect(configuration == Configuration())
    for setting in Configuration.settings { #expect(text.contains("\n\(setting.key): ")) }
  }

  @Test func `every setting is read and written`() throws {
    let text = """
      spool: /srv/weir/
      rules: /srv//rules
      stats-directory: /srv/stats
      stats-interval: 5s
      counters-interval: 5m
      repeat-horizon: 30d
      rescan-interval: 1m
      settle-time: 10s
      stop-grace: 0s
      workers: 4
      log-level: debug

      """
    let (configuration, diagnostics) = load(text)
    #expect(diagnostics.isEmpty, "\(render(diagnostics, color: false))")
    var expected = Configuration(spoolPath: "/srv/weir", rulesPaths: ["/srv/rules"])
    expected.statsPath = "/srv/stats"
    expected.statsInterval = .seconds(5)
    expected.countersInterval = .seconds(300)
    expected.repeatHorizon = .seconds(30 * 86_400)
    expected.rescanInterval = .seconds(60)
    expected.settleTime = .seconds(10)
    expected.stopGrace = .zero
    expected.workerCount = 4
    expected.logLevel = .debug
    #expect(configuration == expected)
    let (again, _) = load(expected.document)
    #expect(again == expected)
    for setting in Configuration.settings {
      #expect(setting.text(in: expected) != setting.text(in: Configuration()), "\(setting.key)")
    }
  }

  @Test func `the stats follow the spool unless they are set`() {
    #expect(load("spool: /a\n").0?.statsPath == "/a/state")
    #expect(load("log-level: info\n").0?.statsPath == "/run/weir")
    #expect(Configuration(spoolPath: "a", rulesPaths: ["b"]).statsPath == "a/state")
  }

  @Test(arguments: [
    ("spool: spool\n", [DiagnosticCode.pathNotAbsolute]), ("spool: /\n", [.pathNotAbsolute]),
    ("spool: /a/../b\n", [.pathNotAbsolute]), ("spool: ''\n", [.pathNotAbsolute]),
    ("spool: /a\nstats-directory: /a/queue/allow\n", [.placeInSpool]),
    ("spool: /a\nstats-directory: /a\n", [.placeInSpool]),
    ("spool: /a\nrules: /a/state\n", [.placeInSpool]), ("spool: /a\nrules: /ab\n", []),
    ("stats-interval: 50ms\n", [.malformedValue]), ("stats-interval: 5\n", [.malformedValue]),
    ("workers: 0\n", [.malformedValue]), ("workers: all\n", [.malformedValue]),
    ("workers: auto\n", []), ("log-level: verbose\n", [.malformedValue]),
    ("spol: /a\nrules: rules\nworkers:\n", [.pathNotAbsolute, .missingValue, .unknownKey]),
    ("- a\n", [.wrongKind]), ("---\n", [.emptyDocument]), ("spool: [/a]\n", [.wrongKind]),
    ("spool: |\n  /a\n", [.pathUnusual]), ("spool: '/a '\n", [.pathUnusual]),
    ("rules: [/a, /b]\n", []), ("rules: []\n", [.malformedValue]),
    ("rules: [/a, /a/b]\n", [.placesOverlap]), ("rules: [/a, b]\n", [.pathNotAbsolute]),
    ("rules: \"/a\u{00A0}\"\n", [.pathUnusual]), ("rules: '/a/\u{200B}b'\n", [.pathUnusual]),
    ("stats-directory: |\n  /a\n", [.pathUnusual]), ("spool: >-\n  /a b\n", []),
    ("", []), ("# spool: /a\n\n   # more\r\n", []), ("\u{FEFF}#\n", []),
  ])
  func `a wrong setting is an error with a code`(text: String, codes: [DiagnosticCode]) {
    let (configuration, diagnostics) = load(text)
    #expect(diagnostics.all.map(\.code) == codes)
    #expect((configuration == nil) == !codes.isEmpty)
  }

  @Test(arguments: DiagnosticCode.configurationCodes)
  func `the examples of a code are as they say`(code: DiagnosticCode) throws {
    #expect(load(try #require(code.wrong)).1.all.map(\.code) == [code])
    #expect(load(try #require(code.right)).1.isEmpty)
    #expect(code.number.hasPrefix("E2"))
  }

  @Test(arguments: DiagnosticCode.configurationCodes)
  func `the example of a code is told as its golden text says`(code: DiagnosticCode) throws {
    let text = render(load(try #require(code.wrong)).1, color: false)
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(code.name).txt")
    #expect(goldenProblem(text, at: url) == nil)
  }

  @Test func `random settings are read back as they are written`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      var configuration = Configuration(
        spoolPath: "/s\(Int.random(in: 0...9, using: &generator))",
        rulesPaths: ["/r 贷: it's #1", "/a, b"])
      configuration.statsInterval = .milliseconds(
        Int.random(in: 100...3_600_000, using: &generator))
      configuration.workerCount = [nil, 1, 256].randomElement(using: &generator) ?? nil
      configuration.logLevel = .allCases.randomElement(using: &generator) ?? .info
      let (again, diagnostics) = load(configuration.document)
      #expect(again == configuration, "\(render(diagnostics, color: false))")
    }
  }
}
