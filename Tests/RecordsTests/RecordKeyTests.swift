import Testing

@testable import Records

struct RecordKeyTests {
  @Test func `names are unique and found again`() {
    let names = RecordKey.allCases.map(\.name.description)
    #expect(Set(names).count == names.count)
    for key in RecordKey.allCases { #expect(RecordKey(name: key.name.description) == key) }
    #expect(RecordKey(name: "texts") == nil)
  }

  @Test func `the decoder knows every name and no prefix of one`() {
    // A known key twice is rejected, whatever its value may be; an unknown one is not.
    for key in RecordKey.allCases {
      let name = key.name.description
      let twice = #"{"\#(name)":null,"\#(name)":null}"#
      #expect(Decoded(twice).rejection?.reason == .duplicateKey)
      #expect(Decoded(twice).rejection?.key == key)
      for other in [String(name.dropLast()), name + "s", name + "\\u0000", name.uppercased()]
      where RecordKey(name: other) == nil {
        let line = #"{"\#(other)":1,"\#(other)":1}"#
        #expect(Decoded(line).rejection?.reason == .missingKey, "\(other)")
      }
    }
  }

  @Test func `raw values count from zero without a gap`() {
    #expect(RecordKey.allCases.map { Int($0.rawValue) } == Array(0..<RecordKey.allCases.count))
  }

  @Test func `a record has room for each key, and a set of keys a bit`() {
    #expect(RecordKey.PerKey<UInt8>.count == RecordKey.allCases.count)
    #expect(RecordKey.allCases.count <= RecordKey.countMax)
    let words = RecordKey.allCases.flatMap(\.words)
    #expect(KeyTable().words.count >= words.count)
    let names = RecordKey.allCases.map(\.name) + words
    #expect(names.allSatisfy { $0.utf8CodeUnitCount <= PackedName.byteCountMax })
  }

  @Test func `the shape of a key is the sort of its type`() {
    for key in RecordKey.allCases {
      let expected: RecordKey.ValueShape =
        switch key.type {
        case .text: .text
        case .integer: .integer
        case .boolean: .boolean
        case .time: .time
        case .word: .word
        }
      #expect(key.valueShape == expected, "\(key)")
    }
  }

  @Test func `words stand for the cases of their types`() {
    #expect(RecordKey.kind.words.map(\.description) == RecordKind.allCases.map { "\($0)" })
    #expect(RecordKey.stage.words.map(\.description) == CallStage.allCases.map { "\($0)" })
    #expect(RecordKey.from.words.isEmpty)
  }

  @Test func `each kind needs what the design says`() {
    func needed(_ kind: RecordKind) -> Set<RecordKey> {
      Set(
        RecordKey.allCases.filter {
          if case .needed = $0.use(in: kind) { return true }
          return false
        })
    }
    #expect(needed(.sms) == [.kind, .ts, .from, .to, .text])
    #expect(needed(.call) == [.kind, .ts, .from, .to, .stage])
  }

  @Test func `every word of every key is accepted, and its index told`() {
    for key in RecordKey.allCases where key != .kind {
      for (index, word) in key.words.enumerated() {
        let decoded = Decoded(
          message("", "0").replacing(#""":0"#, with: #""\#(key.name)":"\#(word)""#))
        #expect(decoded.rejection == nil)
        #expect(decoded.record.wordIndex(key) == index)
      }
    }
  }

  @Test func `documents are sentences`() {
    for key in RecordKey.allCases {
      #expect(key.doc.description.hasSuffix("."))
      #expect(key.doc.description.first?.isUppercase == true)
    }
  }
}
