import Testing

extension TidyTests {
  @Suite struct ArchitectureTests {
    static let text = Repository.current.text(of: "docs/ARCHITECTURE.md")
    static let manifest = Repository.current.manifest

    @Test func `the table of modules is the manifest's`() {
      let rows = Self.text.matches(
        of: #/(?m)^\| (\d) \| `(\w+)` \| ([^|]*) \| ([^|]*) \|$/#
      ).map { match in
        let uses = match.4.matches(of: #/`(\w+)`/#).map { String($0.1) }
        return Manifest.Module(
          layer: Int(match.1) ?? -1, name: String(match.2), purpose: String(match.3), uses: uses)
      }
      #expect(rows.count == Self.manifest.modules.count)
      for module in Self.manifest.modules {
        #expect(rows.contains(module), "\(architectureRow(module))")
      }
    }

    @Test func `every library that is linked is explained`() {
      #expect(Self.manifest.libraries.count >= 4)
      for library in Self.manifest.libraries {
        #expect(Self.text.contains("| `\(library)` |"), "\(library) has no row with its reason")
      }
    }

    @Test func `every file that the pages name exists`() {
      let named = Self.text.matches(
        of: #/`((?:Sources|Tests|Rules|docs|systemd|Scripts)\/[\w\/+.-]+)`/#
      ).map { String($0.1) }
      #expect(named.count > 5, "no names to check")
      let gone = named.filter { !Repository.current.contains($0) }
      #expect(gone.isEmpty)
    }

    @Test func `every source file that is named without its folder exists`() {
      let named = Self.text.matches(of: #/`([\w\/+]+\.swift)`/#).map { String($0.1) }
      #expect(named.count > 40, "no names to check")
      let gone = named.filter { name in
        !Repository.current.paths.contains { $0 == name || $0.hasSuffix("/" + name) }
      }
      #expect(gone.isEmpty)
    }
  }
}

/// The row that the table of modules should hold.
private func architectureRow(_ module: Manifest.Module) -> String {
  let uses = module.uses.map { "`\($0)`" }.joined(separator: " ")
  return "| \(module.layer) | `\(module.name)` | \(module.purpose) | \(uses.isEmpty ? "–" : uses) |"
}
