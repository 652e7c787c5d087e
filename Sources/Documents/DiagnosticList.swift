import Bytes

/// Collects findings and never stops at the first.
///
/// Every error of a rule directory is shown at once. What exceeds
/// ``Limits/diagnosticCountMax`` is counted and not kept; an error takes the place of a warning.
public struct DiagnosticList: Sendable {
  /// What was found, in the order of finding.
  public private(set) var all: [Diagnostic] = []

  /// How many findings were counted and not kept.
  public private(set) var omittedCount = 0

  /// Whether an error was found, kept or not.
  public private(set) var hasErrors = false

  /// Makes an empty list.
  public init() {}

  /// Whether nothing was found.
  public var isEmpty: Bool { all.isEmpty }

  /// Adds a finding.
  public mutating func append(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    guard all.count >= Limits.diagnosticCountMax else {
      all.append(diagnostic)
      return
    }
    omittedCount += 1
    // Of a thousand warnings nobody reads the last, and without the error nobody could mend it.
    guard diagnostic.severity == .error, let place = all.lastIndex(where: { $0.severity != .error })
    else { return }
    all.remove(at: place)
    all.append(diagnostic)
  }

  /// Adds all findings of another list.
  public mutating func append(contentsOf other: DiagnosticList) {
    for diagnostic in other.all { append(diagnostic) }
    omittedCount += other.omittedCount
    hasErrors = hasErrors || other.hasErrors
  }

  /// The list without the findings that a closure does not want.
  public func filtered(_ isWanted: (Diagnostic) -> Bool) -> DiagnosticList {
    var list = self
    list.all = all.filter(isWanted)
    return list
  }

  /// Reports an error.
  public mutating func error(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    append(Diagnostic(code, message, at: range, hint: hint, notes: notes))
  }

  /// Reports a warning.
  public mutating func warning(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    var diagnostic = Diagnostic(code, message, at: range, hint: hint, notes: notes)
    diagnostic.severity = .warning
    append(diagnostic)
  }

  /// What was found, by file, line and column; equal places stay in the order of finding.
  public var sorted: [Diagnostic] {
    let keyed = all.enumerated().map { (order: $0.offset, diagnostic: $0.element) }
    return keyed.sorted { left, right in
      let (first, second) = (left.diagnostic.range, right.diagnostic.range)
      if first.file.path != second.file.path { return first.file.path < second.file.path }
      if first.bytes.start != second.bytes.start { return first.bytes.start < second.bytes.start }
      return left.order < right.order
    }.map(\.diagnostic)
  }
}
