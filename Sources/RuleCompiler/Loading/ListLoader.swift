import Bytes
import Documents
import Engine
import Lists
import Views

/// Reads the lists that a manifest declares, and guards them against empty and cut files.
struct ListLoader {
  /// The lists that could be read without an error, by name.
  private(set) var lists: [String: EntryList] = [:]

  /// The files of all lists that are there, by the names of the lists.
  private(set) var files: [String: DataFile] = [:]

  private let domains: OwnedDomains

  /// Reads all lists of a manifest.
  ///
  /// - Parameters:
  ///   - manifest: The manifest.
  ///   - bundle: The files.
  ///   - domains: What is known of domains.
  ///   - previousCounts: The entries of each list in the set that was accepted last; empty where
  ///     none was, or where the operator forces the reload.
  ///   - diagnostics: Where findings are added.
  init(
    _ manifest: Manifest, in bundle: RuleBundle, domains: OwnedDomains,
    previousCounts: [String: Int], into diagnostics: inout DiagnosticList
  ) {
    self.domains = domains
    for declaration in manifest.lists {
      var found = DiagnosticList()
      files[declaration.name.text] = file(of: declaration, in: bundle)
      let entries = entries(of: declaration, in: bundle, into: &found)
      if let entries {
        check(entries.count, of: declaration, previousCounts, into: &diagnostics)
        if !found.hasErrors { lists[declaration.name.text] = EntryList(entries) }
      }
      diagnostics.append(contentsOf: found)
    }
  }

  private func entries(
    of declaration: Manifest.List, in bundle: RuleBundle,
    into diagnostics: inout DiagnosticList
  ) -> ListEntries? {
    guard let file = files[declaration.name.text] else {
      guard declaration.whenMissing == .refuse else {
        return ListParse(values: [], type: declaration.type).entries
      }
      diagnostics.error(
        .listFileMissing, "the file of list `\(declaration.name.text)` is not there",
        at: declaration.file.range,
        hint: "the path is inside the rule directory; `when-missing: empty` lets it be absent")
      return nil
    }
    let domains = domains
    let check: EntryCheck? =
      declaration.type == .domains ? { domains.problem(of: $0) } : nil
    let removed = removedEntries(of: declaration, in: bundle, into: &diagnostics)
    let parse = file.bytes.withByteView {
      ListParse($0, type: declaration.type, leavingOut: removed?.entries, check: check)
    }
    removed?.reportIdle(parse, into: &diagnostics)
    let broken = parse.problems.filter { $0.reason == .notUTF8 }
    if broken.count > 1 {
      // In another encoding every line is broken, and one finding says it all.
      diagnostics.error(
        .badListEntry, "\(broken.count) lines are not UTF-8, of which this is the first",
        at: file.place(of: broken[0].range).range,
        hint: "save the file as UTF-8; it may be GB18030 now")
      return parse.entries
    }
    diagnostics.report(
      parse.problems, in: file, as: .badListEntry, orWarning: .listWarning)
    diagnostics.omit(parse.problemCount - parse.problems.count)
    return parse.entries
  }

  /// The files of a list: those of the layer that declares it and of later ones, else of the last
  /// layer before that has one.
  private func file(of declaration: Manifest.List, in bundle: RuleBundle) -> DataFile? {
    let path = declaration.file.text
    if let file = bundle.data(path, in: declaration.layer...Int.max) { return file }
    return (0..<declaration.layer).reversed().lazy.compactMap { bundle.data(path, in: $0...$0) }
      .first
  }

  /// The entries that later layers take out of a list; nil for none.
  private func removedEntries(
    of declaration: Manifest.List, in bundle: RuleBundle, into diagnostics: inout DiagnosticList
  ) -> RemovedEntries? {
    var files: [SourceFile] = []
    for removal in declaration.removals.reversed() {
      let path = removal.file.text
      let found = bundle.files.first { $0.layer == removal.layer && $0.path == path }
      guard let found else {
        diagnostics.error(
          .listFileMissing,
          "the file of what is taken out of list `\(declaration.name.text)` is not there",
          at: removal.file.range, hint: "the path is inside the rule directory of this manifest")
        continue
      }
      files.append(bundle.source(of: found))
    }
    guard !files.isEmpty else { return nil }
    let file = DataFile(files)
    let parse = file.bytes.withByteView { ListParse($0, type: declaration.type) }
    diagnostics.report(parse.problems, in: file, as: .badListEntry, orWarning: .listWarning)
    return RemovedEntries(entries: parse.entries, file: file)
  }

  /// Reports where lists say that their words do not count, and mean nothing by it.
  ///
  /// - Parameters:
  ///   - manifest: The manifest.
  ///   - compiler: Folds words, and knows whether texts can be taken apart.
  ///   - diagnostics: Where findings are added.
  func checkBorders(
    of manifest: Manifest, by compiler: TextCompiler, into diagnostics: inout DiagnosticList
  ) {
    for declaration in manifest.lists where declaration.borders.range != nil {
      guard case .words(let list)? = lists[declaration.name.text] else { continue }
      declaration.borders.check(
        knowsWords: compiler.frequencies != nil, into: &diagnostics,
        holdsWord: compiler.finder(of: list.entries))
    }
  }

