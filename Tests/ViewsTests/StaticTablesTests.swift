import Foundation
import Testing

@testable import Views

struct StaticTablesTests {
  @Test(arguments: [
    ("貸", "贷"), ("Ⓥ", "v"), ("㎡", "m2"), ("\u{200B}", ""), ("甲", "甲"), ("餸", "𩠌"), ("Ω", "Ω"),
    ("ɾ", "r"), ("є", "e"), ("Ͳ", "t"), ("қ", "k"), ("ƙ", "k"), ("ⲏ", "h"), ("ჿ", "o"), ("ꞓ", "c"),
    ("Ｔ", "t"),
    ("™", "tm"), ("丿", "丿"), ("〇", "〇"),
  ])
  func `a character has its fold`(source: Unicode.Scalar, target: String) {
    let folded = StaticTables.shared.folded(source.value)
    #expect(folded == target.unicodeScalars.map(\.value))
  }

  @Test func `there are as many folds as the program found`() {
    let count = (UInt32(0)...0x10_FFFF).count { code in
      code != 0x20 && StaticTables.shared.fold(of: code) != nil
    }
    #expect(count == 17_931)
  }

  /// What the program that writes the tables needs and this machine lacks.
  private static let missing = [
    "/usr/bin/python3", "/usr/share/unicode/UnicodeData.txt", "/usr/bin/opencc_dict",
    "/usr/share/opencc/TSCharacters.ocd2",
    "/usr/lib/python3/dist-packages/confusable_homoglyphs/confusables.json",
  ].filter { !FileManager.default.fileExists(atPath: $0) }

  @Test(.enabled(if: missing.isEmpty, "not here: \(missing); make test-tools installs them"))
  func `the tables are what their program makes of their sources`() throws {
    let process = Process()
    process.executableURL = ShippedVariants.repository
      .appending(path: "Scripts/generate-view-tables")
    process.arguments = ["--check"]
    let output = Pipe()
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // 1 says that they are stale; anything else, that the program could not tell.
    #expect(process.terminationStatus == 0, "\(process.terminationStatus): \(text)")
  }
}
