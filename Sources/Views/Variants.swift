import Bytes

/// The observed variants that the skeleton merges: what changes with fashion.
///
/// Four files of lines `canonical TAB variants TAB class TAB note`; variants are separated by
/// blanks, `#` begins a comment. The word `force` in the class lifts the refusal of a source that is
/// frequent in clean text.
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
  }

  /// One variant and what it stands for.
  struct Entry: Hashable, Sendable {
    var file: File
    var source: [UInt32]
    var target: [UInt32]
    var line: Int
    var range: ByteRange
    var isForced: Bool
  }

  /// The characters that are frequent in clean text, one after the other: `frequent.txt`.
  var frequent: Set<UInt32> = []
  var entries: [Entry] = []

  /// What was wrong in the files, in the order in which they were read.
  public internal(set) var problems: [Problem] = []

  /// No variants.
  public init() {}
}
