import Bytes

/// The phrases that the skeleton merges, as a tree of code points in one hashed array of edges.
struct PhraseTable: ~Copyable {
  static let root: UInt32 = 0

  // Not private: Swift 6.3.1 makes a broken module of a private type in a `ScratchArray` here.
  struct Edge: BitwiseCopyable {
    var key: UInt64
    var node: UInt32
  }

  /// A phrase, and what it stands for.
  struct Phrase {
    var source: [UInt32]
    var target: [UInt32]

    /// True if nobody writes the phrase but to hide the other one.
    var isDisguise = false
  }

  private var edges: ScratchArray<Edge>

  /// A bit for each hash of the first two characters of a phrase, to see at once that there is none.
  private var beginnings = ScratchArray<UInt64>(repeating: 0, count: 128)
  private var phraseOfNode: [Int32] = [-1]
  private var phrases: [Phrase] = []

  /// Makes the tree; of equal sources the first one counts.
  init(_ phrases: [Phrase]) {
    let characterCount = phrases.reduce(1) { $0 + $1.source.count }
    var size = 16
    while size < characterCount * 2 { size *= 2 }
    edges = ScratchArray(repeating: Edge(key: .max, node: 0), count: size)
    for phrase in phrases {
      var node = PhraseTable.root
      if phrase.source.count > 1 {
        let bit = PhraseTable.bit(phrase.source[0], phrase.source[1])
        beginnings[bit >> 6] |= 1 << UInt64(bit & 63)
      }
      for code in phrase.source { node = edge(from: node, code) }
      guard phraseOfNode[Int(node)] < 0 else { continue }
      phraseOfNode[Int(node)] = Int32(self.phrases.count)
      self.phrases.append(phrase)
    }
  }

  @inline(__always)
  private static func bit(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 19)
  }

  /// False if no phrase begins with two characters; true says nothing.
  @inline(__always)
  func mayBegin(_ first: UInt32, _ second: UInt32) -> Bool {
    let bit = PhraseTable.bit(first, second)
    return beginnings[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  private func slot(_ key: UInt64) -> Int {
    var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (edges.count - 1)
    while edges[slot].key != key, edges[slot].key != .max { slot = (slot + 1) & (edges.count - 1) }
    return slot
  }

  private static func key(_ node: UInt32, _ code: UInt32) -> UInt64 {
    UInt64(node) << 32 | UInt64(code)
  }

  private mutating func edge(from node: UInt32, _ code: UInt32) -> UInt32 {
    let key = PhraseTable.key(node, code)
    let slot = slot(key)
    if edges[slot].key == key { return edges[slot].node }
    let next = UInt32(phraseOfNode.count)
    phraseOfNode.append(-1)
    edges[slot] = Edge(key: key, node: next)
    return next
  }

  /// The node behind a character, or nil where no phrase goes on so.
  func step(_ node: UInt32, _ code: UInt32) -> UInt32? {
    let key = PhraseTable.key(node, code)
    let slot = slot(key)
    return edges[slot].key == key ? edges[slot].node : nil
  }

  /// The phrase that ends at a node, or nil.
  func phrase(at node: UInt32) -> Int? {
    let phrase = phraseOfNode[Int(node)]
    return phrase < 0 ? nil : Int(phrase)
  }

  /// The code points that a phrase stands for.
  func target(of phrase: Int) -> [UInt32] { phrases[phrase].target }

  /// True if a phrase is written only to hide what it stands for.
  func isDisguise(_ phrase: Int) -> Bool { phrases[phrase].isDisguise }
}
