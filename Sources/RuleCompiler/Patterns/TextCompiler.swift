import Bytes
import Documents
import Lists
import Patterns
import Views

/// Brings patterns and words into the form of the views in which they are looked for.
///
/// What a text goes through on its way into a view, the pattern goes through too, by the same
/// tables; otherwise rules would be silently dead.
struct TextCompiler {
  let tables: ViewTables
  let cache: PatternCache

  /// What takes texts apart into words; nil where nothing is known of words.
  var frequencies: WordFrequencies?

  /// The views of a condition that names none.
  static let defaultViews: ViewSet = [.folded, .skeleton]

  /// A pattern in the views that it can be matched in.
  struct Compiled {
    var patterns: [Pattern]
    var views: ViewSet
    var expanded: ExpandedPattern
  }

  // MARK: Patterns

  /// Compiles a pattern for each of its views, in the order of ``View``.
  ///
  /// - Parameters:
  ///   - expanded: The pattern with its fragments.
  ///   - scalar: Where the author wrote it.
  ///   - views: The views that the author named; empty for the default.
  ///   - diagnostics: Where findings are added.
  /// - Returns: Nil where there was an error.
  func compile(
    _ expanded: ExpandedPattern, of scalar: Scalar, in views: ViewSet,
    into diagnostics: inout DiagnosticList
  ) -> Compiled? {
    guard
      let plain = compile(
        expanded.bytes, into: &diagnostics,
        place: {
          expanded.sourceRange(of: $0, in: scalar)
        }),
      checkCost(
        of: plain, at: { expanded.sourceRange(of: $0, in: scalar) }, into: &diagnostics)
    else { return nil }
    let wanted = views.isEmpty ? TextCompiler.defaultViews : views
    var compiled = Compiled(patterns: [], views: [], expanded: expanded)
    var told: Set<String> = []
    for view in View.allCases where wanted.contains(view) {
      guard view != .raw else {
        compiled.patterns.append(plain)
        compiled.views.insert(.raw)
        continue
      }
      let folded = cache.folded(expanded.bytes, for: view, by: tables)
      let reporter = ViewReporter(view: view, isAsked: !views.isEmpty, expanded, scalar)
      reporter.report(folded, beside: &told, into: &diagnostics)
      var pattern: Pattern?
      if !folded.hasError {
        pattern = reporter.compile(folded, by: cache, into: &diagnostics)
      }
      if let found = pattern, found.canMatchEmpty, !plain.canMatchEmpty {
        reporter.reportEmpty(into: &diagnostics)
        pattern = nil
      }
      // A view that the author did not ask for is left out where the pattern means nothing in it.
      guard let pattern else {
        if views.isEmpty { continue }
        return nil
      }
      compiled.patterns.append(pattern)
      compiled.views.insert(ViewSet(view))
    }
    return compiled.patterns.isEmpty ? nil : compiled
  }

  private func compile(
    _ source: [UInt8], into diagnostics: inout DiagnosticList, place: (Int) -> SourceRange
  ) -> Pattern? {
    do throws(PatternError) {
      return try cache.pattern(source)
    } catch {
      diagnostics.error(.badPattern, error.message, at: place(error.offset), hint: error.hint)
      return nil
    }
  }

  // MARK: Words

  /// Folds the words of a list for each view of a condition, in the order of ``View``.
  ///
  /// - Parameters:
  ///   - entries: The words.
  ///   - views: The views that the author named; empty for the default.
  ///   - borders: Where the words do not count.
  /// - Returns: A list for each view, and the views.
  func fold(
    _ entries: ListEntries, in views: ViewSet, _ borders: WantedBorders = WantedBorders()
  ) -> (lists: [WordList], views: ViewSet) {
    let wanted = views.isEmpty ? TextCompiler.defaultViews : views
    var scratch = ViewScratch(tables: tables)
    var lists: [WordList] = []
    for view in View.allCases where wanted.contains(view) {
      var words: [String] = []
      for index in 0..<entries.count {
        scratch.begin(entries.text(index))
        words.append(scratch.text(view).text)
      }
      let folded = ListParse(foldedWords: words.filter { !$0.isEmpty })
      var viewBorders = WordBorders()
      for phrase in borders.exceptions {
        phrase.withByteView {
          scratch.begin($0)
          viewBorders.exceptions.append(scratch.text(view).array)
        }
      }
      // Syllables are no words that could be taken apart.
      if borders.wholeWord, view != .sound { viewBorders.frequencies = frequencies }
      lists.append(WordList(folded.entries, borders: viewBorders))
    }
    return (lists, wanted)
  }

