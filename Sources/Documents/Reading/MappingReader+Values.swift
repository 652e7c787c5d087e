// One accessor per type; ``Node`` has the readers behind them and says what each accepts.
extension MappingReader {
  /// The mapping under a key.
  public mutating func mapping(_ key: String, required: Bool = false) -> Mapping? {
    read(key, required: required) { $0.mapping(named: key, into: &$1) }
  }

  /// The list under a key, its items unread.
  public mutating func sequence(_ key: String, required: Bool = false) -> NodeSequence? {
    read(key, required: required) { $0.sequence(named: key, into: &$1) }
  }

  /// The text under a key; see ``Node/text(named:into:)``.
  public mutating func text(_ key: String, required: Bool = false) -> Scalar? {
    read(key, required: required) { $0.text(named: key, into: &$1) }
  }

  /// The identity or date under a key; see ``Node/quotedText(named:into:)``.
  public mutating func quotedText(_ key: String, required: Bool = false) -> Scalar? {
    read(key, required: required) { $0.quotedText(named: key, into: &$1) }
  }

  /// The name under a key; see ``Node/identifier(named:into:)``.
  public mutating func identifier(_ key: String, required: Bool = false) -> Scalar? {
    read(key, required: required) { $0.identifier(named: key, into: &$1) }
  }

  /// The whole number under a key.
  public mutating func integer(
    _ key: String, in range: ClosedRange<Int> = Int.min...Int.max, required: Bool = false
  ) -> Located<Int>? {
    read(key, required: required) { $0.integer(named: key, in: range, into: &$1) }
  }

  /// The decimal number under a key, in tenths.
  public mutating func tenths(
    _ key: String, in range: ClosedRange<Int> = -1_000_000...1_000_000, required: Bool = false
  ) -> Located<Int>? {
    read(key, required: required) { $0.tenths(named: key, in: range, into: &$1) }
  }

  /// The `true` or `false` under a key.
  public mutating func boolean(_ key: String, required: Bool = false) -> Located<Bool>? {
    read(key, required: required) { $0.boolean(named: key, into: &$1) }
  }

  /// The duration under a key, such as `10m`.
  public mutating func duration(
    _ key: String, in range: ClosedRange<Duration> = .zero ... .seconds(1 << 40),
    required: Bool = false
  ) -> Located<Duration>? {
    read(key, required: required) { $0.duration(named: key, in: range, into: &$1) }
  }

  /// The size under a key, such as `64MiB`, in bytes.
  public mutating func byteCount(
    _ key: String, in range: ClosedRange<Int> = 0...Int.max, required: Bool = false
  ) -> Located<Int>? {
    read(key, required: required) { $0.byteCount(named: key, in: range, into: &$1) }
  }

  /// The share under a key, such as `20%`.
  public mutating func percentage(_ key: String, required: Bool = false) -> Located<Int>? {
    read(key, required: required) { $0.percentage(named: key, into: &$1) }
  }

  /// One of some words.
  public mutating func choice(
    _ key: String, from words: [String], required: Bool = false
  ) -> Located<String>? {
    read(key, required: required) { $0.choice(named: key, from: words, into: &$1) }
  }

  /// One of the raw values of an enumeration.
  public mutating func choice<Choice>(
    _ key: String, of type: Choice.Type, required: Bool = false
  ) -> Located<Choice>?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    read(key, required: required) { $0.choice(named: key, of: type, into: &$1) }
  }

  /// The values of a list that could be read; see ``Node/list(named:allowsSingle:into:element:)``.
  public mutating func list<Element>(
    _ key: String, allowsSingle: Bool = false, required: Bool = false,
    element: (Node, inout DiagnosticList) -> Element?
  ) -> Located<[Element]>? {
    read(key, required: required) {
      $0.list(named: key, allowsSingle: allowsSingle, into: &$1, element: element)
    }
  }

  /// The texts of a list.
  public mutating func texts(
    _ key: String, allowsSingle: Bool = false, required: Bool = false
  ) -> Located<[Scalar]>? {
    list(key, allowsSingle: allowsSingle, required: required) { $0.text(named: key, into: &$1) }
  }

  /// The names of a list.
  public mutating func identifiers(
    _ key: String, allowsSingle: Bool = false, required: Bool = false
  ) -> Located<[Scalar]>? {
    list(key, allowsSingle: allowsSingle, required: required) {
      $0.identifier(named: key, into: &$1)
    }
  }
}
