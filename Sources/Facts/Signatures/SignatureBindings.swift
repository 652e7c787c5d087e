public import Bytes
import Views

/// Whether a port may use a signature.
public enum SignatureBinding: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// The table names the signature for the port.
  case bound

  /// The port is in the table, but not with this signature.
  case unbound

  /// The port is not in the table.
  case unknown

  /// There is no signature.
  case none

  /// The word in rules and decisions.
  public var name: StaticString {
    switch self {
    case .bound: "bound"
    case .unbound: "unbound"
    case .unknown: "unknown"
    case .none: "none"
    }
  }
}

/// Which signatures the holder of a port has filed: base ports with their names.
///
/// Names are compared folded, as patterns are, and without regard to blanks.
public final class SignatureBindings: Sendable {
  /// No bindings: every port is unknown.
  public static let empty = SignatureBindings(entries: [])

  private let trie: DigitTrie
  /// The name with the base's number mixed in, in order of the hash.
  private let names: [(hash: UInt64, group: UInt32, name: [UInt8])]

  /// Makes bindings of pairs, for the fixtures of samples.
  ///
  /// - Parameter entries: Bases and names; what is no base of digits is left out.
  public convenience init(entries: [(base: String, name: String)]) {
    self.init(pairs: entries.map { (Array($0.base.utf8), Array($0.name.utf8)) })
  }

  init(pairs: [(base: [UInt8], name: [UInt8])]) {
    let pairs = pairs.map { (base: $0.base, name: NameFolder.folded($0.name)) }
    var trie = DigitTrie()
    var names: [(hash: UInt64, group: UInt32, name: [UInt8])] = []
    var groupCount = 0
    for pair in pairs where !pair.base.isEmpty && pair.base.allSatisfy(isDigit) {
      let known = pair.base.withByteView { trie[$0] }
      let group = known ?? groupCount
      if known == nil {
        pair.base.withByteView { trie.insert($0, group) }
        groupCount += 1
      }
      let hash = pair.name.withByteView { nameHash($0, group: UInt32(group)) }
      names.append((hash, UInt32(group), pair.name))
    }
    names.sort { $0.hash < $1.hash }
    self.trie = trie
    self.names = names
  }

  /// The number of pairs of a base and a name.
  public var count: Int { names.count }

  /// Whether a port may use a name.
  ///
  /// - Parameters:
  ///   - number: The facts of the sender.
  ///   - name: The signature's name, folded, or nil where the text has none.
  /// - Returns: By the longest base in the table with which the number begins.
  /// - Complexity: O(log *n*) for *n* names. Allocates nothing.
  public func binding(of number: NumberFacts, name: ByteView?) -> SignatureBinding {
    guard let name else { return .none }
    guard let group = number.digits.withByteView({ trie.longest($0)?.value }) else {
      return .unknown
    }
    let hash = nameHash(name, group: UInt32(group))
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    while low < names.count, names[low].hash == hash {
      if names[low].group == group, names[low].name.withByteView({ isSameName($0, name) }) {
        return .bound
      }
      low += 1
    }
    return .unbound
  }
}

/// Bindings that have been read, and what was wrong in their file.
public struct SignatureBindingsParse: Sendable {
  /// The bindings of the good rows.
  public let bindings: SignatureBindings

  /// The first problems in the order of lines.
  public let problems: [TableProblem]

  /// Reads a file whose rows have a base, names separated by `|`, and perhaps a note.
  ///
  /// Several rows of one base add up.
  public init(_ file: ByteView) {
    var reader = TableReader(file, columns: 2...3)
    var pairs: [(base: [UInt8], name: [UInt8])] = []
    while let row = reader.next() {
      let base = reader.cell(row, 0).array
      guard !base.isEmpty, base.count <= Limits.canonicalNumberByteCountMax,
        base.allSatisfy(isDigit)
      else {
        reader.report(base.isEmpty ? .emptyCell : .notDigits, row, column: 0)
        continue
      }
      let names = reader.cell(row, 1).array.split(separator: UInt8(ascii: "|"))
      if names.isEmpty { reader.report(.emptyCell, row, column: 1) }
      pairs += names.map { (base, Array($0)) }
    }
    problems = reader.problems
    bindings = SignatureBindings(pairs: pairs)
  }
}

/// The characters of a folded name that count: all but blanks.
private struct NameCharacters {
  private let name: ByteView
  private var offset = 0

  init(_ name: ByteView) {
    self.name = name
  }

  mutating func next() -> UInt8? {
    while offset < name.count {
      let byte = name[offset]
      offset += 1
      if byte != 0x20 { return byte }
    }
    return nil
  }
}

private func nameHash(_ name: ByteView, group: UInt32) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(group)
  var characters = NameCharacters(name)
  while let character = characters.next() {
    hash = (hash ^ UInt64(character)) &* 0x0000_0100_0000_01B3
    hash ^= hash >> 29
  }
  return hash
}

private func isSameName(_ left: ByteView, _ right: ByteView) -> Bool {
  var leftCharacters = NameCharacters(left)
  var rightCharacters = NameCharacters(right)
  while true {
    let character = leftCharacters.next()
    guard character == rightCharacters.next() else { return false }
    if character == nil { return true }
  }
}
