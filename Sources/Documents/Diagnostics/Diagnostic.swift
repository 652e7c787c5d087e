/// One finding about a file that a person wrote: what is wrong, where, and what to do about it.
public struct Diagnostic: Sendable {
  /// How bad it is: an error refuses the whole set, a warning does not.
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  /// Another place that belongs to the finding, such as the first of two duplicates.
  public struct Note: Sendable {
    /// A lower-case sentence without a full stop.
    public var message: String

    /// The place.
    public var range: SourceRange

    /// Makes a note.
    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// The stable code.
  public var code: DiagnosticCode

  /// How bad it is.
  public var severity: Severity

  /// A lower-case sentence without a full stop; text of the file stands in it only as `Quoted`.
  public var message: String

  /// The place.
  public var range: SourceRange

  /// The advice, as a lower-case sentence without a full stop.
  public var hint: String?

  /// Other places that belong to it.
  public var notes: [Note]

  /// What stands in the place of ``range`` when the program mends it; nil where a person must think.
  public var replacement: String?

  /// Makes an error; see ``DiagnosticList`` for the usual way to report one.
  public init(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, hint: String? = nil,
    notes: [Note] = []
  ) {
    self.code = code
    self.severity = .error
    self.message = message
    self.range = range
    self.hint = hint
    self.notes = notes
  }

  /// The finding, mended by a text in the place of its range.
  public func mended(by replacement: String?) -> Diagnostic {
    var diagnostic = self
    diagnostic.replacement = replacement
    return diagnostic
  }
}
