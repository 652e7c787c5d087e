public import Bytes

/// The observed variants that the skeleton merges: what changes with fashion.
///
/// Four files of lines `canonical TAB variants TAB class TAB note`; variants are separated by
/// blanks, `#` begins a comment. The word `force` in the class lifts the refusal of a source that is
/// frequent in clean text; `disguise` says that a phrase is never written but to hide what it stands for.
public struct Variants: Sendable {
  /// Which file an entry stands in; what it may hold follows from that.
  public enum File: UInt8, CaseIterable, Hashable, Sendable {
    /// One character that stands for another: `chars.tsv`.
    case characters

    /// A phrase that stands for another: `phrases.tsv`.
    case phrases

    /// The parts of a character, written apart: `split.tsv`.
    case splits

    /// An emoji, kana or sign that stands for a word: `emoji.tsv`.
    case emoji

    /// The name of the file in `Rules/variants/`.
    public var name: String {
      switch self {
      case .characters: "chars.tsv"
      case .phrases: "phrases.tsv"
      case .splits: "split.tsv"
      case .emoji: "emoji.tsv"
      }
    }

    /// True if its variants are single characters.
    var isSingle: Bool { self == .characters || self == .emoji }
  }

  /// The most characters that a phrase may have; the skeleton looks no further ahead.
  static let phraseLengthMax = 16

  /// One variant and what it stands for.
  struct Entry: Hashable, Sendable {
    var file: File
    var source: [UInt32]
    var target: [UInt32]
    var line: Int
    var column: Int
    var range: ByteRange
    var isForced: Bool

    /// True if it is mere ornament between two Han characters, where it separates.
    var isOrnament = false

    /// True if nobody writes it but to hide the word, so that it is a mark of evasion.
    var isDisguise = false
  }

  /// The good entries: characters and emoji, then phrases and splits.
  let entries: [Entry]

  /// A problem and the file in which it stands.
  public typealias FileProblem = (file: File, problem: VariantsProblem)

  /// What was wrong in the files: line by line first, then one against another.
  public let problems: [FileProblem]

  /// No variants.
  public init() {
    entries = []
    problems = []
  }

  /// Reads files of variants.
  ///
  /// - Parameters:
  ///   - files: The files in the order in which their entries count.
  ///   - frequent: The file `frequent.txt`: characters that are frequent in clean text, with white
  ///     space and comments anywhere; empty switches that check off.
  public init(files: [(file: File, bytes: [UInt8])], frequent: [UInt8]) {
    var reader = VariantsReader()
    for (file, bytes) in files { bytes.withByteView { reader.read($0, as: file) } }
    let check = VariantsCheck(reader.entries, frequent: Variants.characters(frequent))
    entries = check.entries
    problems = reader.problems + check.problems
  }

  private static func characters(_ bytes: [UInt8]) -> Set<UInt32> {
    var result: Set<UInt32> = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      for scalar in String(decoding: line, as: UTF8.self).unicodeScalars where scalar.value > 0x20 {
        result.insert(scalar.value)
      }
    }
    return result
  }
}
