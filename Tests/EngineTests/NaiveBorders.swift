import Bytes
import Lists
import TestSupport

/// Where words do not count, without any code of the engine.
struct NaiveBorders {
  var phrases: [String] = []
  var isWhole = false

  static let all = [
    NaiveBorders(), NaiveBorders(phrases: ["甲乙", "乙丙丁"]), NaiveBorders(isWhole: true),
    NaiveBorders(phrases: ["乙丙"], isWhole: true),
  ]

  /// Words that are as likely as all of their characters, and one that is rare: a power of two each,
  /// so that their costs are whole bits.
  private static let bits = ["甲乙": 2, "丙丁": 3, "乙丙": 9, "甲": 4, "乙": 4, "丙": 4, "丁": 4]

  private static let segmenter = PlainSegmenter(
    costs: bits.mapValues { $0 * 16 }, strangerCost: 320, soughtCost: 272)

  /// The same for the engine.
  ///
  /// The counts are filled up with a word that no text has.
  var forEngine: WordBorders {
    let total = 1 << 12
    var counts = NaiveBorders.bits.mapValues { total >> $0 }
    counts["戊"] = total - counts.values.reduce(0, +)
    let words = counts.compactMap { word, count in
      word.withByteView { CountedWord($0, count: UInt32(count)) }
    }
    return WordBorders(
      exceptions: phrases.map { Array($0.utf8) },
      frequencies: isWhole ? WordFrequencies(words) : nil)
  }

  /// Whether a word stands somewhere in a text where it counts.
  func admit(_ word: String, in text: String) -> Bool {
    let (word, text) = (Array(word.unicodeScalars), Array(text.unicodeScalars))
    return places(of: word, in: text).contains { place in
      let isInside = phrases.contains { phrase in
        places(of: Array(phrase.unicodeScalars), in: text).contains {
          $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound
        }
      }
      return !isInside && (!isWhole || NaiveBorders.segmenter.isWhole(place, in: text))
    }
  }

  private func places(of word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Range<Int>] {
    guard word.count <= text.count else { return [] }
    return (0...text.count - word.count).map { $0..<$0 + word.count }.filter {
      Array(text[$0]) == word
    }
  }
}
