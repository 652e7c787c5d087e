import Bytes

/// The toneless readings of Han characters, from Unihan.
struct Readings: ~Copyable {
  /// The syllables in alphabetical order, each as letters packed from the top.
  private let syllables: [UInt64]

  /// Which of them are words of their own, and so not just a sound such as `m` or `a`.
  private let isWord: [Bool]

  /// Of each character the index of its list in ``lists``, plus one.
  private let listNumbers: CharacterTable<UInt16>
  private let lists: [[UInt16]]
  private let mains: CharacterTable<UInt16>

  init(_ reader: inout PackedReader) {
    var syllables: [UInt64] = []
    for _ in 0..<reader.number() {
      var word: UInt64 = 0
      let length = reader.byte()
      for _ in 0..<length { word = word << 8 | UInt64(reader.byte()) }
      syllables.append(word << UInt64(8 * (8 - length)))
    }
    self.syllables = syllables
    let sounds = Set(["n", "m", "ng", "hm", "hng", "e", "o", "a", "r"].map(Readings.packed))
    isWord = syllables.map { !sounds.contains($0) }
    var listNumbers = CharacterTable<UInt16>(repeating: 0)
    var mains = CharacterTable<UInt16>(repeating: Readings.none)
    var lists: [[UInt16]] = []
    var known: [[UInt16]: UInt16] = [:]
    var code: UInt32 = 0
    for _ in 0..<reader.number() {
      code += reader.number()
      var list: [UInt16] = []
      for _ in 0..<reader.number() { list.append(UInt16(reader.number())) }
      if known[list] == nil {
        lists.append(list)
        known[list] = UInt16(lists.count)
      }
      listNumbers[code] = known[list] ?? 0
      mains[code] = list[0]
      code += 1
    }
    self.listNumbers = listNumbers
    self.lists = lists
    self.mains = mains
  }

  private static let none = UInt16.max

  /// Up to eight letters in one word, the first one at the top.
  static func packed(_ text: String) -> UInt64 {
    var word: UInt64 = 0
    for (index, byte) in text.utf8.prefix(8).enumerated() {
      word |= UInt64(byte) << UInt64(56 - 8 * index)
    }
    return word
  }

  /// How many syllables there are; their numbers are below.
  var syllableCount: Int { syllables.count }

  /// The number of a syllable that is spelled so, or nil.
  func syllable(spelled word: UInt64) -> UInt16? {
    var low = 0
    var high = syllables.count
    while low < high {
      let middle = (low + high) / 2
      if syllables[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < syllables.count && syllables[low] == word ? UInt16(low) : nil
  }

  /// True if a syllable is a word of its own, such as `xin`, and no mere sound, such as `m`.
  func isWord(_ syllable: UInt16) -> Bool { isWord[Int(syllable)] }

  /// The syllable of a character by itself, or nil for one without a known reading.
  func main(of code: UInt32) -> UInt16? {
    let syllable = mains[code]
    return syllable == Readings.none ? nil : syllable
  }

  /// One of the readings of a character, the main one being the first; for tables that name one.
  func reading(_ index: Int, of code: UInt32) -> UInt16 {
    let number = listNumbers[code]
    precondition(
      number != 0 && index < lists[Int(number) - 1].count,
      "a word is read as its characters are not")
    return lists[Int(number) - 1][index]
  }

  /// True if a character can be read so.
  func has(_ syllable: UInt16, of code: UInt32) -> Bool {
    let index = listNumbers[code]
    return index != 0 && lists[Int(index) - 1].contains(syllable)
  }

  /// All readings of a character by name, the main one first; for tests and people.
  func names(of code: UInt32) -> [String] {
    let index = listNumbers[code]
    guard index != 0 else { return [] }
    return lists[Int(index) - 1].map { name(of: $0) }
  }

  /// The spelling of a syllable.
  func name(of syllable: UInt16) -> String {
    let word = syllables[Int(syllable)]
    var letters: [UInt8] = []
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      let letter = UInt8(truncatingIfNeeded: word >> shift)
      if letter != 0 { letters.append(letter) }
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
