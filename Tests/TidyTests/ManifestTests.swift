import Foundation
import Testing

extension TidyTests {
  @Suite struct ManifestTests {
    static let text = Repository.current.text(of: "Package.swift")

    @Test func `the manifest as it stands is accepted`() throws {
      let result = try evaluated(Self.text)
      #expect(result.status == 0, "\(result.output)")
    }

    @Test(arguments: [
      ("Bytes", "Engine", "Bytes is in layer 1 and may not use Engine in layer 4"),
      ("Views", "Lists", "Views is in layer 2 and may not use Lists in layer 2"),
      ("Engine", "Nowhere", "Engine uses Nowhere, which is not in the list of modules"),
    ])
    func `an arrow that does not point down stops the build`(
      module: String, used: String, sentence: String
    ) throws {
      let broken = try #require(manifest(adding: used, to: module))
      let result = try evaluated(broken)
      #expect(result.status != 0)
      #expect(result.output.contains(sentence), "\(result.output)")
    }

    @Test func `what the manifest links is what the bootstrap installs`() throws {
      let script = Repository.current.text(of: "Scripts/bootstrap")
      let list = try #require(script.firstMatch(of: #/(?m)^packages=\(([^)]*)\)$/#)).1
      let installed = Set(list.split(separator: " ").map(String.init))
      let linked = Set(Repository.current.manifest.packages)
      #expect(linked.count >= 3)
      #expect(installed == linked.union(["pkg-config"]))
    }
  }
}

/// The manifest with one more entry in the list of what a module uses; nil if the module is gone.
private func manifest(adding used: String, to module: String) -> String? {
  let text = TidyTests.ManifestTests.text
  guard let head = text.range(of: "name: \"\(module)\","),
    let end = text.range(of: "),\n", range: head.upperBound..<text.endIndex)
  else { return nil }
  let entry = String(text[head.lowerBound..<end.lowerBound])
  let broken =
    entry.contains("uses: [")
    ? entry.replacing("uses: [", with: "uses: [\"\(used)\", ")
    : entry + ", uses: [\"\(used)\"]"
  return text.replacingCharacters(in: head.lowerBound..<end.lowerBound, with: broken)
}

/// What the package manager says to a manifest that stands alone in a new directory.
private func evaluated(_ manifest: String) throws -> ProgramResult {
  let directory = FileManager.default.temporaryDirectory
    .appending(path: "weir-manifest-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  try Data(manifest.utf8).write(to: directory.appending(path: "Package.swift"))
  return run("swift", ["package", "dump-package", "--package-path", directory.path])
}
