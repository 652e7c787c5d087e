public import Bytes

/// The pairs of Han characters that stand next to each other in a word that a rule or list asks for.
///
/// 贷1款 hides 贷款 from a rule that asks for 贷款, so the skeleton drops the 1. It drops nothing between
/// characters that no rule has side by side: 第1名 stays.
public struct WordEdges: Sendable {
  private var pairs: Set<UInt32> = []

  /// No words.
  public init() {}

  /// True if there are none.
  public var isEmpty: Bool { pairs.isEmpty }

  /// Takes in a word as the skeleton writes it.
  public mutating func insert(word: ByteView) {
    var last: UInt32 = 0
    for scalar in word.text.unicodeScalars {
      if ClassTable.isHan(last), ClassTable.isHan(scalar.value) { join(last, scalar.value) }
      last = scalar.value
    }
  }

  /// Takes in the words of a pattern that was folded for the skeleton, also those that groups and classes
  /// make up: 微[信杏], (?:借|贷)款.
  public mutating func insert(pattern: String) {
    for (first, second) in EdgeReader(pattern).pairs { join(first, second) }
  }

  /// True if all characters that a word has side by side were taken in, which are Han characters.
  func have(_ word: [UInt32]) -> Bool {
    word.count > 1
      && zip(word, word.dropFirst()).allSatisfy {
        $0 < 0x1_0000 && $1 < 0x1_0000 && pairs.contains($0 << 16 | $1)
      }
  }

  mutating func insert(codes: [UInt32]) {
    for (first, second) in zip(codes, codes.dropFirst()) { join(first, second) }
  }

  private mutating func join(_ first: UInt32, _ second: UInt32) {
    guard first < 0x1_0000, second < 0x1_0000, pairs.count < Limits.wordEdgeCountMax else { return }
    pairs.insert(first << 16 | second)
  }

  /// The pairs, in order; for tables.
  var sorted: [UInt32] { pairs.sorted() }
}

/// The pairs of ``WordEdges`` as a table that is asked while texts are read.
struct EdgeTable: ~Copyable {
  /// A pair, or zero; the number of slots is a power of two, half of them empty.
  private let slots: ScratchArray<UInt32>
  private let mask: Int

  /// True if there are none.
  let isEmpty: Bool

  init(_ edges: WordEdges) {
    let pairs = edges.sorted
    var size = 16
    while size < pairs.count * 2 { size *= 2 }
    var slots = ScratchArray<UInt32>(repeating: 0, count: size)
    mask = size - 1
    isEmpty = pairs.isEmpty
    for pair in pairs {
      var index = EdgeTable.hash(pair) & mask
      while slots[index] != 0 { index = (index + 1) & mask }
      slots[index] = pair
    }
    self.slots = slots
  }

  private static func hash(_ pair: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(pair) &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  /// True if a word has the two characters side by side.
  func contains(_ first: UInt32, _ second: UInt32) -> Bool {
    guard first < 0x1_0000, second < 0x1_0000 else { return false }
    let pair = first << 16 | second
    var index = EdgeTable.hash(pair) & mask
    while slots[index] != 0 {
      if slots[index] == pair { return true }
      index = (index + 1) & mask
    }
    return false
  }
}
