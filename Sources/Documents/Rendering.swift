/// Findings as text for a terminal: place, message, the line, a caret, a hint and notes.
public func render(_ diagnostics: DiagnosticList, color: Bool) -> String {
  fatalError("not written yet")
}

/// Some findings as text for a terminal, in the order given.
public func render(_ diagnostics: [Diagnostic], color: Bool) -> String {
  fatalError("not written yet")
}

/// Findings as NDJSON, one object a line: `code`, `severity`, `file`, `line`, `column`, `endLine`,
/// `endColumn`, `message`, `hint` (or null) and `notes`.
public func renderNDJSON(_ diagnostics: DiagnosticList) -> String {
  fatalError("not written yet")
}
