import Testing

extension TidyTests {
  /// One word for one thing: in the table of words, and among the types.
  @Suite struct GlossaryTests {
    static let repository = Repository.current
    static let architecture = repository.text(of: "docs/ARCHITECTURE.md")

    /// The words of the table, in its order.
    static let words: [String] = {
      let section = architecture.split(separator: "## Words\n").last ?? ""
      let table = section.split(separator: "\n## ").first ?? ""
      return table.matches(of: #/(?m)^\| ([a-z][a-z -]*) \| [^|]+ \|$/#).map { String($0.1) }
        .filter { $0 != "word" }
    }()

    /// Names of types that two modules have all the same, and why.
    static let sharedNames = [
      "Fold": "the command is called as it is typed; in Views it is what a character becomes",
      "Event": "what the log is told, and what libyaml reads; neither meets the other",
    ]

    @Test func `the table of words has each word once, and what the engine speaks of`() {
      #expect(Set(Self.words).count == Self.words.count)
      let wanted = [
        "rule set", "predicate", "node", "probe", "clause", "gate", "chunk", "matcher", "evaluator",
        "matches", "candidate", "precedence", "decision", "ledger",
      ]
      for word in wanted { #expect(Self.words.contains(word), "\(word) is not explained") }
    }

    @Test func `a type has its name to itself`() {
      let owners = owners(of: Self.repository.swiftSources(below: "Sources"))
      #expect(owners.count > 200, "no types to check")
      for (name, modules) in owners where modules.count > 1 {
        #expect(Self.sharedNames[name] != nil, "\(name) is a type in \(modules.sorted())")
      }
      for name in Self.sharedNames.keys {
        #expect((owners[name]?.count ?? 0) > 1, "\(name) has one owner now")
      }
    }

    @Test func `types are found with their modules, and private ones are nobody's business`() {
      let sources = [
        SwiftSource(
          path: "Sources/A/X.swift",
          text: "public struct Both {\n  struct Inner {}\n}\nprivate enum Mine {}\n"),
        SwiftSource(path: "Sources/B/Y.swift", text: "final class Both {}\n// struct Said {}\n"),
      ]
      #expect(owners(of: sources) == ["Both": ["A", "B"]])
    }
  }
}

/// For each type at the top of a file that others can see, the modules that have one of the name.
private func owners(of sources: [SwiftSource]) -> [String: Set<String>] {
  let declaration =
    #/(?m)^(?:public |package |final |indirect )*(?:struct|class|enum|protocol|actor) (\w+)/#
  var owners: [String: Set<String>] = [:]
  for source in sources {
    for match in String(source.code).matches(of: declaration) {
      owners[String(match.1), default: []].insert(source.module)
    }
  }
  return owners
}
