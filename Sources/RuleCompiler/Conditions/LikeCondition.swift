import Bytes
import Documents
import Engine
import Lists

/// `text: {like: LIST, at_least: 0.5}`: the text is nearly the same as a known one.
struct LikeCondition: TextConditionKind {
  private let list: Scalar
  private let atLeastTenths: Int

  static let keys = ["like", "at_least"]

  /// The likeness from which two texts are near-duplicates, unless the author says otherwise.
  private static let usualTenths = 5

  init?(_ reader: inout MappingReader) {
    let range = LikenessIndex.floorTenths...10
    atLeastTenths = reader.tenths("at_least", in: range)?.value ?? LikeCondition.usualTenths
    guard let list = reader.identifier("like") else { return nil }
    self.list = list
  }

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    checker.requireText(at: range, into: &diagnostics)
    guard checker.require(list: list, of: [.samples], into: &diagnostics) else { return nil }
    return CheckedLike(list: list.text, atLeastTenths: atLeastTenths)
  }
}

/// A comparison with known texts that passed its checks.
private struct CheckedLike: CheckedKind {
  let list: String
  let atLeastTenths: Int

  var provesSender: Bool { false }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let texts = emitter.knownTexts(of: list, atLeastTenths: atLeastTenths)
    return emitter.leaf(.like(LikePredicate(texts, atLeastTenths: atLeastTenths)), at: range)
  }
}
