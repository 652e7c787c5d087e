import Bytes
import Documents
import Engine

/// `text: {length: {above: 70}}`: how many characters the folded text has.
struct LengthCondition: TextConditionKind {
  /// The lengths, of which one is enough.
  private let lengths: [Located<ClosedRange<Int64>>]

  static let keys = ["length"]

  init?(_ reader: inout MappingReader) {
    let read = reader.read("length") {
      NumberBounds.read($0, named: "length", in: 0...Limits.textByteCountMax, into: &$1)
    }
    guard let read else { return nil }
    lengths = read
  }

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    checker.requireText(at: range, into: &diagnostics)
    return CheckedCombination.any(
      of: lengths.map {
        CheckedCondition(
          range: lengths.count == 1 ? range : $0.range, kind: CheckedLength(bounds: $0.value))
      })
  }
}

/// A length that passed its checks.
private struct CheckedLength: CheckedKind {
  let bounds: ClosedRange<Int64>

  var provesSender: Bool { false }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    emitter.leaf(.length(LengthPredicate(bounds)), at: range)
  }
}
