import FileSystem
import Foundation
import RuleCompiler
import TestSupport
import Testing

struct RuleBundleTests {
  private let bundle = RuleDirectory().bundle

  @Test func `the digest is that of the content, whatever the order and the directory`() {
    let other = RuleBundle(directory: "/etc/weir/rules", files: bundle.files.shuffled())
    #expect(other.digest == bundle.digest)
    #expect(other.files == bundle.files)
    var files = bundle.files
    files[0].bytes.append(10)
    #expect(RuleBundle(directory: "", files: files).digest != bundle.digest)
  }

  @Test func `moving a byte from a name to a content changes the digest`() {
    let first = RuleBundle(directory: "", files: [.init(path: "ab", bytes: [99])])
    let second = RuleBundle(directory: "", files: [.init(path: "a", bytes: [98, 99])])
    #expect(first.digest != second.digest)
  }

  @Test func `the identifier of the rule set is the digest of the bundle`() throws {
    let ruleSet = try #require(compileRules(bundle).ruleSet)
    #expect(ruleSet.identifier == bundle.digest.hexadecimal)
  }

  @Test func `a bundle comes back from its one file`() throws {
    let decoded = try #require(RuleBundle.decode(bundle.encoded(), directory: "Rules"))
    #expect(decoded == bundle)
  }

  @Test func `a torn or altered file is refused`() {
    let bytes = bundle.encoded()
    for length in 0..<bytes.count {
      #expect(RuleBundle.decode(Array(bytes[..<length]), directory: "") == nil, "\(length)")
    }
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      var altered = bytes
      let place = Int.random(in: 0..<altered.count, using: &generator)
      altered[place] ^= UInt8.random(in: 1...255, using: &generator)
      #expect(RuleBundle.decode(altered, directory: "") == nil, "\(place)")
    }
    #expect(RuleBundle.decode(bytes + [10], directory: "") == nil)
  }

  @Test func `a directory is read whole, without what editors leave`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "weir-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for path in ["manifest.yaml", "loan/a.yaml", "loan/.a.yaml.swp", "loan/a.yaml~", "x/y/z.txt"] {
      let url = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(path.utf8).write(to: url)
    }
    let bundle = try RuleBundle(directory: root.path, calls: .live)
    #expect(bundle.files.map(\.path) == ["loan/a.yaml", "manifest.yaml", "x/y/z.txt"])
    #expect(bundle.files[0].bytes == Array("loan/a.yaml".utf8))
    #expect(bundle.shownPath("manifest.yaml") == root.path + "/manifest.yaml")
  }

  @Test func `what is no file is named and not opened, and the rest is read`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "weir-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "loan")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("x: 1\n".utf8).write(to: root.appending(path: "z.yaml"))
    mkfifo(folder.appending(path: "pipe.yaml").path, 0o600)
    for (name, target) in [
      ("device.yaml", "/dev/zero"), ("elsewhere", "/tmp"), ("nowhere.yaml", "/nonexistent/file"),
      ("itself.yaml", "itself.yaml"), ("good.yaml", "../z.yaml"),
    ] {
      #expect(symlink(target, folder.appending(path: name).path) == 0)
    }
    let bundle = try RuleBundle(directory: root.path, calls: .live)
    #expect(bundle.files.map(\.path) == ["loan/good.yaml", "z.yaml"])
    let expected: [RuleBundle.Irregular] = [
      .init(path: "loan/device.yaml", kind: .special),
      .init(path: "loan/elsewhere", kind: .linkedDirectory),
      .init(path: "loan/itself.yaml", kind: .brokenLink),
      .init(path: "loan/nowhere.yaml", kind: .brokenLink),
      .init(path: "loan/pipe.yaml", kind: .special),
    ]
    #expect(bundle.irregular == expected)
    let findings = compileRules(bundle).diagnostics
    #expect(findings.all.count { $0.code.number == "E068" } == expected.count)
    #expect(findings.all.contains { $0.code.number == "E030" }, "the rest is checked too")
  }

  @Test func `a file that is not there is an error of the system`() {
    #expect(throws: FileError.self) {
      try RuleBundle(directory: "/nonexistent/rules", calls: .live)
    }
  }

  @Test func `a name that is not UTF-8 is an error that names it`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "weir-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let file = fopen(root.path + "/\u{1}", "w")
    fclose(file)
    rename(root.path + "/\u{1}", Array(root.path.utf8CString.dropLast()) + [47, -1, 0])
    #expect(throws: FileError.self) { try RuleBundle(directory: root.path, calls: .live) }
  }
}
