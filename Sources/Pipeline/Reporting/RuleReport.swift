public import Documents
public import FileSystem

/// What came of loading the rules: for the caller of a reload, the log and the stats.
public struct RuleReport: Sendable {
  /// True if the files are in force now.
  public var isAccepted = false
  /// The SHA-256 of the files, where they could be read.
  public var identifier = ""
  /// The number of rules, where they were accepted.
  public var ruleCount = 0
  /// True if the same files were in force before.
  public var isUnchanged = false
  /// All findings, errors and warnings, by location.
  public var diagnostics = DiagnosticList()
  /// Why the files could not be read.
  public var fileError: FileError?
  /// Why the accepted files could not be saved for the next start.
  public var saveError: FileError?

  /// Makes the report of rules that were not looked at.
  init() {}

  /// True if the files could not be read for a reason that may pass without a change to them.
  public var mayPass: Bool {
    fileError?.errno.mayPass ?? false
  }

  /// The number of findings of a severity.
  public func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.all.count { $0.severity == severity }
  }

  /// Everything that was found, as `weir check` shows it.
  public func rendered(color: Bool) -> String {
    var text = render(diagnostics, color: color)
    if let fileError { text += "error: \(fileError)\n" }
    if let saveError { text += "warning: not saved for the next start: \(saveError)\n" }
    return text
  }

  /// The first reason for a refusal, in one line.
  var summary: String {
    if let fileError { return "\(fileError)" }
    guard let first = diagnostics.sorted.first(where: { $0.severity == .error }) else { return "" }
    let location = first.range.start
    let errorCount = count(.error) + diagnostics.omittedCount
    return "\(first.range.file.path):\(location.line):\(location.column): "
      + "error[\(first.code.number)]: \(first.message)"
      + (errorCount > 1 ? " (and \(errorCount - 1) more)" : "")
  }
}
