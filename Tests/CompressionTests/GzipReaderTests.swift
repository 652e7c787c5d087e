import Foundation
import Testing

@testable import Compression

@Suite struct GzipReaderTests {
  private static let limits = GzipLimits(
    unpackedByteCountMax: 1 << 24, ratioMax: 200, ratioFreeByteCount: 1 << 20)

  /// A member with stored blocks (RFC 1951, 3.2.4), which needs no second zlib to be made.
  private static func member(_ content: [UInt8], blockByteCount: Int = 1_000) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = content[...]
    repeat {
      let block = rest.prefix(blockByteCount)
      rest = rest.dropFirst(blockByteCount)
      let count = UInt16(block.count)
      bytes += [rest.isEmpty ? 1 : 0] + little(count) + little(~count) + block
    } while !rest.isEmpty
    return bytes + little(checksum(content)) + little(UInt32(content.count))
  }

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<(value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 of RFC 1952, section 8, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 {
        register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1
      }
    }
    return ~register
  }

  /// Unpacks with rooms of one size.
  private static func unpack(
    _ packed: [UInt8], limits: GzipLimits = limits, roomByteCount: Int = 4_096
  ) -> Result<[UInt8], GzipError> {
    packed.withUnsafeBytes { bytes in
      Result { () throws(GzipError) in
        var reader = try GzipReader(bytes, limits: limits)
        var content: [UInt8] = []
        var room = [UInt8](repeating: 0, count: roomByteCount)
        while true {
          var count = 0
          var failure: GzipError?
          room.withUnsafeMutableBytes { target in
            do throws(GzipError) { count = try reader.read(into: target) } catch { failure = error }
          }
          if let failure { throw failure }
          if count == 0 { return content }
          content += room[..<count]
        }
      }
    }
  }

  @Test func `any cut into members, blocks and rooms gives the content`() {
    var seed: UInt64 = 5
    for round in 0..<200 {
      var (content, packed): ([UInt8], [UInt8]) = ([], [])
      for _ in 0...(round % 3) {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let part = (0..<Int(seed >> 52)).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ round) }
        content += part
        packed += GzipReaderTests.member(part, blockByteCount: Int(seed >> 40 % 900) + 1)
      }
      let room = Int(seed >> 33 % 300) + 1
      #expect(
        GzipReaderTests.unpack(packed, roomByteCount: room) == .success(content), "\(round)")
    }
  }

  @Test func `every truncation is refused`() {
    let packed = GzipReaderTests.member(Array("some content\n".utf8))
    for count in 0..<packed.count {
      #expect(
        GzipReaderTests.unpack(Array(packed[..<count])) == .failure(.truncated), "\(count)")
    }
  }

  @Test func `every flipped bit of content, checksum and length is refused`() {
    let packed = GzipReaderTests.member(Array("some content\n".utf8))
    for place in 10..<packed.count {
      for bit in 0..<8 {
        var damaged = packed
        damaged[place] ^= 1 << bit
        let outcome = GzipReaderTests.unpack(damaged)
        // What follows the end-of-block bits up to the byte boundary is padding.
        if place == 10, bit >= 3 { continue }
        #expect(throws: GzipError.self, "byte \(place), bit \(bit)") { try outcome.get() }
      }
    }
  }

  @Test func `each fault has its reason`() {
    let packed = GzipReaderTests.member(Array("some content\n".utf8))
    func changed(_ place: Int, _ value: UInt8) -> [UInt8] {
      var bytes = packed
      bytes[place < 0 ? bytes.count + place : place] ^= value
      return bytes
    }
    let cases: [([UInt8], GzipError)] = [
      (Array("{\"kind\":\"sms\"}".utf8), .notGzip), (changed(2, 1), .damaged),
      (changed(-8, 1), .checksumMismatch), (changed(-4, 1), .lengthMismatch),
      (packed + [0, 1], .trailingGarbage), (packed + [0x1F], .trailingGarbage),
      (packed + [0, 0x1F, 0x8B], .trailingGarbage), (packed + packed + [10], .trailingGarbage),
      (packed + [0x1F, 0x8B], .truncated), (packed + packed.dropLast(), .truncated),
    ]
    for (bytes, reason) in cases { #expect(GzipReaderTests.unpack(bytes) == .failure(reason)) }
  }

  @Test(arguments: [1, 2, 511, 512, 10_240, 1 << 20])
  func `zeros behind the last member are padding`(count: Int) {
    let content = Array("some content\n".utf8)
    let packed = GzipReaderTests.member(content)
    let padding = [UInt8](repeating: 0, count: count)
    #expect(GzipReaderTests.unpack(packed + padding) == .success(content))
    #expect(GzipReaderTests.unpack(packed + packed + padding) == .success(content + content))
    #expect(GzipReaderTests.unpack(padding) != .success([]))
  }

  @Test func `the bounds on size and ratio hold at the byte`() {
    let content = [UInt8](repeating: 1, count: 5_000)
    let packed = GzipReaderTests.member(content)
    func limits(size: Int, ratio: Int, free: Int) -> GzipLimits {
      GzipLimits(unpackedByteCountMax: size, ratioMax: ratio, ratioFreeByteCount: free)
    }
    let cases: [(GzipLimits, GzipError?)] = [
      (limits(size: 5_000, ratio: 1, free: 0), nil),
      (limits(size: 4_999, ratio: 1, free: 0), .tooLarge),
      (limits(size: 5_000, ratio: 0, free: 5_000), nil),
      (limits(size: 5_000, ratio: 0, free: 4_999), .ratioTooHigh),
      (limits(size: 5_000, ratio: Int.max, free: 0), nil),
    ]
    for (limits, reason) in cases {
      let outcome = GzipReaderTests.unpack(packed, limits: limits)
      #expect(outcome == (reason.map { .failure($0) } ?? .success(content)), "\(limits)")
    }
  }
}
