import Engine
import Foundation
import RuleCompiler

/// One rule, and files for it.
enum SmallRules {
  static let ruleSet = compiled([
    ("manifest.yaml", "thresholds: {block: 8.0, review: 5.0}\ntags: {loan: Loans}\n"),
    (
      "loan/offer.yaml",
      """
      family: loan
      rules:
        - id: loan-offer
          title: An offer
          kind: sms
          when: {text: '贷款.{0,9}秒批'}
          verdict: block
          severity: high
          tags: [loan]

      """
    ),
  ])

  /// The rule set of some files, whose samples do not run.
  static func compiled(_ files: [(path: String, text: String)]) -> RuleSet {
    let bundle = RuleBundle(
      directory: "Rules",
      files: files.map { RuleBundle.File(path: $0.path, bytes: Array($0.text.utf8)) })
    var options = CompilerOptions()
    options.runsSamples = false
    let compilation = compileRules(bundle, options: options)
    guard let ruleSet = compilation.ruleSet else {
      preconditionFailure("\(compilation.diagnostics.all.map(\.message))")
    }
    return ruleSet
  }

  /// A line with a message.
  static func line(_ text: String, id: String? = "a") -> String {
    let identifier = id.map { #""id":"\#($0)","# } ?? ""
    return #"{"kind":"sms",\#(identifier)"ts":1772323200000,"from":"1","to":"2","text":"\#(text)"}"#
      + "\n"
  }

  /// Writes a file, hands its path to a closure, and removes it.
  static func withFile(_ content: Data, _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("weir-offline-" + UUID().uuidString)
    try content.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }
}
