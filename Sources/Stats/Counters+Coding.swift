public import Bytes

extension Counters {
  /// Appends the counters as they ride in the journal: a line `family label sum` for each.
  public func encode(into buffer: inout ByteBuffer) {
    for (key, sum) in sums.sorted(by: { $0.key < $1.key }) {
      buffer.append(key.family.rawValue)
      buffer.append(UInt8(ascii: " "))
      buffer.append(key.label)
      buffer.append(UInt8(ascii: " "))
      buffer.appendDecimal(sum)
      buffer.append(UInt8(ascii: "\n"))
    }
  }

  /// Reads what ``encode(into:)`` wrote.
  ///
  /// - Parameter payload: The bytes from a commit record.
  /// - Returns: Nil where a line is no counter; the journal's checksum held, so that is our bug or
  ///   the payload of a later version.
  public static func decode(_ payload: ByteView) -> Counters? {
    var counters = Counters()
    for line in payload.text.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, let family = CounterFamily(rawValue: String(words[0])),
        let sum = Int64(words[2])
      else { return nil }
      counters.add(sum, to: family, String(words[1]))
    }
    return counters
  }

  /// Adds the counters as members of a JSON object: `"records":{"sms":3},"decisions":{…}`.
  ///
  /// Families without a sum are written as empty objects, so that the shape is always the same.
  public func add(to line: inout JSONLine) {
    for family in CounterFamily.allCases {
      var sums = JSONLine()
      for entry in entries(family) { sums.add(entry.label, entry.sum) }
      line.add(family.rawValue, sums)
    }
  }
}
