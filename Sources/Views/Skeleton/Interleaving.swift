public import Bytes

/// Signs between all characters of a text: 贷 款 加 v 1 3 8, or 贷*款-加*v.1*3*8.
///
/// Such signs separate nothing. Where the text had signs of its own, they stand between those of the
/// disguise. Blanks are lost, as folding makes them one.
public struct Interleaving: BitwiseCopyable, Equatable, Sendable {
  /// The sign, where nine of ten are the same.
  ///
  /// Of several of it in a row every second one stays, and all other signs do. Where signs differ, of
  /// all in a row every second one stays.
  public var code: UInt32?

  /// Looks whether signs stand between all characters; nil where they do not.
  ///
  /// - Parameters:
  ///   - count: The number of characters.
  ///   - sign: The sign at a place, or nil for a letter, digit or Han character.
  /// - Complexity: O(1) for a text whose middle does not look so, otherwise O(*n*).
  @inline(__always)
  public init?(count: Int, sign: (Int) -> UInt32?) {
    guard count >= Limits.interleavedCharacterCountMin else { return nil }
    let middle = count / 2 - 8..<count / 2 + 8
    var signCount = 0
    for index in middle where sign(index) != nil { signCount += 1 }
    // Every second character, or more where a link has its own signs.
    guard signCount >= 7, signCount <= 12 else { return nil }
    var rows = Rows()
    for index in 0..<count { rows.read(sign(index)) }
    // Nine of ten gaps: people break a line, and disguises have holes.
    guard rows.count * 10 >= (rows.otherCount - 1) * 9 else { return nil }
    var equalCount = 0
    for index in 0..<count where sign(index) == rows.candidate { equalCount += 1 }
    code = equalCount * 10 >= rows.count * 9 ? rows.candidate : nil
  }

  /// What is counted in one pass.
  private struct Rows {
    var count = 0
    var otherCount = 0
    /// The sign that has the majority, if one has.
    var candidate: UInt32 = 0
    private var lead = 0
    private var isInside = false

    @inline(__always)
    mutating func read(_ sign: UInt32?) {
      if let sign {
        if !isInside { count += 1 }
        if lead == 0 { candidate = sign }
        lead += sign == candidate ? 1 : -1
      } else {
        otherCount += 1
      }
      isInside = sign != nil
    }
  }
}

extension ScratchArray {
  /// Drops the signs of a text in which they stand between all characters.
  ///
  /// - Parameter sign: The sign that an element is, or nil.
  /// - Returns: Whether it is such a text.
  public mutating func dropInterleavedSigns(_ sign: (Element) -> UInt32?) -> Bool {
    guard let found = Interleaving(count: count, sign: { sign(self[$0]) }) else { return false }
    var kept = 0
    var rowCount = 0
    for index in 0..<count {
      let element = self[index]
      let code = sign(element)
      let isOfDisguise = code != nil && (found.code == nil || code == found.code)
      rowCount = isOfDisguise ? rowCount + 1 : 0
      // The first of a row is of the disguise, the second of the text, and so on.
      guard rowCount % 2 == 0 else { continue }
      self[kept] = element
      kept += 1
    }
    truncate(to: kept)
    return true
  }
}
