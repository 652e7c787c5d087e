import Bytes
import Documents

/// `not_in` and `whole_word`: where words of a condition or of a list do not count, as written.
struct BordersSyntax: Sendable {
  /// The phrases inside of which no word counts.
  var exceptions: [Scalar]

  /// Where it is asked for that words are whole; nil where it is not.
  var wholeWordRange: SourceRange?

  static let keys = ["not_in", "whole_word"]

  init(_ reader: inout MappingReader) {
    let exceptions = reader.texts("not_in", allowsSingle: true)
    let wholeWord = reader.boolean("whole_word")
    if let exceptions, exceptions.value.count > Limits.exceptionCountMax {
      reader.diagnostics.error(
        .tooComplex, "`not_in` names more than \(Limits.exceptionCountMax) phrases",
        at: exceptions.range, hint: "write `whole_word: true`, or take longer words")
    }
    self.exceptions = Array((exceptions?.value ?? []).prefix(Limits.exceptionCountMax))
    wholeWordRange = wholeWord?.value == true ? wholeWord?.range : nil
  }

  /// What is asked for, without its places.
  var wanted: WantedBorders {
    WantedBorders(exceptions: exceptions.map(\.text), wholeWord: wholeWordRange != nil)
  }

  /// The first place, for what is wrong with all of it; nil where nothing is asked for.
  var range: SourceRange? { exceptions.first?.range ?? wholeWordRange }

  /// Reports phrases that hold none of the words, and whole words where nothing tells words apart.
  ///
  /// - Parameters:
  ///   - knowsWords: Whether there is a file by which texts are taken apart.
  ///   - diagnostics: Where findings are added.
  ///   - holdsWord: Whether a word lies inside of a phrase.
  func check(
    knowsWords: Bool, into diagnostics: inout DiagnosticList, holdsWord: (String) -> Bool
  ) {
    for phrase in exceptions where !holdsWord(phrase.text) {
      diagnostics.error(
        .wrongValue, "none of the words lies inside of \(Quoted(phrase.text))", at: phrase.range,
        hint: "`not_in` names phrases in which a word stands by accident, such as 今日结束 for 日结")
    }
    if let wholeWordRange, !knowsWords {
      diagnostics.error(
        .unknownWords, "`whole_word` needs words/frequencies.tsv, which is not there",
        at: wholeWordRange, hint: "copy it from the shipped rules, or write `not_in`")
    }
  }
}

extension DiagnosticCode {
  static let unknownWords = DiagnosticCode(
    "E083", "unknown-words",
    explanation: "`whole_word: true` has texts taken apart into words, by how often "
      + "words/frequencies.tsv says that they are used. Without that file nothing would be left "
      + "out in silence, so the set is refused.",
    wrong: """
      when: {text: {words: [日结], whole_word: true}}

      """,
    right: """
      when: {text: {words: [日结], not_in: [今日结束]}}

      """)
}
