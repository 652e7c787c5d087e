import Bytes
import Foundation
import Offline
import Testing

struct RecordFileTests {
  @Test func `a file is read whole, packed or not, under its own name`() throws {
    let text = SmallRules.line("贷款")
    try SmallRules.withFile(Data(text.utf8)) { path in
      let file = try RecordFile(path)
      #expect(file.name == path && file.bytes.text == text)
      let packed = Process()
      packed.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      packed.arguments = ["gzip", "-k", path]
      try packed.run()
      packed.waitUntilExit()
      defer { try? FileManager.default.removeItem(atPath: path + ".gz") }
      let unpacked = try RecordFile(path + ".gz")
      #expect(unpacked.bytes.text == text && unpacked.digest == file.digest)
    }
  }

  @Test func `what cannot be read or unpacked is an error with a sentence`() throws {
    let gone = #expect(throws: RecordFileError.self) { try RecordFile("/nowhere/a.ndjson") }
    #expect("\(try #require(gone))".contains("/nowhere/a.ndjson"))
    try SmallRules.withFile(Data([0x1F, 0x8B, 8, 0, 1, 2, 3])) { path in
      let broken = try #require(
        #expect(throws: RecordFileError.self) { try RecordFile(path) })
      #expect("\(broken)".contains("cannot be unpacked"))
    }
  }
}
