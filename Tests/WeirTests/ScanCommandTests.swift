import Foundation
import Testing

struct ScanCommandTests {
  private let weir: WeirProgram
  private static let records =
    message("a", from: "13912345678", "贷款秒批加V：demo")
    + message("b", from: "95588", "您的贷款本期应还1200元", ",\"x\":[1,{\"y\":null}]")
    + "no record\n\n" + message("c", from: "13912345678", "明天见")
    + message("d", from: "10690000", "贷款已到账")

  init() throws {
    weir = try WeirProgram()
    try weir.write("records.ndjson", Self.records)
  }

  @Test func `a line a record comes out in the order of the input, rejected lines in place`() throws
  {
    let result = try weir.run(["scan", "records.ndjson"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    try expectGolden(result.output, "scan.ndjson")
  }

  @Test func `the standard input and a packed file give the same lines`() throws {
    let plain = steady(try weir.run(["scan", "records.ndjson"]).output)
    let input = try weir.run(["scan", "-"], input: Self.records)
    #expect(input.status == 0)
    #expect(steady(input.output) == plain)
    #expect(try weir.shell("gzip -k records.ndjson").status == 0)
    let packed = try weir.run(["scan", "records.ndjson.gz"])
    #expect(packed.status == 0)
    #expect(steady(packed.output) == plain)
  }

  @Test func `a file of several chunks gives the lines of the standard input, ids made up too`()
    throws
  {
    let line = message("a", from: "13912345678", "明天见")
    // The first record without an id stands in the second chunk, behind a line longer than a chunk.
    let records =
      String(repeating: line, count: 12_000) + String(repeating: "x", count: 1_200_000) + "\n"
      + line.replacing("\"id\":\"a\",", with: "") + String(repeating: "0\n", count: 10_000)
      + String(repeating: line, count: 12_000)
      + line.replacing("\"id\":\"a\",", with: "").replacing("\n", with: "")
    try weir.write("many.ndjson", records)
    let whole = steady(try weir.run(["scan", "-"], input: records).output)
    let pieces = try weir.run(["scan", "many.ndjson"])
    #expect(pieces.lines.count == 34_003)
    #expect(pieces.lines.filter { $0.contains("id-synthesized") }.count == 2)
    #expect(steady(pieces.output) == whole)
  }

  private func steady(_ text: String) -> String {
    text.replacing(#/"file":"[^"]*"/#, with: "").replacing(#/"decided_at":"[^"]*"/#, with: "")
  }

  @Test func `one, two and eight workers print the same lines`() throws {
    let many = (0..<16_000).map { number in
      message("m\(number)", from: "13912345678", ["明天见", "贷款秒批加V：demo"][number % 2])
        + (number % 1_000 == 0 ? "broken\n" : "")
    }
    try weir.write("many.ndjson", many.joined())
    let one = try weir.run(["scan", "many.ndjson", "records.ndjson", "--workers", "1"])
    #expect(one.status == 0 && one.lines.count == 16_021)
    for arguments in [["--workers", "2"], ["--workers", "8"], []] {
      let result = try weir.run(["scan", "many.ndjson", "records.ndjson"] + arguments)
      let isEqual = steady(result.output) == steady(one.output)
      #expect(isEqual, "\(arguments)")
    }
    #expect(try weir.run(["scan", "records.ndjson", "--workers", "0"]).status == 2)
  }

  @Test func `several files come one after the other`() throws {
    let result = try weir.run(["scan", "records.ndjson", "records.ndjson", "--rules", "Rules"])
    #expect(result.lines.count == 10)
  }

  @Test func `an empty file gives nothing`() throws {
    try weir.write("empty.ndjson", "")
    let result = try weir.run(["scan", "empty.ndjson"])
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
  }

  @Test func `a reader that stops early ends the program quietly`() throws {
    let line = message("a", from: "13912345678", "明天见")
    try weir.write("many.ndjson", String(repeating: line, count: 20_000))
    let result = try weir.shell("weir scan many.ndjson | head -1")
    #expect(result.lines.count == 1)
    #expect(result.errors.isEmpty)
  }

  @Test func `what cannot be read is named, with the exit code for it`() throws {
    let missing = try weir.run(["scan", "nothing.ndjson"])
    #expect(missing.status == 3)
    #expect(missing.errors.contains("nothing.ndjson"))
    try weir.write("broken.gz", Data([0x1F, 0x8B, 8, 0, 1, 2, 3]))
    let broken = try weir.run(["scan", "broken.gz"])
    #expect(broken.status == 1)
    #expect(broken.errors.contains("broken.gz"))
    #expect(broken.output.isEmpty)
    #expect(try weir.run(["scan", "records.ndjson", "--rules", "nowhere"]).status == 3)
  }

  @Test func `a cut or doubled packed file gives no decision`() throws {
    #expect(try weir.shell("gzip -k records.ndjson").status == 0)
    let url = weir.directory.appendingPathComponent("records.ndjson.gz")
    let packed = try Data(contentsOf: url)
    try weir.write("cut.gz", packed.dropLast(5))
    let cut = try weir.run(["scan", "cut.gz"])
    #expect(cut.status == 1)
    #expect(cut.output.isEmpty)
  }

  @Test func `refused rules are told, and nothing is decided`() throws {
    try weir.write("Rules/loan/more.yaml", "family: loan\nrulse: []\n")
    let result = try weir.run(["scan", "records.ndjson"])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Rules/loan/more.yaml:2:1: error[E027]"))
  }

  /// Values of an unknown key: what RFC 8259 allows passes, what it does not rejects the line.
  ///
  /// Half of a surrogate pair is within its grammar (section 8.2), and passes through as written.
  static let values: [(value: String, isAllowed: Bool)] =
    [
      "null", "true", "false", "0", "-0", "1.5", "1e5", "1E+5", "-1.25e-9", "\"\"", "\"贷\"", "[]",
      "{}", "[[[]]]", "{\"\":{}}", "{\"a\":1,\"a\":2}", "\"\\u0000\"", "\"\\ud83d\\ude00\"",
      "\"\\ud83d\"", "\"\\ude00\"",
      "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", " [ 1 , 2 ] ", "1e400", "[1,[2,{\"b\":[]}]]",
      "\"\u{7F}\"", "123456789012345678901234567890",
    ].map { ($0, true) }
    + [
      "", "nul", "True", "NaN", "Infinity", "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "--1",
      "'a'", "\"", "\"\\x\"", "\"\\u12\"", "\"\t\"", "[1,]", "[,1]",
      "[1 2]", "[", "]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "{1:2}", "1 2", "tru e",
      "/**/1", "1//", "\u{FEFF}1", "\u{A0}1", "[1}", "{]", "\"a\" \"b\"", "1_000", "\\u0031",
    ].map { ($0, false) }

  @Test func `JSON of an unknown key is taken strictly`() throws {
    let lines = Self.values.map { value, _ in
      message("a", from: "1", "b", ",\"x\":" + value)
    }
    let result = try weir.run(["scan", "-"], input: lines.joined())
    #expect(result.status == 0)
    #expect(result.lines.count == Self.values.count)
    for ((value, isAllowed), line) in zip(Self.values, result.lines) {
      #expect(line.hasPrefix("{\"rejected\":") == !isAllowed, "\(value)")
    }
  }
}
