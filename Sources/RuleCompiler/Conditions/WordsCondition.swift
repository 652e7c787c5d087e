import Bytes
import Documents
import Engine
import Lists
import Views

/// `text: {words: …}`: so many of a list of words in the text, near each other where that is asked.
struct WordsCondition: TextConditionKind {
  /// Where the words come from.
  private enum Source {
    case list(Scalar)
    case inline([Scalar])
  }

  private let source: Source
  private let atLeast: Int
  private let near: Int?
  private let views: ViewSet

  static let keys = ["words", "at_least", "near", "view"]

  init?(_ reader: inout MappingReader) {
    let source = reader.read("words") { WordsCondition.source($0, into: &$1) }
    views = reader.views()
    let atLeast = reader.integer("at_least", in: 1...Limits.wordsAtLeastMax)
    let near = reader.integer("near", in: 1...Limits.nearCharacterCountMax)
    if let near, reader.mapping["at_least"] == nil || atLeast?.value == 1 {
      reader.diagnostics.error(
        .wrongValue, "`near` says how near several words are, but one is enough here",
        at: near.range, hint: "write `at_least: 2` beside it")
    }
    guard let source else { return nil }
    self.source = source
    self.atLeast = atLeast?.value ?? 1
    self.near = near?.value
  }

  private static func source(_ node: Node, into diagnostics: inout DiagnosticList) -> Source? {
    if case .scalar = node {
      return node.identifier(named: "words", into: &diagnostics).map { .list($0) }
    }
    let words = node.list(named: "words", into: &diagnostics) {
      $0.text(named: "a word", into: &$1)
    }
    return words.map { .inline($0.value) }
  }

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    checker.requireText(at: range, into: &diagnostics)
    switch source {
    case .list(let name):
      guard checker.require(list: name, of: [.words], into: &diagnostics) else { return nil }
      return CheckedWordsCondition(
        words: .list(name.text), atLeast: atLeast, near: near ?? 0, views: views)
    case .inline(let scalars):
      if views.contains(.sound) { warnOfSounds(of: scalars, by: checker, into: &diagnostics) }
      return entries(of: scalars, at: range, into: &diagnostics).map {
        CheckedWordsCondition(words: .inline($0), atLeast: atLeast, near: near ?? 0, views: views)
      }
    }
  }

  private func entries(
    of words: [Scalar], at range: SourceRange, into diagnostics: inout DiagnosticList
  ) -> ListEntries? {
    let parse = ListParse(values: words.map(\.text), type: .words)
    diagnostics.report(parse.problems, in: words, otherwiseAt: range)
    guard parse.entries.count >= atLeast else {
      diagnostics.error(
        .wrongValue, "only \(parse.entries.count) words are listed, so \(atLeast) never occur",
        at: range)
      return nil
    }
    return parse.entries
  }

  /// Tells of words that are too short for the sound view, or sound like everyday ones.
  private func warnOfSounds(
    of words: [Scalar], by checker: ConditionChecker, into diagnostics: inout DiagnosticList
  ) {
    for word in words {
      let pattern = Array("\\Q\(word.text)\\E".utf8)
      let problems = checker.compiler.tables.fold(pattern: pattern, for: .sound).problems
      for problem in problems where problem.reason.isWeakSound {
        diagnostics.warning(
          .changedInView, "in the sound view, \(problem.reason.message)", at: word.range,
          hint: problem.reason.hint)
      }
    }
  }
}

/// Words that passed their checks.
private struct CheckedWordsCondition: CheckedKind {
  let words: WordSource
  let atLeast: Int
  let near: Int
  let views: ViewSet

  var restsOnMoreThanText: Bool { false }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let (lists, views) = emitter.probes(of: words, in: views)
    let predicate = WordsPredicate(lists, views: views, atLeast: atLeast, near: near)
    return emitter.leaf(.words(predicate), at: range)
  }
}

/// Words to look for: those of a list, which samples may replace, or those of the condition.
enum WordSource {
  case list(String)
  case inline(ListEntries)
}
