import Documents
import Engine

/// A condition stands once among those that it is counted with.
enum RepeatedConditions: Lint {
  static let codes: [DiagnosticCode] = [.repeatedCondition]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    guard let entries = directory.emitted?.entries else { return }
    for (_, entry) in entries.sorted(by: { $0.key < $1.key }) {
      if let condition = entry.condition { check(condition, into: &diagnostics) }
    }
  }

  private static func check(
    _ condition: EmittedCondition, into diagnostics: inout DiagnosticList
  ) {
    var first: [String: EmittedCondition] = [:]
    for part in condition.parts {
      check(part, into: &diagnostics)
      let question = part.question
      guard let other = first[question] else {
        first[question] = part
        continue
      }
      guard other.range != part.range else { continue }
      diagnostics.warning(
        .repeatedCondition, "this asks the same as a condition beside it", at: part.range,
        hint: "leave one of them out, or write what was meant",
        notes: [Diagnostic.Note("the same is asked here", at: other.range)])
    }
  }
}

extension DiagnosticCode {
  static let repeatedCondition = DiagnosticCode(
    "W047", "repeated-condition",
    explanation: "Two conditions beside each other ask the same. Under `some` they count twice, so "
      + "that one sign is taken for two; elsewhere one of them does nothing, and is often a copy "
      + "that was to be changed.",
    wrong: """
      when: {some: {at_least: 2, of: [{text: '贷款'}, {text: '贷款'}]}}

      """,
    right: """
      when: {some: {at_least: 2, of: [{text: '贷款'}, {text: '秒批'}]}}

      """)
}
