import Foundation
import Testing

@testable import Views

struct StaticTablesTests {
  @Test(arguments: [
    ("貸", "贷"), ("Ⓥ", "v"), ("㎡", "m2"), ("\u{200B}", ""), ("甲", "甲"), ("餸", "𩠌"), ("Ω", "Ω"),
  ])
  func `a character has its fold`(source: Unicode.Scalar, target: String) {
    let folded = StaticTables.shared.folded(source.value)
    #expect(folded == target.unicodeScalars.map(\.value))
  }

  @Test func `there are as many folds as the program found`() {
    let count = (UInt32(0)...0x10_FFFF).count { code in
      code != 0x20 && StaticTables.shared.fold(of: code) != nil
    }
    #expect(count == 17_698)
  }

  @Test func `the tables are current where their sources are installed`() throws {
    let process = Process()
    process.executableURL = ShippedVariants.repository
      .appending(path: "Scripts/generate-view-tables")
    process.arguments = ["--check"]
    let output = Pipe()
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 3 {
      print("skipped: the tables cannot be compared: \(text)")
    } else {
      #expect(process.terminationStatus == 0, "\(text)")
    }
  }
}
