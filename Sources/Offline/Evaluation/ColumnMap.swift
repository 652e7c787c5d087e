import Bytes
import Records

/// Which key or column of a file holds what a record needs: `text=content,label=3`.
public struct ColumnMap: Equatable, Sendable {
  /// What a record is given, and where it stands: a name, or the number of a column from 1.
  public struct Pair: Equatable, Sendable {
    /// The key that the record is given.
    public var target: String
    /// The key or the column of the file.
    public var source: String
  }

  /// The pairs, in the order in which they were written.
  public let pairs: [Pair]

  /// A map that leaves every key as it is called.
  public static let none = ColumnMap(pairs: [])

  private init(pairs: [Pair]) {
    self.pairs = pairs
  }

  /// Reads a map.
  ///
  /// - Parameter text: Pairs such as `text=2`, with commas between them.
  /// - Throws: `ColumnMapError` for what is no pair, or names a key twice.
  public init(_ text: String) throws(ColumnMapError) {
    var pairs: [Pair] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty else {
        throw ColumnMapError(part: String(part), isRepeated: false)
      }
      guard !pairs.contains(where: { $0.target == words[0] }) else {
        throw ColumnMapError(part: String(part), isRepeated: true)
      }
      pairs.append(Pair(target: words[0], source: words[1]))
    }
    self.pairs = pairs
  }

  /// The key that a key of the file becomes; nil where it is left out, since another one takes its
  /// place.
  func target(of source: String) -> String? {
    if let pair = pairs.first(where: { $0.source == source }) { return pair.target }
    return pairs.contains { $0.target == source } ? nil : source
  }
}

/// Why a column map cannot be read.
public struct ColumnMapError: Error, CustomStringConvertible, Sendable {
  let part: String
  let isRepeated: Bool

  /// A sentence for a person.
  public var description: String {
    isRepeated
      ? "\(Quoted(part)) names a key a second time"
      : "\(Quoted(part)) is no pair such as text=2 or label=category"
  }
}
