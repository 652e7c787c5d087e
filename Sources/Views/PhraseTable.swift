import Bytes

/// The phrases that the skeleton merges, as a tree of code points in one hashed array of edges.
struct PhraseTable: ~Copyable {
  static let root: UInt32 = 0

  // Not private: Swift 6.3.1 makes a broken module of a private type in a `ScratchArray` here.
  struct Edge: BitwiseCopyable {
    var key: UInt64
    var node: UInt32
  }

  private var edges: ScratchArray<Edge>
  private var phraseOfNode: [Int32] = [-1]
  private var targets: [[UInt32]] = []

  /// Makes the tree; of equal sources the first one counts.
  init(_ phrases: [(source: [UInt32], target: [UInt32])]) {
    let characterCount = phrases.reduce(1) { $0 + $1.source.count }
    var size = 16
    while size < characterCount * 2 { size *= 2 }
    edges = ScratchArray(repeating: Edge(key: .max, node: 0), count: size)
    for phrase in phrases {
      var node = PhraseTable.root
      for code in phrase.source { node = edge(from: node, code) }
      guard phraseOfNode[Int(node)] < 0 else { continue }
      phraseOfNode[Int(node)] = Int32(targets.count)
      targets.append(phrase.target)
    }
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
  func target(of phrase: Int) -> [UInt32] { targets[phrase] }
}
