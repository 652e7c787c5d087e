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
  private let borders: BordersSyntax

  static let keys = ["words", "at_least", "near", "view"] + BordersSyntax.keys

  init?(_ reader: inout MappingReader) {
    let source = reader.read("words") { WordsCondition.source($0, into: &$1) }
    views = reader.views()
    borders = BordersSyntax(&reader)
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
    let knowsWords = checker.compiler.frequencies != nil
    switch source {
    case .list(let name):
      guard checker.require(list: name, of: [.words], into: &diagnostics) else { return nil }
      // Which words a list has is another file's matter, and may change with every reload.
      borders.check(knowsWords: knowsWords, into: &diagnostics) { _ in true }
      return checked(.list(name.text), [], by: &checker)
    case .inline(let scalars):
      if views.contains(.sound) { warnOfSounds(of: scalars, by: checker, into: &diagnostics) }
      guard let entries = entries(of: scalars, at: range, into: &diagnostics) else { return nil }
      borders.check(
        knowsWords: knowsWords, into: &diagnostics,
        holdsWord: checker.compiler.finder(of: entries))
      return checked(.inline(entries), scalars, by: &checker)
    }
  }

  private func checked(
    _ words: WordSource, _ scalars: [Scalar], by checker: inout ConditionChecker
  ) -> CheckedWordsCondition {
    let wanted = borders.wanted
    if views != .sound {
      checker.note(AskedTexts.AskedWords(source: words, scalars: scalars, borders: wanted))
    }
    return CheckedWordsCondition(
      words: words, atLeast: atLeast, near: near ?? 0, views: views, borders: wanted,
      scalars: scalars)
  }

  private func entries(
    of words: [Scalar], at range: SourceRange, into diagnostics: inout DiagnosticList
  ) -> ListEntries? {
    let parse = ListParse(values: words.map(\.text), type: .words)
    diagnostics.report(parse.problems, in: words, otherwiseAt: range)
    guard parse.entries.count >= atLeast else {
      // What is wrong with the words was told.
      guard !parse.problems.contains(where: { !$0.isWarning }) else { return nil }
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
  let borders: WantedBorders

  /// Where the words stand; none for those of a list.
  let scalars: [Scalar]

  var provesSender: Bool { false }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let (lists, views) = emitter.probes(of: words, in: views, borders)
    let predicate = WordsPredicate(lists, views: views, atLeast: atLeast, near: near)
    return emitter.leaf(.words(predicate), at: range)
  }

  func reductions(in context: ReductionContext) -> [Reduction] {
    switch words {
    case .inline:
      scalars.map { scalar in
        Reduction(what: .word, text: scalar.text, range: scalar.range) {
          leaving(scalars.map(\.text).filter { $0 != scalar.text })
        }
      }
    case .list(let name): context.listReductions(name) { leaving($0) }
    }
  }

  /// The condition on other words; nil where they are too few.
  private func leaving(_ words: [String]) -> (any CheckedKind)? {
    let entries = ListParse(values: words, type: .words).entries
    guard entries.count >= max(atLeast, 1) else { return nil }
    return CheckedWordsCondition(
      words: .inline(entries), atLeast: atLeast, near: near, views: views, borders: borders,
      scalars: [])
  }
}

/// Words to look for: those of a list, which samples may replace, or those of the condition.
enum WordSource {
  case list(String)
  case inline(ListEntries)
}