  /// What says whether one of some words lies inside of a phrase, both folded.
  func finder(of entries: ListEntries) -> (String) -> Bool {
    let list = fold(entries, in: .folded).lists[0]
    return { phrase in
      var scratch = ViewScratch(tables: tables)
      var words = WordScratch()
      return phrase.withByteView {
        scratch.begin($0)
        return list.search(scratch.text(.folded), atLeast: 1, near: nil, using: &words)
      }
    }
  }
}

/// Tells an author what a view makes of a pattern.
private struct ViewReporter {
  private let view: View
  private let isAsked: Bool
  private let expanded: ExpandedPattern
  private let scalar: Scalar

  init(view: View, isAsked: Bool, _ expanded: ExpandedPattern, _ scalar: Scalar) {
    self.view = view
    self.isAsked = isAsked
    self.expanded = expanded
    self.scalar = scalar
  }

  /// Tells what the view makes of the pattern, but for what was told of a view before.
  func report(
    _ folded: FoldedPattern, beside told: inout Set<String>, into diagnostics: inout DiagnosticList
  ) {
    for problem in folded.problems where isAsked || problem.reason.isWorthSaying {
      let range = expanded.sourceRange(of: problem.range, in: scalar)
      switch problem.reason {
      case .optionalSign:
        guard told.insert("signs").inserted else { continue }
        reportSigns(folded, at: range, hint: problem.reason.hint, into: &diagnostics)
      case .neverShown:
        guard told.insert("\(problem.range)").inserted else { continue }
        diagnostics.warning(
          .deadPart, problem.reason.message + ", so this part never matches", at: range,
          hint: problem.reason.hint)
      default:
        let isError = !problem.reason.isWarning
        let isNew = told.insert("\(problem.range) \(problem.reason.message)").inserted
        guard isNew || isAsked && isError else { continue }
        say(
          problem.reason.message, at: range, hint: problem.reason.hint, isError: isError,
          into: &diagnostics)
      }
    }
  }

  /// Tells that signs may be missing, with the pattern as the view asks it.
  private func reportSigns(
    _ folded: FoldedPattern, at range: SourceRange, hint: String?,
    into diagnostics: inout DiagnosticList
  ) {
    let shown = String(decoding: folded.bytes, as: UTF8.self)
    let isLong = shown.utf8.count > Limits.conditionLabelByteCountMax
    let pattern = isLong ? shown.prefix(Limits.conditionLabelByteCountMax / 2) + "…" : shown[...]
    diagnostics.warning(
      .optionalSign,
      "a text may lack this sign: the \(view.name) view asks for \(Quoted(String(pattern)))",
      at: range, hint: hint)
  }

  /// Tells that an alternative of the pattern is gone, which would match every text.
  func reportEmpty(into diagnostics: inout DiagnosticList) {
    say(
      "nothing is left of a part of the pattern, so it would match every text", at: scalar.range,
      hint: "leave that part out, or name the views that show it, such as `view: [folded]`",
      isError: true, into: &diagnostics)
  }

