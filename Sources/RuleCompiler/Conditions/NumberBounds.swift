import Bytes
import Documents

/// Whole numbers as conditions compare them: values, or `above`, `below`, `at_least` and `at_most`.
enum NumberBounds {
  /// The keys of a mapping of bounds.
  static let keys = ["above", "below", "at_least", "at_most"]

  /// Reads one number, a list of numbers of which one is enough, or a mapping of bounds.
  static func read(
    _ node: Node, named name: String, in range: ClosedRange<Int>,
    into diagnostics: inout DiagnosticList
  ) -> [Located<ClosedRange<Int64>>]? {
    if case .mapping(let mapping) = node {
      var reader = MappingReader(mapping, what: "a comparison of `\(name)`")
      let bounds = read(&reader, in: range, unit: 1)
      if mapping.entries.isEmpty {
        reader.diagnostics.error(
          .emptyCondition, "`\(name)` is compared with nothing", at: mapping.range)
      }
      reader.finish(into: &diagnostics)
      return bounds.map { [Located($0, at: mapping.range)] }
    }
    let numbers = node.list(named: name, allowsSingle: true, into: &diagnostics) {
      $0.integer(named: name, in: range, into: &$1)
    }
    guard let numbers else { return nil }
    if case .sequence(let sequence) = node, sequence.items.isEmpty {
      diagnostics.error(.emptyCondition, "`\(name)` is compared with nothing", at: node.range)
    }
    guard !numbers.value.isEmpty else { return nil }
    return numbers.value.map { Located(Int64($0.value)...Int64($0.value), at: $0.range) }
  }

  /// Reads the bounds of a mapping, or nil where there are none or no number lies within them.
  ///
  /// - Parameters:
  ///   - reader: The mapping.
  ///   - range: The numbers that there can be.
  ///   - unit: How many of the engine's units are one of the author's.
  /// - Returns: The bounds in the engine's units.
  static func read(
    _ reader: inout MappingReader, in range: ClosedRange<Int>, unit: Int
  ) -> ClosedRange<Int64>? {
    let above = reader.integer("above", in: range)
    let below = reader.integer("below", in: range)
    let atLeast = reader.integer("at_least", in: range)
    let atMost = reader.integer("at_most", in: range)
    guard let first = (above ?? below ?? atLeast ?? atMost)?.range else { return nil }
    let lowest = [above.map { $0.value * unit + 1 }, atLeast.map { $0.value * unit }]
      .compactMap { $0 }.max()
    let highest = [below.map { $0.value * unit - 1 }, atMost.map { $0.value * unit }]
      .compactMap { $0 }.min()
    let (low, high) = (Int64(lowest ?? .min), Int64(highest ?? .max))
    guard low <= high, high >= 0, low <= Int64(range.upperBound * unit) else {
      reader.diagnostics.error(.wrongValue, "no number lies within these bounds", at: first)
      return nil
    }
    return low...high
  }
}
