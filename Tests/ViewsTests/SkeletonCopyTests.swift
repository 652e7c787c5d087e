import Bytes
import Testing

@testable import Views

struct SkeletonCopyTests {
  @Test func `a step reads characters of one and three bytes`() {
    var buffer = ByteBuffer()
    buffer.append("a款é𠀀")
    let found = [0, 1, 4, 6].map { SkeletonCopy.Step(buffer.view, $0) }
    #expect(found.map(\.byteCount) == [1, 3, 0, 0])
    #expect(found[0].code == 0x61)
    #expect(found[1].code == 0x6B3E)
  }
}
