import Bytes

/// From a character of a text to the number of its letter in the literals of a rule set.
///
/// Zero is for what is dropped, one for letters that no literal has; the letters that are a literal
/// by themselves come next, so that one comparison tells them.
struct LetterTables: ~Copyable {
  /// For characters below U+10000; the others have no letters.
  let text: ScratchArray<UInt16>

  /// The same for the view sound, in which private-use characters are syllables; empty where no
  /// pattern is matched in it.
  let sound: ScratchArray<UInt16>

  /// Numbers below are not for letters of literals.
  static let firstNumber: UInt16 = 2

  /// Makes the tables.
  ///
  /// - Parameters:
  ///   - numbers: The letters of all literals with their numbers.
  ///   - hasSound: Whether there are patterns for sound.
  init(numbers: [UInt16: UInt16], hasSound: Bool) {
    text = LetterTables.table(numbers, inSound: false)
    sound = hasSound ? LetterTables.table(numbers, inSound: true) : ScratchArray()
  }

  private static func table(_ numbers: [UInt16: UInt16], inSound: Bool) -> ScratchArray<UInt16> {
    var table = ScratchArray(inSound ? Alphabet.soundLetters : Alphabet.textLetters)
    for (letter, number) in numbers {
      for code in Alphabet.characters(of: letter) { table[Int(code)] = number }
    }
    return table
  }
}
