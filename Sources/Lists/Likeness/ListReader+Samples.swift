import Bytes

// A line of a list of samples: `{"id":"toll-0001","text":"…","case":"…","by":"…","reason":"…"}`.

extension ListReader {
  /// The keys of a sample; the first two must be there.
  static let sampleKeys = ["id", "text", "case", "by", "reason", "added"]

  /// Reads one line of a file of samples.
  mutating func readSampleLine(_ file: ByteView, _ range: Range<Int>, line: Int) {
    let content = trimmedRange(file, range)
    guard !content.isEmpty, file[content.lowerBound] != UInt8(ascii: "#") else { return }
    var place = Place(bytes: file, line: line, lineStart: range.lowerBound, range: content)
    if let broken = file[content].firstInvalidUTF8Offset() {
      place.range = content.lowerBound + broken..<content.lowerBound + broken + 1
      return reportBrokenText(at: place)
    }
    for offset in content where file[offset] < 0x20 {
      place.range = offset..<offset + 1
      return report(.controlCharacter, place)
    }
    guard case .object(let members)? = JSONValue(file[content].array) else {
      return report(.notAnObject, place)
    }
    var values: [String: String] = [:]
    for (key, value) in members {
      let wrong = ListReader.problem(of: key, value, isThere: values[key] != nil)
      if let wrong { return report(wrong, place.narrowed(to: key)) }
      values[key] = value.text
    }
    for key in ListReader.sampleKeys.prefix(2) where values[key] == nil {
      return report(.missingKey(key), place)
    }
    let sample = KnownSample(
      identifier: values["id"] ?? "", text: Array((values["text"] ?? "").utf8),
      caseName: values["case"])
    let isIdentifierWrong = ListReader.identifierProblem(sample.identifier) != nil
    add(sample, at: place.narrowed(to: isIdentifierWrong ? "id" : "text"))
  }

  private static func problem(
    of key: String, _ value: JSONValue, isThere: Bool
  ) -> ListProblem.Reason? {
    guard sampleKeys.contains(key) else { return .unknownKey(known: sampleKeys) }
    guard !isThere else { return .repeatedKey }
    guard let text = value.text else { return .notText }
    guard key == "id" || key == "text" || text.utf8.count <= Limits.sampleNoteByteCountMax else {
      return .entryTooLong(byteCountMax: Limits.sampleNoteByteCountMax)
    }
    return nil
  }

  /// What is wrong with a sample by itself.
  func sampleProblem(_ sample: KnownSample) -> ListProblem.Reason? {
    if let reason = ListReader.identifierProblem(sample.identifier) { return reason }
    guard sample.text.count <= Limits.sampleTextByteCountMax else {
      return .entryTooLong(byteCountMax: Limits.sampleTextByteCountMax)
    }
    let isBlank = sample.text.withByteView { trimmedRange($0, 0..<$0.count).isEmpty }
    return isBlank ? .emptyEntry : nil
  }

  /// What is wrong with an id: decisions and reports name it, so it is a plain name.
  static func identifierProblem(_ identifier: String) -> ListProblem.Reason? {
    guard identifier.utf8.count <= Limits.identifierByteCountMax else {
      return .entryTooLong(byteCountMax: Limits.identifierByteCountMax)
    }
    let isPlain = identifier.utf8.allSatisfy { byte in
      let letter = byte | 0x20
      return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
    return isPlain && !identifier.isEmpty ? nil : .badIdentifier
  }
}

extension ListReader.Place {
  /// The place of a key of the object, where it is written without escapes; else the whole line.
  fileprivate func narrowed(to key: String) -> Self {
    let wanted = Array("\"\(key)\"".utf8)
    var offset = range.lowerBound
    while offset + wanted.count <= range.upperBound {
      let isKey = wanted.withByteView { bytes[offset..<offset + wanted.count] == $0 }
      if isKey {
        var place = self
        place.range = offset..<offset + wanted.count
        return place
      }
      offset += 1
    }
    return self
  }
}
