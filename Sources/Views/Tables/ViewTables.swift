import Bytes

/// What folding, skeleton and sound look up: the tables that are compiled in, and the variants.
///
/// Immutable, made once for each set of rules and shared by all workers.
public final class ViewTables: Sendable {
  /// The tables without observed variants: folded is whole, the skeleton merges nothing.
  public static let withoutVariants = ViewTables(variants: Variants())

  /// The tables that are compiled in.
  let fixed = StaticTables.shared

  /// The classes of characters, with those of variants.
  let classes: CharacterTable<CharacterClass>

  /// What ``SkeletonWriter`` asks of the characters of the basic plane, made of ``classes``.
  let writerClasses: ScratchArray<WriterClass>

  /// What a character is merged with: one or more code points.
  let characterTargets: [UInt32: [UInt32]]
  let phrases: PhraseTable

  /// Those of them that separate, and mean nothing, between two Han characters.
  let ornaments: Set<UInt32>

  /// The pairs of characters between which a digit, a letter or a run of stops is dropped.
  let edges: EdgeTable

  /// The words that a pattern of the sound view is not to sound like; no text looks them up.
  let everydayWords: EverydayWords

  /// Entries in the order in which they were read, to name the tables by.
  private let entries: [Variants.Entry]

  /// Joins the tables that are compiled in with observed variants.
  ///
  /// Problems of the variants are the caller's to report; entries with problems are left out.
  public convenience init(variants: Variants, everydayWords: EverydayWords = .builtIn) {
    self.init(variants.entries, everydayWords, WordEdges())
  }

  /// The same tables for texts in which some words are looked for.
  ///
  /// - Parameter edges: The pairs of characters of those words.
  /// - Returns: Tables that make the same views of patterns and words.
  public func seeking(_ edges: WordEdges) -> ViewTables {
    edges.isEmpty ? self : ViewTables(entries, everydayWords, edges)
  }

  private init(
    _ variants: [Variants.Entry], _ everydayWords: EverydayWords, _ edges: WordEdges
  ) {
    self.everydayWords = everydayWords
    var classes = CharacterTable(copying: fixed.classes)
    var targets: [UInt32: [UInt32]] = [:]
    var ornaments: Set<UInt32> = []
    var phrases: [PhraseTable.Phrase] = []
    for entry in variants {
      if entry.file.isSingle {
        targets[entry.source[0]] = entry.target
        if entry.isOrnament { ornaments.insert(entry.source[0]) }
        classes[entry.source[0]].insert(.mapped)
      } else {
        phrases.append(
          PhraseTable.Phrase(
            source: entry.source, target: entry.target, isDisguise: entry.isDisguise))
        classes[entry.source[0]].insert(.phraseStart)
      }
    }
    writerClasses = classes.writerClasses(
      phraseSeconds: Set(phrases.compactMap { $0.source.count > 1 ? $0.source[1] : nil }))
    self.classes = classes
    characterTargets = targets
    self.ornaments = ornaments
    self.phrases = PhraseTable(phrases)
    entries = variants
    // Where 微信 is looked for, 薇1信 is 薇信, which is a variant of it.
    var all = edges
    for phrase in phrases
    where edges.have(phrase.target) && phrase.source.allSatisfy(ClassTable.isHan) {
      all.insert(codes: phrase.source)
    }
    self.edges = EdgeTable(all)
  }

  /// A description of all tables, to be hashed into the name of the rule set.
  ///
  /// Equal for tables that make the same views of every text; does not depend on comments and notes.
  public var identity: [UInt8] {
    var bytes = ByteView(generatedViewTablesDigest).array
    for entry in entries {
      bytes.append(
        entry.file.rawValue | (entry.isOrnament ? 0x80 : 0) | (entry.isDisguise ? 0x40 : 0))
      for code in entry.source + [0] + entry.target + [0] {
        bytes += [UInt8(truncatingIfNeeded: code), UInt8(truncatingIfNeeded: code >> 8)]
        bytes.append(UInt8(truncatingIfNeeded: code >> 16))
      }
    }
    return bytes
  }

  /// What the skeleton writes for a folded character; itself where it has no variant.
  func merged(_ code: UInt32) -> [UInt32] { characterTargets[code] ?? [code] }
}
