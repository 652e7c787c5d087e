import Testing

extension TidyTests {
  @Suite struct RepositoryTests {
    static let repository = Repository.current

    /// Suffixes of files that people write, and that hold text.
    static let textSuffixes = [
      ".swift", ".md", ".yaml", ".txt", ".ndjson", ".service", ".sysusers", ".tmpfiles", "Makefile",
      ".h", ".modulemap", ".tsv", ".json",
    ]

    @Test func `nothing that is built or resolved is tracked`() {
      #expect(Self.repository.trackedPaths.count > 20, "no files to check")
      let tracked = Self.repository.trackedPaths.filter { path in
        path.hasPrefix(".build/") || path.hasPrefix(".swiftpm/") || path == "Package.resolved"
          || path.hasSuffix(".o") || path.hasSuffix(".profraw") || path.hasSuffix("~")
      }
      #expect(tracked.isEmpty)
    }

    @Test func `no file names a directory of somebody's machine`() {
      let paths = Self.repository.paths.filter { path in
        Self.textSuffixes.contains { path.hasSuffix($0) } || path.hasPrefix("Scripts/")
      }
      #expect(paths.count > 20, "no files to check")
      let findings = paths.flatMap { path in machinePaths(path, Self.repository.text(of: path)) }
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test(arguments: [
      ("see \("/ho" + "me")/anna/weir", true), ("in \("/ro" + "ot")/x", true),
      ("https://example.org\("/ho" + "me")/", false), ("a/\("wo" + "rk")/b", false),
      ("$HOME/weir", false), ("/var/spool/weir", false),
    ])
    func `a directory of a machine is found`(text: String, isFound: Bool) {
      #expect(!machinePaths("a.md", text).isEmpty == isFound)
    }

    @Test func `every diagnostic has one place and a golden text`() {
      let sources = Self.repository.swiftSources(below: "Sources")
      let codes = sources.flatMap { source in
        source.lines.joined(separator: "\n").matches(of: #/"([EW]\d{3})"/#).map { String($0.1) }
      }
      #expect(codes.count > 5, "no codes to check")
      let golden = Self.repository.paths.filter {
        $0.hasPrefix("Tests/") && $0.contains("/Golden/")
      }
      .map { Self.repository.text(of: $0) }.joined()
      let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
      for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
        #expect(count == 1, "\(code) is written \(count) times; refer to the constant")
        #expect(golden.contains("[\(code)]"), "\(code) has no golden text")
      }
    }
  }
}

/// Where a text names a directory below a user's or a build's own.
private func machinePaths(_ path: String, _ text: String) -> [Finding] {
  let directory = #/\/(?:home|root|Users|work)\//#
  return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter { line in
    line.element.matches(of: directory).contains { match in
      guard match.range.lowerBound > line.element.startIndex else { return true }
      let before = line.element[line.element.index(before: match.range.lowerBound)]
      return !before.isLetter && !before.isNumber && !".$})~".contains(before)
    }
  }
  .map { Finding(path: path, line: $0.offset + 1, message: "a directory of one machine") }
}
