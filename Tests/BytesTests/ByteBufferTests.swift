import Bytes
import Testing

struct ByteBufferTests {
  @Test func `what is appended comes out in order`() {
    var buffer = ByteBuffer(capacity: 0)
    buffer.append(UInt8(ascii: "a"))
    buffer.append(ByteView("bc"))
    buffer.append("d" as StaticString)
    buffer.append([UInt8(ascii: "e")])
    buffer.append("汉" as String)
    let bytes = buffer.array
    #expect(bytes == Array("abcde汉".utf8))
  }

  @Test func `a buffer that grows keeps its bytes`() {
    var buffer = ByteBuffer(capacity: 1)
    var expected: [UInt8] = []
    for number in 0..<10_000 {
      buffer.append(UInt8(truncatingIfNeeded: number))
      expected.append(UInt8(truncatingIfNeeded: number))
    }
    let bytes = buffer.array
    #expect(bytes == expected)
  }

  @Test func `an emptied buffer keeps its room`() {
    var buffer = ByteBuffer(capacity: 100)
    buffer.append(ByteView("some bytes"))
    let room = buffer.capacity
    buffer.removeAll()
    let isEmpty = buffer.isEmpty
    let roomAfter = buffer.capacity
    #expect(isEmpty)
    #expect(roomAfter == room)
  }

  @Test func `truncating forgets the end`() {
    var buffer = ByteBuffer()
    buffer.append(ByteView("abcdef"))
    buffer.truncate(to: 2)
    buffer.append(ByteView("x"))
    let text = buffer.view.text
    #expect(text == "abx")
  }

  @Test func `what is removed at the start makes room for the rest`() {
    var buffer = ByteBuffer()
    buffer.append(ByteView("abcdef"))
    buffer.removeFirst(2)
    buffer.append(ByteView("x"))
    let text = buffer.view.text
    buffer.removeFirst(5)
    let isEmpty = buffer.isEmpty
    #expect(text == "cdefx")
    #expect(isEmpty)
  }

  @Test func `reserved room is there before it is used`() {
    var buffer = ByteBuffer(capacity: 16)
    buffer.append(ByteView("0123456789"))
    buffer.reserve(1_000)
    let room = buffer.capacity - buffer.count
    let text = buffer.view.text
    #expect(room >= 1_000)
    #expect(text == "0123456789")
  }

  @Test func `filling appends what the closure wrote`() {
    var buffer = ByteBuffer()
    buffer.append(ByteView("ab"))
    let written = buffer.fill(room: 10) { room in
      room[0] = UInt8(ascii: "c")
      room[1] = UInt8(ascii: "d")
      return 2
    }
    let text = buffer.view.text
    #expect(written == 2)
    #expect(text == "abcd")
  }

  @Test(arguments: [[], [4], [4, 4, 1]])
  func `filling to the end takes all pieces, and asks no more after an empty one`(pieces: [Int]) {
    var buffer = ByteBuffer()
    var callCount = 0
    buffer.fillToEnd(room: 4) { room in
      defer { callCount += 1 }
      guard callCount < pieces.count else { return 0 }
      for index in 0..<pieces[callCount] { room[index] = UInt8(callCount) }
      return pieces[callCount]
    }
    let expected = pieces.enumerated().flatMap { [UInt8](repeating: UInt8($0), count: $1) }
    #expect(buffer.array == expected)
    #expect(callCount == pieces.count + 1)
  }

  @Test func `a filling that fails appends nothing`() {
    struct Refused: Error {}
    var buffer = ByteBuffer()
    buffer.append(ByteView("ab"))
    var refused = false
    do throws(Refused) {
      _ = try buffer.fill(room: 10) { _ throws(Refused) in throw Refused() }
    } catch {
      refused = true
    }
    let text = buffer.view.text
    #expect(refused)
    #expect(text == "ab")
  }

  @Test func `misuse traps`() async {
    await #expect(processExitsWith: .failure) {
      var buffer = ByteBuffer()
      buffer.truncate(to: 1)
    }
    await #expect(processExitsWith: .failure) {
      var buffer = ByteBuffer()
      _ = buffer.fill(room: 1) { _ in 2 }
    }
  }
}