  /// Compiles the pattern of the view; it can fail only where folding made a look-behind longer.
  func compile(
    _ folded: FoldedPattern, by cache: PatternCache, into diagnostics: inout DiagnosticList
  ) -> Pattern? {
    do throws(PatternError) {
      let pattern = try cache.pattern(folded.bytes)
      let isAffordable = checkCost(
        of: pattern,
        at: {
          let source = folded.sourceOffset(of: $0.lowerBound)
          return expanded.sourceRange(
            of: source..<folded.sourceOffset(of: $0.upperBound), in: scalar)
        }, into: &diagnostics)
      return isAffordable ? pattern : nil
    } catch {
      // What makes a look-behind longer is a sign that may be missing, which was told.
      guard isAsked || !folded.problems.contains(where: { $0.reason == .optionalSign }) else {
        return nil
      }
      let offset = folded.sourceOffset(of: error.offset)
      say(
        error.message, at: expanded.sourceRange(of: offset, in: scalar),
        hint: "name the views in which it can be matched, such as `view: [folded]`",
        isError: true, into: &diagnostics)
      return nil
    }
  }

  private func say(
    _ message: String, at range: SourceRange, hint: String?, isError: Bool,
    into diagnostics: inout DiagnosticList
  ) {
    let message = "in the \(view.name) view, " + message
    if isError && isAsked {
      diagnostics.error(.lostInView, message, at: range, hint: hint)
    } else {
      diagnostics.warning(.changedInView, message, at: range, hint: hint)
    }
  }
}

extension PatternFoldReason {
  /// False for what an author need not know who did not ask for the view: how the view writes a
  /// pattern that also matches as it is written.
  fileprivate var isWorthSaying: Bool {
    switch self {
    case .rewritten, .shortLiteral, .shortSound, .singleSyllables, .homophone, .anchor: false
    case .nothingLeft, .noMemberLeft, .dropped, .blank, .tornRange, .wideMember, .optionalSign,
      .neverShown:
      true
    }
  }
}

extension DiagnosticCode {
  static let badPattern = DiagnosticCode(
    "E052", "bad-pattern",
    explanation: "PCRE2 refuses the pattern. The caret stands where it stopped reading; the "
      + "mistake is there or a little before.",
    wrong: """
      when: {text: '贷款(秒批|当天放款'}

      """,
    right: """
      when: {text: '贷款(?:秒批|当天放款)'}

      """)

  static let lostInView = DiagnosticCode(
    "E080", "lost-in-view",
    explanation: "The pattern cannot do in this view what it says: a literal vanishes in it, or is "
      + "never written so, or a range of a class means something else. Name another view.")

  static let optionalSign = DiagnosticCode(
    "W052", "optional-sign",
    explanation: "The skeleton has no signs inside words, so there a pattern asks for each of its "
      + "signs only where it is left: `8\\.8折` matches 88折, `100%` matches 1000元, and "
      + "`【招商银行】.{0,30}积分` what a mother writes of her points. The message shows what the "
      + "skeleton view asks for. Where the sign tells the scheme from honest texts, name the view "
      + "that has it; where not, write `?` behind it or leave it out.",
    wrong: """
      when: {text: '(?:100%|包)下款'}
      hits: [{text: '100%下款'}]
      misses: [{text: '明天见'}]

      """,
    right: """
      when: {text: {match: '(?:100%|包)下款', view: folded}}
      hits: [{text: '100%下款'}]
      misses: [{text: '明天见'}]

      """)

  static let deadPart = DiagnosticCode(
    "W053", "dead-part",
    explanation:
      "A part of the pattern asks for what no text has in this view: a capital letter, a "
      + "line break, a full-width sign or an invisible character, all of which folding changes. So "
      + "the part never matches, and where it is one of several alternatives nobody notices.",
    wrong: """
      when: {text: '贷款|急用钱\\x{ff0c}加我'}

      """,
    right: """
      when: {text: '贷款|急用钱.?加我'}

      """)

  static let changedInView = DiagnosticCode(
    "W039", "changed-in-view",
    explanation:
      "A part of the pattern is written otherwise in this view, is very short for it, or "
      + "means little in it. Write what the view shows, or name the views that are meant.")
}
