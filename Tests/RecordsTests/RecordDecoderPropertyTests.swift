import Bytes
import Foundation
import Records
import TestSupport
import Testing

struct RecordDecoderPropertyTests {
  @Test func `a generated record is decoded to what it means`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<3_000 {
      let generated = GeneratedRecord(using: &generator)
      let decoded = Decoded(generated.line)
      #expect(decoded.rejection == nil, "\(generated.line)")
      for key in RecordKey.allCases {
        #expect(decoded.text(key) == generated.values[key], "\(key) of \(generated.line)")
        if case .integer = key.type {
          #expect(decoded.record.integer(key) == generated.values[key].flatMap { Int64($0) })
        }
      }
      #expect(decoded.record.timestampMilliseconds == generated.milliseconds)
      let unknown = generated.unknown.joined(separator: ",")
      #expect(decoded.ext == (unknown.isEmpty ? nil : unknown), "\(generated.line)")
      #expect(decoded.record.flags == [])
    }
  }

  @Test func `a record that another encoder wrote is decoded`() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<1_000 {
      let generated = GeneratedRecord(using: &generator)
      let members = try JSONSerialization.jsonObject(with: Data(generated.line.utf8))
      let bytes = [UInt8](try JSONSerialization.data(withJSONObject: members))
      let decoded = Decoded(bytes)
      #expect(decoded.rejection == nil, "\(generated.line)")
      for key in RecordKey.allCases {
        #expect(decoded.text(key) == generated.values[key], "\(key) of \(generated.line)")
      }
    }
  }

  @Test func `another decoder agrees on what is JSON`() {
    var generator = SeededGenerator(seed: 13)
    let head = Array(#"{"kind":"sms","ts":0,"from":"","to":"","text":"","x":"#.utf8)
    var accepted = 0
    for _ in 0..<10_000 {
      let value = mutated(Array(json(depth: 3, using: &generator).utf8), using: &generator)
      let line = head + value + [UInt8(ascii: "}")]
      guard !isKnownDifference(line) else { continue }
      let rejection = Decoded(line).rejection
      // A mutation that closes the value may add known keys: that is not about the grammar.
      if let reason = rejection?.reason, reason.rawValue > RejectionReason.keyTooLong.rawValue {
        continue
      }
      let other = (try? JSONSerialization.jsonObject(with: Data(line))) != nil
      if rejection == nil { accepted += 1 }
      #expect((rejection == nil) == other, "\(String(decoding: line, as: UTF8.self))")
    }
    #expect(accepted > 1_000, "the mutations leave too little that is valid")
  }

  /// Where Foundation differs from us, so that the comparison has nothing to say.
  ///
  /// It takes a comma before a closing bracket, against RFC 8259, and refuses half of an escaped
  /// surrogate pair, which the grammar allows. Tables of cases hold our answers to both.
  private func isKnownDifference(_ line: [UInt8]) -> Bool {
    let pair = Array(#"\ud83d\ude00"#.utf8)
    var offset = 0
    var afterComma = false
    while offset < line.count {
      let rest = line[offset...]
      if afterComma, rest.first == UInt8(ascii: "}") || rest.first == UInt8(ascii: "]") {
        return true
      }
      if !" \t\r\n".utf8.contains(line[offset]) { afterComma = line[offset] == UInt8(ascii: ",") }
      if rest.starts(with: pair), offset == 0 || line[offset - 1] != UInt8(ascii: "\\") {
        offset += pair.count
      } else if rest.starts(with: Array(#"\ud"#.utf8)) || rest.starts(with: Array(#"\uD"#.utf8)) {
        return true
      } else {
        offset += 1
      }
    }
    return false
  }

  @Test func `no bytes trap, and the answer is always the same`() {
    var generator = SeededGenerator(seed: 14)
    for round in 0..<8_000 {
      let line: [UInt8]
      if round % 4 == 0 {
        let count = Int.random(in: 0..<60, using: &generator)
        line = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      } else {
        let generated = Array(GeneratedRecord(using: &generator).line.utf8)
        line = mutated(generated, using: &generator)
      }
      let first = Decoded(line)
      let second = Decoded(line)
      #expect(first.rejection == second.rejection)
      if let rejection = first.rejection {
        #expect(rejection.offset >= 0 && rejection.offset <= line.count)
        #expect(first.arenaCount == Decoded.arenaCountBefore)
      } else {
        for key in RecordKey.allCases { #expect(first.text(key) == second.text(key)) }
        #expect(first.ext == second.ext)
      }
    }
  }
}

/// The bytes with a few of them changed, taken away, doubled or put in.
private func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
  let hostile = Array("{}[]\",:\\u0123dDeE+-.tfn \t".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xED, 0xFF]
  var bytes = bytes
  for _ in 0..<Int.random(in: 0..<3, using: &generator) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let byte = hostile.randomElement(using: &generator) ?? 0
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes.insert(byte, at: place)
    case 1 where place < bytes.count: bytes[place] = byte
    case 2 where place < bytes.count: bytes.remove(at: place)
    case 3: bytes.insert(contentsOf: bytes[place...].prefix(5), at: place)
    default: break
    }
  }
  return bytes
}
