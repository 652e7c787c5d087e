import Documents
import Foundation
import RuleCompiler
import Testing

struct RuleCodesTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/RuleCompiler")

  /// The files of the module, by their path in it.
  private func files() throws -> [String: String] {
    let paths = try #require(FileManager.default.enumerator(atPath: Self.sources.path))
    var files: [String: String] = [:]
    for case let path as String in paths where path.hasSuffix(".swift") {
      files[path] = try String(
        contentsOf: Self.sources.appending(path: path), encoding: .utf8)
    }
    return files
  }

  @Test func `every code that the module declares is among its codes`() throws {
    let declaration = try Regex(
      "DiagnosticCode\\(\\s*\"([EW][0-9]{3})\"", as: (Substring, Substring).self)
    let declared = try files().values.flatMap {
      $0.matches(of: declaration).map { String($0.output.1) }
    }
    #expect(declared.count > 40)
    #expect(declared.sorted() == DiagnosticCode.ruleCodes.map(\.number).sorted())
  }

  @Test func `a code of a lint stands in the file of the lint`() throws {
    let files = try files()
    let lints = files.filter { $0.key.hasPrefix("Checks/") && $0.key != "Checks/Lint.swift" }
    #expect(lints.count >= 10)
    for (path, text) in lints {
      let type = path.dropFirst("Checks/".count).dropLast(".swift".count)
      #expect(text.contains("enum \(type): Lint"), "\(path)")
      #expect(files["Checks/Lint.swift"]?.contains("\(type).self") == true, "\(path)")
    }
  }

  @Test func `codes come by their numbers`() {
    let numbers = DiagnosticCode.ruleCodes.map(\.number)
    #expect(numbers == numbers.sorted())
  }
}
