public import Bytes

/// Signs between all characters of a text: 贷 款 加 v 1 3 8, or 贷*款-加*v.1*3*8.
///
/// Such signs separate nothing. Where the text had signs of its own, they stand between those of the
/// disguise: of several in a row every second one stays. Blanks are lost, as folding makes them one.
public enum Interleaving {
  /// Whether signs stand between all characters.
  ///
  /// - Parameters:
  ///   - count: The number of characters.
  ///   - isSign: Whether the character at a place is no letter, digit or Han character.
  /// - Returns: Whether nine of ten gaps have one.
  /// - Complexity: O(1) for a text whose middle does not look so, otherwise O(*n*).
  @inline(__always)
  public static func isFound(count: Int, isSign: (Int) -> Bool) -> Bool {
    guard count >= Limits.interleavedCharacterCountMin else { return false }
    let middle = count / 2 - 8..<count / 2 + 8
    var signCount = 0
    for place in middle where isSign(place) { signCount += 1 }
    // Every second character, or more where a link has its own signs.
    guard signCount >= 7, signCount <= 12 else { return false }
    var runCount = 0
    var otherCount = 0
    var isInside = false
    for place in 0..<count {
      let isSign = isSign(place)
      if isSign, !isInside { runCount += 1 }
      if !isSign { otherCount += 1 }
      isInside = isSign
    }
    // Nine of ten gaps: people break a line, and disguises have holes.
    return runCount * 10 >= (otherCount - 1) * 9
  }
}

extension ScratchArray {
  /// Drops the signs of a text in which they stand between all characters.
  ///
  /// - Returns: Whether it is such a text.
  public mutating func dropInterleavedSigns(isSign: (Element) -> Bool) -> Bool {
    guard Interleaving.isFound(count: count, isSign: { isSign(self[$0]) }) else { return false }
    var kept = 0
    var signCount = 0
    for place in 0..<count {
      let element = self[place]
      signCount = isSign(element) ? signCount + 1 : 0
      // The first of a row is of the disguise, the second of the text, and so on.
      guard signCount % 2 == 0 else { continue }
      self[kept] = element
      kept += 1
    }
    truncate(to: kept)
    return true
  }
}
