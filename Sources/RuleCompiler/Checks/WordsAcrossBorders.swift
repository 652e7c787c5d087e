import Bytes
import Documents
import Engine
import Lists
import Patterns
import Views

/// Words of rules and lists do not stand across the words of everyday phrases.
enum WordsAcrossBorders: Lint {
  static let codes: [DiagnosticCode] = [.wordAcrossBorder]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    guard !directory.phrases.isEmpty, let ruleSet = directory.emitted?.ruleSet else { return }
    let harmful = HarmfulPhrases(directory.phrases.all, by: ruleSet)
    var check = BorderCheck(directory: directory, harmful: harmful)
    for pattern in directory.asked.patterns { check.add(pattern) }
    check.reportLiterals(into: &diagnostics)
    check.reportPieces(into: &diagnostics)
    for words in directory.asked.words { check.report(words, into: &diagnostics) }
  }
}

/// Holds what rules look for against the phrases.
private struct BorderCheck: ~Copyable {
  /// A piece of a pattern, and where it was written first.
  private struct Place {
    var range: Range<Int>
    var pattern: AskedTexts.AskedPattern
  }

  let directory: LoadedDirectory
  private let harmful: HarmfulPhrases
  private var literals: [String: Place] = [:]
  private var pieces: [[UInt8]: Place] = [:]
  private var seen: Set<[UInt8]> = []
  private let text: ByteBuffer

  init(directory: LoadedDirectory, harmful: HarmfulPhrases) {
    self.directory = directory
    self.harmful = harmful
    var text = ByteBuffer(capacity: directory.phrases.text.count)
    text.append(directory.phrases.text)
    self.text = text
  }

  // MARK: Patterns

  /// Takes the pieces of a pattern; what several patterns share is looked at once.
  mutating func add(_ pattern: AskedTexts.AskedPattern) {
    guard seen.insert(pattern.expanded.bytes).inserted else { return }
    for piece in PatternPieces(pattern.expanded.bytes).pieces {
      let place = Place(range: piece.range, pattern: pattern)
      if let literal = piece.literal {
        if literals[literal] == nil { literals[literal] = place }
      } else {
        let bytes = Array(pattern.expanded.bytes[piece.range])
        if pieces[bytes] == nil { pieces[bytes] = place }
      }
    }
  }

  /// Reports literals, all of which are looked for in one pass.
  func reportLiterals(into diagnostics: inout DiagnosticList) {
    let words = literals.keys.sorted()
    let list = directory.compiler.fold(
      ListParse(foldedWords: words).entries, in: .folded
    ).lists[0]
    report(matches(of: list), into: &diagnostics) { word in
      literals[word].map { $0.pattern.expanded.sourceRange(of: $0.range, in: $0.pattern.scalar) }
    }
  }

  /// Reports pieces with classes, groups and look-arounds, each of which is matched by itself.
  func reportPieces(into diagnostics: inout DiagnosticList) {
    var scratch = MatchScratch()
    for (bytes, place) in pieces.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let folded = directory.compiler.tables.fold(pattern: bytes, for: .folded)
      // Each phrase is a line.
      let lines = Array("(?m)".utf8) + folded.bytes
      // A piece may mean nothing without its neighbours, such as the number of a group.
      guard let pattern = try? directory.compiler.cache.pattern(lines) else { continue }
      var found: [WordMatch] = []
      var offset = 0
      while case .found(let range) = pattern.firstMatch(
        in: text.view, from: offset, using: &scratch)
      {
        found.append(WordMatch(entry: 0, range: range))
        offset = max(offset, range.startOffset) + 1
        while offset < text.count, text.view[offset] & 0xC0 == 0x80 { offset += 1 }
        guard offset < text.count else { break }
      }
      report(found, into: &diagnostics) { _ in
        place.pattern.expanded.sourceRange(of: place.range, in: place.pattern.scalar)
      }
    }
  }

  // MARK: Words

  func report(_ words: AskedTexts.AskedWords, into diagnostics: inout DiagnosticList) {
    switch words.source {
    case .inline(let entries):
      let list = directory.compiler.fold(entries, in: .folded, words.borders).lists[0]
      report(matches(of: list), into: &diagnostics) { word in
        words.scalars.first { folded($0.text) == word }?.range
      }
    case .list(let name):
      guard let declaration = directory.manifest.lists.first(where: { $0.name.text == name }),
        let file = directory.listFiles[name], case .words(let plain)? = directory.lists[name]
      else { return }
      let borders = declaration.borders.wanted.joined(with: words.borders)
      let list = directory.compiler.fold(plain.entries, in: .folded, borders).lists[0]
      report(matches(of: list), into: &diagnostics) { line(of: $0, in: file) }
    }
  }

  private func matches(of list: WordList) -> [WordMatch] { list.matches(in: text.view) }

  private func folded(_ word: String) -> String {
    String(decoding: NameFolder.folded(Array(word.utf8)), as: UTF8.self)
  }

  /// The line of a list that holds a word.
  private func line(of word: String, in data: DataFile) -> SourceRange? {
    for part in data.parts {
      if let line = line(of: word, in: part.source) { return line }
    }
    return nil
  }

  private func line(of word: String, in file: SourceFile) -> SourceRange? {
    for number in 1...file.lineCount {
      let bytes = file.lineBytes(number)
      let entry = file.text(of: bytes).split(separator: " #").first ?? ""
      let trimmed = entry.filter { !$0.isWhitespace }
      guard !trimmed.isEmpty, folded(trimmed) == word.filter({ !$0.isWhitespace }) else { continue }
      return SourceRange(file: file, bytes: bytes)
    }
    return nil
  }

  // MARK: Findings

  /// Reports those of the matches that stand across a border, one for each word.
  private func report(
    _ matches: [WordMatch], into diagnostics: inout DiagnosticList,
    at place: (String) -> SourceRange?
  ) {
    var found: [String: [String]] = [:]
    for match in matches {
      let range = match.range.startOffset..<match.range.endOffset
      let word = text.view[match.range].text
      guard word.unicodeScalars.count(where: \.properties.isIdeographic) > 1,
        directory.phrases.isAcross(range)
      else { continue }
      let phrase = directory.phrases.phrase(at: range.lowerBound)
      guard harmful.rest(on: word, of: phrase) else { continue }
      if found[word]?.contains(phrase) != true { found[word, default: []].append(phrase) }
    }
    for (word, phrases) in found.sorted(by: { $0.key < $1.key }) {
      guard let range = place(word) else { continue }
      let others = phrases.count > 1 ? " and \(phrases.count - 1) more" : ""
      diagnostics.warning(
        .wordAcrossBorder, "\(word) stands across two words in \(phrases[0])\(others)", at: range,
        hint: "take a longer word, a look-around such as `(?<!今)日结`, or for words "
          + "`not_in: [\(phrases[0].filter { $0 != "|" })]` or `whole_word: true`")
    }
  }
}

extension DiagnosticCode {
  static let wordAcrossBorder = DiagnosticCode(
    "W042", "word-across-border",
    explanation: "A word of a rule or a list stands in an everyday phrase by accident, across the "
      + "border of two other words, as 日结 does in 今日结束. Messages with that phrase are taken for "
      + "what the rule looks for. Only what makes a rule fire is told, alone or beside a telephone, an "
      + "account or a link: where a rule asks for more signs, no such phrase has all of them. The "
      + "phrases stand in words/everyday-phrases.txt, with | between their words; without that file "
      + "nothing is said.")
}
