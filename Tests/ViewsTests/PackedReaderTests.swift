import Foundation
import Testing

@testable import Views

struct PackedReaderTests {
  @Test func `numbers and ranges are read from Base64`() {
    // 5, 300, then two ranges: 2 to 4, and 10 to 11.
    var reader = PackedReader(base64: "BawCAgICBgE=")
    #expect(reader.byte() == 5)
    #expect(reader.number() == 300)
    var ranges: [Range<UInt32>] = []
    reader.ranges { ranges.append($0) }
    #expect(ranges == [2..<4, 10..<11])
    #expect(reader.isAtEnd)
  }
}
