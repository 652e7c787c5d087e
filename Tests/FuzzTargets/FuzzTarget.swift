/// Something that reads bytes from outside, as a function of bytes that a fuzzer can call.
///
/// `make fuzz` searches for bytes on which a target traps, hangs or breaks its promise; what was
/// found stays in `Tests/FuzzTests/Corpus`, and every test run feeds all of it to the same function.
public struct FuzzTarget: Sendable, CustomStringConvertible {
  /// The name, which is also that of its folder in the corpus.
  public let name: String

  /// Reads the bytes and says what is wrong, or nothing.
  ///
  /// A trap is the other way to fail.
  public let problem: @Sendable ([UInt8]) -> String?

  /// All targets.
  public static let all = [
    records, views, facts, numbers, yaml, rules, lists, journal, words,
  ]

  init(_ name: String, _ problem: @escaping @Sendable ([UInt8]) -> String?) {
    self.name = name
    self.problem = problem
  }

  /// The target with a name, or nil.
  public static func named(_ name: String) -> FuzzTarget? {
    all.first { $0.name == name }
  }

  /// The name.
  public var description: String { name }
}
