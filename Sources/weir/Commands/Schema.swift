import ArgumentParser
import Configuration
import RuleCompiler

/// `weir schema`: JSON Schemas for editors and other tools.
struct Schema: ParsableCommand {
  /// What there are schemas of.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case rules
    case manifest
    case configuration
    case records
    case decisions

    /// The schema.
    var text: String {
      switch self {
      case .rules: ruleFileSchema()
      case .manifest: manifestSchema()
      case .configuration: configurationSchema()
      case .records: RecordSchema.records
      case .decisions: RecordSchema.decisions
      }
    }
  }

  static let configuration = CommandConfiguration(
    abstract: "Prints the JSON Schema of rule files, records and the like.",
    discussion: """
      Editors take the schemas to complete and check what is written, from the
      tables that Weir itself reads by:
        weir schema rules > rules.schema.json
        weir schema manifest

      Those of rules and the manifest lie in docs/schemas, and .vscode names them.
      """)

  @Argument(help: "rules, manifest, configuration, records or decisions.")
  var subject: Subject

  func run() {
    Terminal.standardOutput.writeJSON(subject.text)
  }
}
