import Documents
import Engine

/// An allow rule asks who sent the record, which a sender cannot choose as he chooses the text.
enum AllowOnText: Lint {
  static let codes: [DiagnosticCode] = [.allowOnText]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    for rule in directory.rules {
      guard case .verdict(.allow) = rule.syntax.action.value,
        !rule.condition.kind.provesSender
      else { continue }
      diagnostics.error(
        .allowOnText, "anybody can send what this rule allows",
        at: rule.syntax.action.range,
        hint: "a scammer can copy any text, at any hour: under `all`, ask for `from: '95588'`, "
          + "`sp_id` or `signature.binding: bound` too")
    }
  }
}

extension DiagnosticCode {
  static let allowOnText = DiagnosticCode(
    "E055", "allow-on-text",
    explanation: "An allow rule outranks every block rule, and the sender chooses the text, the "
      + "hour and the receiver: a rule that asks for nothing else is a way in. So is one that asks for "
      + "a number that anybody can buy or rent, such as `from.class: mobile`, `from: {prefix: '1'}` or "
      + "`signature.binding: unknown`. Ask for one number, list, base, link or provider, for "
      + "`from.class: service-95`, or for `signature.binding: bound`.",
    wrong: """
      verdict: allow
      when: {text: '^【某某银行】'}

      """,
    right: """
      verdict: allow
      when: {from: '95588', text: '^【某某银行】'}

      """)
}
