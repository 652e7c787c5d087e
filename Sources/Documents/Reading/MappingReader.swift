import Bytes

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

  /// The findings so far; the owner of the check may add to them.
  public var diagnostics = DiagnosticList()

  /// A name for the mapping in messages: `a rule`.
  public let what: String

  /// The keys that are meant by words of other languages of rules.
  public var meanings: [String: String] = [:]

  private let entries: [String: Mapping.Entry]
  private var known: [String] = []
  private var missing: [String] = []
  private var isRestTaken = false
  private var isFinished = false

  /// Begins to read.
  public init(_ mapping: Mapping, what: String) {
    self.mapping = mapping
    self.what = what
    // The parser lets no key stand twice.
    entries = Dictionary(
      mapping.entries.map { ($0.key.text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  deinit {
    precondition(isFinished, "a mapping was read and its findings were dropped")
  }

  /// True if a key stands there; it counts as known from now on.
  public mutating func has(_ key: String) -> Bool {
    accept([key])
    return entries[key] != nil
  }

  /// Makes keys known that are read elsewhere.
  public mutating func accept(_ keys: [String]) {
    for key in keys where !known.contains(key) { known.append(key) }
  }

  /// The value of a key, whatever it is, or nil.
  public mutating func node(_ key: String, required: Bool = false) -> Node? {
    accept([key])
    let node = entries[key]?.value
    if node == nil, required { missing.append(key) }
    return node
  }

  /// The entries that nobody asked for yet, for mappings whose keys are names.
  ///
  /// From now on no key is unknown: the caller looks at them all.
  public mutating func rest() -> [Mapping.Entry] {
    isRestTaken = true
    return mapping.entries.filter { !known.contains($0.key.text) }
  }

  /// Reads a value with a function, such as one of the readers of ``Node``.
  public mutating func read<Value>(
    _ key: String, required: Bool = false,
    _ body: (Node, inout DiagnosticList) -> Value?
  ) -> Value? {
    guard let node = node(key, required: required) else { return nil }
    return body(node, &diagnostics)
  }

  /// Reports unknown and missing keys, and hands all findings over.
  ///
  /// A missing key for which a misspelt one stands there is reported once, as misspelt.
  public mutating func finish(into target: inout DiagnosticList) {
    precondition(!isFinished, "the findings of a mapping were handed over before")
    isFinished = true
    let absent = known.filter { entries[$0] == nil }
    for entry in isRestTaken ? [] : mapping.entries where !known.contains(entry.key.text) {
      // Two names are compared in microseconds, a hundred thousand in as many tenths of a second.
      guard !diagnostics.isFull else {
        diagnostics.omit(1)
        continue
      }
      let meant = meanings[entry.key.text] ?? nearestName(to: entry.key.text, among: absent)
      if let meant { missing.removeAll { $0 == meant } }
      let used = meant == nil ? nearestName(to: entry.key.text, among: known) : nil
      // A key that is there already, and one that is spelt quite otherwise, may not be meant.
      let certain =
        meanings[entry.key.text] ?? nearestName(to: entry.key.text, among: absent, editCountMax: 1)
      diagnostics.append(
        Diagnostic(
          .unknownKey, "\(what) has no key \(Quoted(entry.key.text))", at: entry.key.range,
          hint: hint(meant: meant ?? used)
        ).mended(by: certain))
    }
    for key in missing {
      diagnostics.error(
        .missingKey, "\(what) needs '\(key)'",
        at: mapping.entries.first?.key.range ?? mapping.range)
    }
    target.append(contentsOf: diagnostics)
  }

  private func hint(meant: String?) -> String? {
    if let meant { return "did you mean '\(meant)'?" }
    guard !known.isEmpty else { return nil }
    return "its keys are: " + known.joined(separator: ", ")
  }
}
