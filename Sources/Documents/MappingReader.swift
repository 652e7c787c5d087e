/// Hands out the values of a mapping by key and type, and reports what nobody asked for.
///
/// ```swift
/// var reader = MappingReader(mapping, what: "a rule")
/// let id = reader.identifier("id", required: true)
/// let tags = reader.identifiers("tags")
/// reader.finish(into: &diagnostics)
/// ```
///
/// A value that is absent or wrong is nil; wrong ones are reported. Findings are kept in
/// ``diagnostics`` until ``finish(into:)`` hands them over, so a reader that is dropped without it
/// is our bug and traps.
public struct MappingReader: ~Copyable {
  /// The mapping.
  public let mapping: Mapping

  /// What was found so far; the owner of the check may add to it.
  public var diagnostics = DiagnosticList()

  /// What the mapping is, for messages: `a rule`.
  public let what: String

  private var known: [String] = []
  private var missing: [String] = []
  private var isFinished = false

  /// Begins to read.
  public init(_ mapping: Mapping, what: String) {
    self.mapping = mapping
    self.what = what
  }

  deinit {
    precondition(isFinished, "a mapping was read and its findings were dropped")
  }

  /// Whether a key stands there; it counts as known from now on.
  public mutating func has(_ key: String) -> Bool { fatalError("not written yet") }

  /// Makes keys known that are read elsewhere.
  public mutating func accept(_ keys: [String]) { fatalError("not written yet") }

  /// The value of a key, whatever it is, or nil.
  public mutating func node(_ key: String, required: Bool = false) -> Node? {
    fatalError("not written yet")
  }

  /// The entries that nobody asked for yet, for mappings whose keys are names; all become known.
  public mutating func rest() -> [Mapping.Entry] { fatalError("not written yet") }

  /// Reads a value with a function, such as one of the readers of ``Node``.
  public mutating func read<Value>(
    _ key: String, required: Bool = false,
    _ body: (Node, inout DiagnosticList) -> Value?
  ) -> Value? { fatalError("not written yet") }

  /// Reports missing and unknown keys, and hands all findings over.
  public mutating func finish(into target: inout DiagnosticList) {
    isFinished = true
    target.append(contentsOf: diagnostics)
  }
}
