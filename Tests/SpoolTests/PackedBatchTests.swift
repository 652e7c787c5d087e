import Bytes
import FileSystem
import Foundation
import Testing

@testable import Spool

@Suite struct PackedBatchTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
  }

  /// Packs bytes with the gzip of the system, which is a second implementation.
  private static func pack(_ text: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-9", "-n", "-c"]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let packed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return [UInt8](packed)
  }

  private func claim(_ content: [UInt8]) throws -> Claim? {
    try world.put("a.ndjson.gz", content)
    return try world.open().claim(now: 0)
  }

  @Test func `a packed batch gives its content, members one after the other`() throws {
    let members = ["one\n", "", String(repeating: "two\n", count: 1_000)]
    let packed = try members.flatMap(PackedBatchTests.pack)
    guard case .batch(let batch) = try claim(packed) else {
      Issue.record("no batch")
      return
    }
    #expect(batch.bytes.view.text == members.joined())
    #expect(batch.file == "a.ndjson.gz")
  }

  @Test func `packing the same content anew is a repeat`() throws {
    let text = "one\ntwo\n"
    let spool = try {
      try world.put("a.ndjson.gz", PackedBatchTests.pack(text))
      return try world.open()
    }()
    var engine = LineEngine()
    try engine.drain(spool)
    // The same content in two members: other bytes, the same batch.
    let anew = try PackedBatchTests.pack("one\n") + PackedBatchTests.pack("two\n")
    try world.put("a.ndjson.gz", anew)
    try spool.rescan(now: 0)
    guard case .repeated = try spool.claim(now: 0) else {
      Issue.record("no repeat")
      return
    }
  }

  @Test func `what is not whole is corrupt, with the reason`() throws {
    let packed = try PackedBatchTests.pack("one line that is long enough to be packed\n")
    func flipped(fromEnd place: Int) -> [UInt8] {
      var bytes = packed
      bytes[bytes.count - place] ^= 1
      return bytes
    }
    let cases: [([UInt8], CorruptReason)] = [
      ([], .gzipTruncated), (Array("plain text\n".utf8), .notGzip),
      (Array(packed.dropLast()), .gzipTruncated), (flipped(fromEnd: 8), .gzipChecksumMismatch),
      (flipped(fromEnd: 1), .gzipLengthMismatch), (packed + [0, 1], .gzipTrailingGarbage),
      (packed + packed.dropLast(), .gzipTruncated),
      (packed + Array("more".utf8), .gzipTrailingGarbage),
    ]
    for (content, reason) in cases {
      try world.put("a.ndjson.gz", content)
      let spool = try world.open()
      guard case .corrupt(_, reason) = try spool.claim(now: 0) else {
        Issue.record("no \(reason)")
        continue
      }
      try spool.commit(counters: .empty, countersFile: nil, now: 0)
    }
    #expect(try world.names("corrupt").count == 2 * cases.count)
  }

  /// What becomes of a packed batch, in a word.
  private func outcome(_ content: [UInt8]) throws -> String {
    switch try claim(content) {
    case .batch: "batch"
    case .corrupt(_, let reason): reason.code
    default: "nothing"
    }
  }

  @Test func `what follows a bomb does not pay for it`() throws {
    let noise = (1...20_000).map { String(UInt64($0) &* 6_364_136_223_846_793_005) }.joined()
    let padding = try PackedBatchTests.pack(noise)
    let bomb = try PackedBatchTests.pack(String(repeating: "0", count: 4 << 20))
    #expect(bomb.count + padding.count > (noise.utf8.count + (4 << 20)) / 100)
    #expect(try outcome(bomb + padding) == "gzip-ratio-too-high")
  }

  @Test func `a bomb is corrupt, by its ratio and by its size`() throws {
    let bomb = try PackedBatchTests.pack(String(repeating: "0", count: 4 << 20))
    guard case .corrupt(_, .gzipRatioTooHigh) = try claim(bomb) else {
      Issue.record("the ratio passed")
      return
    }
    world.options.compressionRatioMax = 2_000
    world.options.batchByteCountMax = 3 << 20
    guard case .corrupt(_, .gzipTooLarge) = try claim(bomb) else {
      Issue.record("the size passed")
      return
    }
    world.options.batchByteCountMax = 4 << 20
    guard case .batch(let batch) = try claim(bomb) else {
      Issue.record("what is just within the limits was refused")
      return
    }
    #expect(batch.bytes.view.count == 4 << 20)
  }
}