  /// Reports samples with too few words to be told from honest texts.
  ///
  /// - Parameters:
  ///   - manifest: The manifest.
  ///   - tables: By which texts are brought into the form in which they are compared.
  ///   - diagnostics: Where findings are added.
  func checkSamples(
    of manifest: Manifest, by tables: ViewTables, into diagnostics: inout DiagnosticList
  ) {
    for declaration in manifest.lists {
      guard case .samples(let list)? = lists[declaration.name.text],
        let file = files[declaration.name.text]
      else { continue }
      for sample in list.samples where sample.isTooShort(by: tables) {
        guard !diagnostics.isFull else { return diagnostics.cutShort() }
        let message =
          "sample \(Quoted(sample.identifier)) is like no text: it has fewer than "
          + "\(Limits.samplePairCountMin) different pairs of words"
        diagnostics.warning(
          .listWarning, message, at: place(of: sample, in: file),
          hint: "a pattern or a list of words finds so short a text")
      }
    }
  }

  private func place(of sample: KnownSample, in file: DataFile) -> SourceRange {
    for source in file.parts.map(\.source) {
      for number in 1...source.lineCount {
        let line = SourceRange(file: source, bytes: source.lineBytes(number))
        if line.text.contains("\"\(sample.identifier)\"") { return line }
      }
    }
    return file.parts[0].source.range(0..<0)
  }

  private func check(
    _ count: Int, of declaration: Manifest.List, _ previousCounts: [String: Int],
    into diagnostics: inout DiagnosticList
  ) {
    let name = declaration.name.text
    if let least = declaration.leastEntries, count < least.value {
      diagnostics.error(
        .listTooSmall, "list `\(name)` has \(count) entries, fewer than \(least.value)",
        at: least.range, hint: "look whether \(declaration.file.text) was cut or emptied")
    }
    guard let shrink = declaration.largestShrink, let before = previousCounts[name] else { return }
    if count * 100 < before * (100 - shrink.value) {
      diagnostics.error(
        .listShrunk,
        "list `\(name)` shrank from \(before) to \(count) entries, by more than \(shrink.value)%",
        at: shrink.range, hint: "if that is meant, reload with --force")
    }
  }
}

/// What later layers take out of a list.
private struct RemovedEntries {
  var entries: ListEntries
  var file: DataFile

  /// Reports what was not in the list.
  func reportIdle(_ parse: ListParse, into diagnostics: inout DiagnosticList) {
    let idle = (0..<entries.count).filter { !parse.leftOut.contains($0) }
    guard let first = idle.first else { return }
    let others = idle.count > 1 ? " and \(idle.count - 1) more" : ""
    let entry = entries.text(first).text
    diagnostics.warning(
      .nothingToChange,
      "\(Quoted(entry))\(others) is not in the list, so it is not taken out",
      at: place(of: entry), hint: "look whether an upgrade took it out")
  }

  /// The line that has an entry.
  private func place(of entry: String) -> SourceRange {
    for source in file.parts.map(\.source) {
      for number in 1...source.lineCount {
        let line = SourceRange(file: source, bytes: source.lineBytes(number))
        if line.text.hasPrefix(entry) { return line }
      }
    }
    return file.parts[0].source.range(0..<0)
  }
}

extension KnownSample {
  /// Whether it has too few words to tell a text by, in the form in which texts are compared.
  func isTooShort(by tables: ViewTables) -> Bool {
    var views = ViewScratch(tables: tables)
    return text.withByteView {
      views.begin($0)
      return LikenessIndex.isTooShort(views.text(.skeleton))
    }
  }
}

extension DiagnosticCode {
  static let listFileMissing = DiagnosticCode(
    "E032", "list-file-missing",
    explanation: "The file of a list is not in the rule directory and `when-missing` is `refuse`. "
      + "A missing list would silently switch rules off, so the whole set is refused.",
    wrong: """
      lists:
        loan-words: {type: words, file: lists/loan-wrods.txt}

      """,
    right: """
      lists:
        loan-words: {type: words, file: lists/loan-words.txt}

      """)

  static let badListEntry = DiagnosticCode(
    "E033", "bad-list-entry",
    explanation: "A line of a list file is no entry of the list's type, or one that can never "
      + "match: a number in quotes, a line of a table, a pattern among words, `www.` before a "
      + "domain, an ending such as `com`. Nothing is dropped in silence: correct the line, or make "
      + "it a comment with `#`.")

  static let listTooSmall = DiagnosticCode(
    "E034", "list-too-small",
    explanation: "A list has fewer entries than `least-entries` in the manifest. An editor or a "
      + "failed download often leaves an empty or cut file; the last good set stays in force.")

  static let listShrunk = DiagnosticCode(
    "E035", "list-shrunk",
    explanation: "A list lost a larger share of its entries than `largest-shrink` allows since "
      + "the rule set that was accepted last. If that is meant, reload with --force.")

  static let listWarning = DiagnosticCode(
    "W034", "duplicate-list-entry",
    explanation: "An entry stands in a list more than once, or is a sample of so few words that no "
      + "text is held against it.")
}
