import Bytes
import Foundation
import TestSupport
import Testing
import Views

/// One of the vectors that define the views.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
  struct Highlight: Decodable {
    var view: String
    var match: String
    var raw: String
  }

  var id: String
  var input: String?
  var inputHex: String?
  var folded: String
  var skeleton: String
  var highlight: Highlight?

  var testDescription: String { id }

  var bytes: [UInt8] {
    guard let inputHex else { return Array((input ?? "").utf8) }
    let digits = Array(inputHex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  static let all: [Vector] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/vectors.ndjson")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let data = try? Data(contentsOf: url) else { return [] }  // Counted by a test.
    return data.split(separator: 0x0A).compactMap { line in
      try? decoder.decode(Vector.self, from: line)  // Counted by a test.
    }
  }()
}

struct ViewScratchTests {
  @Test func `all vectors are read`() {
    #expect(Vector.all.count == 167)
  }

  @Test func `spans and evidence do not depend on what was asked first`() {
    let text = "您好，额度已到账，请查收。"
    ShippedVariants.tables.withScratch(Array(text.utf8)) { scratch in
      let skeleton = scratch.text(.skeleton).text
      #expect(skeleton == "您好,额度已到账,请查收")
      let range = scratch.original(ByteRange(7..<13), in: .skeleton)
      #expect(Array(text.utf8)[range.startOffset..<range.endOffset].elementsEqual("额度".utf8))
      #expect(scratch.evasion() == Evasion())
      #expect(scratch.text(.skeleton).text == skeleton)
    }
  }

  @Test(arguments: Vector.all)
  func `a vector comes out exactly`(vector: Vector) {
    let tables = ShippedVariants.tables
    #expect(tables.text(.folded, of: vector.bytes) == vector.folded)
    #expect(tables.text(.skeleton, of: vector.bytes) == vector.skeleton)
  }

  @Test(arguments: Vector.all.filter { $0.highlight != nil })
  func `what a view shows is found in the raw text`(vector: Vector) throws {
    let highlight = try #require(vector.highlight)
    let view = try #require(View(name: highlight.view))
    let found = ShippedVariants.tables.withScratch(vector.bytes) { scratch in
      let text = scratch.text(view).array
      let match = Array(highlight.match.utf8)
      guard let start = text.firstRange(of: match) else { return "" }
      let original = scratch.original(ByteRange(start), in: view)
      return scratch.text(.raw)[original].text
    }
    #expect(found == highlight.raw)
  }

  @Test(arguments: [
    ("加薇❤：abc123", "加薇❤:abc123", "加微信,abc123"), ("", "", ""), ("   ", "", ""),
    ("贷\u{200B} \u{200B} 款", "贷 款", "贷款"), ("1二三四五", "1二三四五", "12345"),
    ("+加加好", "+加加好", "加好"), ("a。b", "a。b", "a.b"), ("VIP", "vip", "vip"),
    ("\\\\/\\/", "\\\\/\\/", "vv"), ("。。。", "。。。", ""), ("1--2", "1--2", "1--2"),
  ])
  func `texts come out as they should`(raw: String, folded: String, skeleton: String) {
    #expect(ShippedVariants.tables.text(.folded, of: raw) == folded)
    #expect(ShippedVariants.tables.text(.skeleton, of: raw) == skeleton)
  }

  @Test func `sound is equal for words that sound alike`() {
    let tables = ShippedVariants.tables
    #expect(tables.text(.sound, of: "贷款") == tables.text(.sound, of: "代款"))
    #expect(tables.text(.sound, of: "发票") == tables.text(.sound, of: "fa票"))
    #expect(tables.text(.sound, of: "发票") == tables.text(.sound, of: "发piao"))
    #expect(tables.text(.sound, of: "发票") != tables.text(.sound, of: "彩票"))
    #expect(tables.text(.sound, of: "apple\u{E000}1") == "apple1")
  }

  @Test func `whatever the bytes, every range of every view lies in the raw text, in order`() {
    var random = SeededGenerator(seed: 3)
    let pieces =
      Vector.all.map(\.bytes) + [Array("(zhà)\u{200B}".utf8), [0xE5, 0xFF], [0xF0, 0x9F], [0x20]]
    for _ in 0..<400 {
      var raw: [UInt8] = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let piece = pieces.randomElement(using: &random) ?? []
        let cut = Int.random(in: 0...piece.count, using: &random)
        raw += piece.prefix(cut)
        if Bool.random(using: &random) { raw.append(UInt8.random(in: 0...255, using: &random)) }
      }
      ShippedVariants.tables.withScratch(raw) { scratch in
        for view in View.allCases { expectOrder(view, &scratch, raw) }
      }
    }
  }

  private func expectOrder(_ view: View, _ scratch: inout ViewScratch, _ raw: [UInt8]) {
    let text = scratch.text(view)
    #expect(text.firstInvalidUTF8Offset() == nil, "\(view) of \(raw)")
    let rawCount = scratch.text(.raw).count
    var last = 0
    for offset in 0..<text.count {
      let original = scratch.original(ByteRange(offset..<offset + 1), in: view)
      #expect(original.startOffset >= last && original.endOffset <= rawCount, "\(view) of \(raw)")
      #expect(original.count > 0 || view == .raw, "\(view) of \(raw)")
      last = original.startOffset
    }
    let whole = scratch.original(ByteRange(0..<text.count), in: view)
    #expect(whole.endOffset <= rawCount)
    let end = scratch.original(ByteRange(text.count..<text.count), in: view)
    #expect(end.endOffset <= rawCount && end.count == 0)
  }

  @Test func `a range outside of its view is our bug`() async {
    await #expect(processExitsWith: .failure) {
      var scratch = ViewScratch()
      scratch.begin(ByteView("text"))
      _ = scratch.original(ByteRange(2..<5), in: .folded)
    }
  }

  @Test func `scratch without a text shows none`() {
    var scratch = ViewScratch()
    for view in View.allCases {
      let isEmpty = scratch.text(view).isEmpty
      #expect(isEmpty)
    }
  }
}
