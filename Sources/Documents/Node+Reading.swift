// The types that a scalar can have. `name` is the key under which the value stands, for the message.
extension Node {
  /// The mapping, or an error.
  public func mapping(named name: String, into diagnostics: inout DiagnosticList) -> Mapping? {
    fatalError("not written yet")
  }

  /// The sequence, or an error.
  public func sequence(named name: String, into diagnostics: inout DiagnosticList) -> NodeSequence?
  { fatalError("not written yet") }

  /// Any text; `''` is an empty one, nothing after the colon is an error.
  public func text(named name: String, into diagnostics: inout DiagnosticList) -> Scalar? {
    fatalError("not written yet")
  }

  /// A text that is an identity or a date: plain, it must not look like a number, date or boolean.
  public func quotedText(named name: String, into diagnostics: inout DiagnosticList) -> Scalar? {
    fatalError("not written yet")
  }

  /// A name: `[a-z][a-z0-9-]*`.
  public func identifier(named name: String, into diagnostics: inout DiagnosticList) -> Scalar? {
    fatalError("not written yet")
  }

  /// A whole number in decimal digits.
  public func integer(
    named name: String, in range: ClosedRange<Int> = Int.min...Int.max,
    into diagnostics: inout DiagnosticList
  ) -> Located<Int>? { fatalError("not written yet") }

  /// A decimal number with at most one digit after the point, in tenths: `3.5` is 35.
  public func tenths(
    named name: String, in range: ClosedRange<Int> = -1_000_000...1_000_000,
    into diagnostics: inout DiagnosticList
  ) -> Located<Int>? { fatalError("not written yet") }

  /// Exactly `true` or `false`.
  public func boolean(
    named name: String, into diagnostics: inout DiagnosticList
  ) -> Located<Bool>? { fatalError("not written yet") }

  /// A whole number with `ms`, `s`, `m`, `h` or `d`: `10m`.
  public func duration(
    named name: String, in range: ClosedRange<Duration> = .zero ... .seconds(1 << 40),
    into diagnostics: inout DiagnosticList
  ) -> Located<Duration>? { fatalError("not written yet") }

  /// A whole number with `B`, `KiB`, `MiB`, `GiB` or `TiB`: `64MiB`, in bytes.
  public func byteCount(
    named name: String, in range: ClosedRange<Int> = 0...Int.max,
    into diagnostics: inout DiagnosticList
  ) -> Located<Int>? { fatalError("not written yet") }

  /// A whole number from 0 to 100 with a per cent sign: `20%`.
  public func percentage(
    named name: String, into diagnostics: inout DiagnosticList
  ) -> Located<Int>? { fatalError("not written yet") }

  /// One of some words.
  public func choice(
    named name: String, from words: [String], into diagnostics: inout DiagnosticList
  ) -> Located<String>? { fatalError("not written yet") }

  /// One of the raw values of an enumeration.
  public func choice<Choice>(
    named name: String, of type: Choice.Type, into diagnostics: inout DiagnosticList
  ) -> Located<Choice>?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    fatalError("not written yet")
  }

  /// The values of a list that could be read; `allowsSingle` takes one value for a list of one.
  public func list<Element>(
    named name: String, allowsSingle: Bool = false, into diagnostics: inout DiagnosticList,
    element: (Node, inout DiagnosticList) -> Element?
  ) -> Located<[Element]>? { fatalError("not written yet") }
}
