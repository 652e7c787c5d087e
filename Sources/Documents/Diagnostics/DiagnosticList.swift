import Bytes

/// Collects findings and never stops at the first.
///
/// Every error of a rule directory is shown at once. What exceeds
/// ``Limits/diagnosticCountMax`` is counted and not kept; an error takes the place of a warning.
public struct DiagnosticList: Sendable {
  /// The findings, in the order of finding.
  public private(set) var all: [Diagnostic] = []

  /// How many findings were counted and not kept.
  public private(set) var omittedCount = 0

  /// True if an error was found, kept or not.
  public private(set) var hasErrors = false

  /// True if the check stopped early because there were enough findings.
  public private(set) var isCutShort = false

  /// How many of the findings kept are warnings, which give way to errors.
  private var warningCount = 0

  /// Makes an empty list.
  public init() {}

  /// True if nothing was found.
  public var isEmpty: Bool { all.isEmpty }

  /// True if no more errors are kept: nobody gains by another.
  ///
  /// A reader of what may go on for ever, such as the items of a list, stops here and says so with
  /// ``cutShort()``.
  public var isFull: Bool { all.count >= Limits.diagnosticCountMax && warningCount == 0 }

  /// Says that the rest was not looked at.
  public mutating func cutShort() {
    isCutShort = true
  }

  /// How many findings there were, kept or not.
  public var count: Int { all.count + omittedCount }

  /// Adds a finding.
  public mutating func append(_ diagnostic: Diagnostic) {
    let isError = diagnostic.severity == .error
    if isError { hasErrors = true }
    guard all.count >= Limits.diagnosticCountMax else {
      if !isError { warningCount += 1 }
      all.append(diagnostic)
      return
    }
    omittedCount += 1
    // Of a thousand warnings nobody reads the last, and without the error nobody could mend it.
    guard isError, warningCount > 0, let index = all.lastIndex(where: { $0.severity != .error })
    else { return }
    warningCount -= 1
    all.remove(at: index)
    all.append(diagnostic)
  }

  /// Counts findings that were never made.
  public mutating func omit(_ count: Int) {
    omittedCount += count
  }

  /// Adds all findings of another list.
  public mutating func append(contentsOf other: DiagnosticList) {
    for diagnostic in other.all { append(diagnostic) }
    omittedCount += other.omittedCount
    isCutShort = isCutShort || other.isCutShort
    hasErrors = hasErrors || other.hasErrors
  }

  /// The list without the findings that a closure does not want.
  public func filtered(_ isWanted: (Diagnostic) -> Bool) -> DiagnosticList {
    var list = self
    list.all = all.filter(isWanted)
    list.warningCount = list.all.count { $0.severity != .error }
    return list
  }

  /// The list with warnings of some codes as errors.
  public func denying(_ isDenied: (DiagnosticCode) -> Bool) -> DiagnosticList {
    var list = self
    for index in list.all.indices where isDenied(list.all[index].code) {
      list.all[index].severity = .error
    }
    list.hasErrors = hasErrors || list.all.contains { $0.severity == .error }
    list.warningCount = list.all.count { $0.severity != .error }
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

  /// The findings by file, line and column; those at one place stay in the order of finding.
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
