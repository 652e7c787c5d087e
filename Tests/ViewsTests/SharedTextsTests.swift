import Bytes
import Foundation
import Testing
import Views

/// Real messages beside the repository, where somebody has put them there.
enum SharedTexts {
  static let packed = ShippedVariants.repository.deletingLastPathComponent()
    .appending(path: "shared/data/dev.ndjson.gz")

  static var areThere: Bool { FileManager.default.fileExists(atPath: packed.path) }

  private struct Line: Decodable {
    var text: String
  }

  /// Every n-th text.
  static func every(_ stride: Int) throws -> [[UInt8]] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", packed.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let decoder = JSONDecoder()
    return try data.split(separator: 0x0A).enumerated().filter { $0.offset % stride == 0 }
      .map { Array(try decoder.decode(Line.self, from: $0.element).text.utf8) }
  }
}

@Suite(.enabled(if: SharedTexts.areThere, "no real messages in ../shared/data"))
struct SharedTextsTests {
  @Test(arguments: [View.folded, .skeleton, .sound])
  func `the way back rises, ends inside of the text, and covers it`(view: View) throws {
    // All 85,000 take minutes: WEIR_TEXTS=all.
    let isWhole = ProcessInfo.processInfo.environment["WEIR_TEXTS"] == "all"
    for raw in try SharedTexts.every(isWhole ? 1 : 211) {
      let problem = ShippedVariants.tables.withScratch(raw) { Self.problem(view, &$0) }
      #expect(problem == nil)
    }
  }

  private static func problem(_ view: View, _ scratch: inout ViewScratch) -> String? {
    let text = scratch.text(view).array
    let count = scratch.text(.raw).count
    var last = 0..<0
    var start = 0
    while start < text.count {
      var end = start + 1
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      let original = scratch.original(ByteRange(start..<end), in: view)
      let found = original.startOffset..<original.endOffset
      guard !found.isEmpty, found.upperBound <= count, found.lowerBound >= last.lowerBound,
        found.upperBound >= last.upperBound
      else { return "\(view) \(start) \(found) behind \(last) of \(count)" }
      last = found
      start = end
    }
    return nil
  }
}
