import Bytes
import Foundation
import Testing

@testable import Pipeline

@Suite struct LogWriterTests {
  private func write(_ text: String, to writer: LogWriter) -> Bool {
    Array(text.utf8).withByteView { writer.write($0) }
  }

  @Test func `lines come out in order`() throws {
    let pipe = Pipe()
    let writer = LogWriter(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    for number in 0..<100 { #expect(write("line \(number)\n", to: writer)) }
    #expect(write("no end", to: writer))
    writer.drain(milliseconds: 10_000)
    let text = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    #expect(text == (0..<100).map { "line \($0)\n" }.joined() + "no end")
    #expect(writer.lostCount == 0)
  }

  @Test func `nobody waits for a pipe that is full, and it flows again once somebody reads`() throws
  {
    let pipe = Pipe()
    let writer = LogWriter(
      descriptor: pipe.fileHandleForWriting.fileDescriptor, byteCountMax: 10_000)
    let line = String(repeating: "x", count: 999) + "\n"
    var taken = 0
    while taken < 1_000, write(line, to: writer) {
      taken += 1
      // The thread has to come to its turn, or the queue alone would be full.
      usleep(200)
    }
    #expect((10..<1_000).contains(taken))
    writer.drain(milliseconds: 10)
    var received = 0
    while received < taken * line.utf8.count {
      received += pipe.fileHandleForReading.availableData.count
    }
    writer.drain(milliseconds: 10_000)
    #expect(write("more\n", to: writer))
    writer.drain(milliseconds: 10_000)
    #expect(pipe.fileHandleForReading.availableData == Data("more\n".utf8))
  }

  @Test func `the thread writes what waits and ends when nobody can write any more`() throws {
    let pipe = Pipe()
    weak var queue: LogQueue?
    do {
      let writer = LogWriter(descriptor: pipe.fileHandleForWriting.fileDescriptor)
      queue = writer.queue
      #expect(write("last words\n", to: writer))
    }
    // The thread holds the queue as long as it runs.
    for _ in 0..<2_000 where queue != nil { usleep(5_000) }
    #expect(queue == nil)
    #expect(pipe.fileHandleForReading.availableData == Data("last words\n".utf8))
  }

  @Test func `what cannot be written is counted`() throws {
    let pipe = Pipe()
    // A descriptor that is open for reading only.
    let writer = LogWriter(descriptor: pipe.fileHandleForReading.fileDescriptor)
    #expect(write("a\nb\n", to: writer))
    writer.drain(milliseconds: 10_000)
    #expect(writer.lostCount == 2)
  }
}
