public import Bytes

/// What the scans of one text found: for each list the word of it that ends first.
public struct WordIndexScratch: ~Copyable {
  struct Sighting: BitwiseCopyable {
    var text: UInt32 = 0
    var start: UInt32 = 0
    var end: UInt32 = 0
    var firstStart: UInt32 = 0
    var lastEnd: UInt32 = 0
  }

  /// The letters of the text that is scanned.
  var letters = ScratchArray<WordIndex.Letter>(capacity: 512)

  /// The numbers of the lists with a word in the text, each once, in no order.
  public private(set) var found = ScratchArray<UInt32>(capacity: 64)

  private var sightings: ScratchArray<Sighting>
  private var text: UInt32 = 0

  /// Makes scratch for lists whose numbers are below a count.
  public init(nameCount: Int) {
    sightings = ScratchArray(repeating: Sighting(), count: nameCount)
  }

  /// Starts a text: forgets what was found, without touching it but once in 2^32 texts.
  public mutating func begin() {
    found.removeAll()
    if text == .max {
      for index in 0..<sightings.count { sightings[index].text = 0 }
      text = 0
    }
    text += 1
  }

  /// Where the first word of a list stands in the view that was scanned for it; nil for none.
  public func firstWord(of name: UInt32) -> ByteRange? {
    let sighting = sightings[Int(name)]
    guard sighting.text == text else { return nil }
    return ByteRange(Int(sighting.start)..<Int(sighting.end))
  }

  /// Where all words of a list stand: from the start of the first to the end of the last.
  public func extent(of name: UInt32) -> ByteRange? {
    let sighting = sightings[Int(name)]
    guard sighting.text == text else { return nil }
    return ByteRange(Int(sighting.firstStart)..<Int(sighting.lastEnd))
  }

  /// Takes in a word; words are told in the order of their starts.
  @inline(__always)
  mutating func add(_ name: UInt32, from start: UInt32, to end: UInt32) {
    guard sightings[Int(name)].text == text else {
      found.append(name)
      sightings[Int(name)] = Sighting(
        text: text, start: start, end: end, firstStart: start, lastEnd: end)
      return
    }
    if end > sightings[Int(name)].lastEnd { sightings[Int(name)].lastEnd = end }
    guard end < sightings[Int(name)].end else { return }
    sightings[Int(name)].start = start
    sightings[Int(name)].end = end
  }
}
