import Documents
import Lists

/// A condition without one of its parts, made when somebody wants to ask it.
struct Reduction {
  /// What the part is.
  let what: CoverageReport.Part.Kind
  /// The part as it was written.
  let text: String
  /// Where it stands.
  let range: SourceRange
  /// What is left; nil where that is no condition any more.
  let rest: () -> (any CheckedKind)?
}

/// What the names in a condition stand for, while parts of it are left out.
struct ReductionContext {
  let compiler: TextCompiler

  /// The words of lists, each with the place of the list's file; empty where lists are left out.
  let words: [String: (texts: [String], range: SourceRange)]

  /// The lists without each of their words.
  ///
  /// - Parameters:
  ///   - name: The list.
  ///   - leaving: The condition on the words that are left.
  /// - Returns: One for each word.
  func listReductions(
    _ name: String, leaving: @escaping ([String]) -> (any CheckedKind)?
  ) -> [Reduction] {
    guard let list = words[name] else { return [] }
    return list.texts.enumerated().map { place, word in
      Reduction(what: .listWord, text: word, range: list.range) {
        var rest = list.texts
        rest.remove(at: place)
        return leaving(rest)
      }
    }
  }
}
