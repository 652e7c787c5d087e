import Testing

extension TidyTests {
  @Suite struct ModuleTests {
    static let repository = Repository.current
    static let modules = repository.manifest.modules

    /// Words that say nothing about what a file holds: what has no better name has no home yet.
    static let bannedNames = [
      "Utilities", "Utility", "Utils", "Helper", "Helpers", "Extensions", "Common", "Misc",
      "Manager",
    ]

    /// Source files of layers 1 to 5 without a test file of their own, and what tests them instead.
    ///
    /// A file without any function, such as a list of cases, needs neither tests nor an entry.
    static let testedElsewhere: [String: String] = [
      "Sources/FileSystem/Errno.swift": "SystemCallsTests: each call that fails throws its number",
      "Sources/FileSystem/FileDescriptor.swift": "SystemCallsTests: reading, writing and syncing",
      "Sources/FileSystem/FileError+Description.swift": "SystemCallsTests: errors say what failed",
      "Sources/FileSystem/FileError.swift": "SystemCallsTests: errors say what failed",
      "Sources/FileSystem/FileStatus.swift": "SystemCallsTests: what the kernel says of files",
      "Sources/FileSystem/FilePath.swift": "SystemCallsTests: paths hold any bytes",
      "Sources/Lists/Likeness/KnownSample.swift": "ListReader+SamplesTests: what lines say",
      "Sources/Lists/Likeness/LikenessPlan.swift": "LikenessIndexTests: what is laid out is found",
      "Sources/Lists/Likeness/LikenessScratch.swift":
        "LikenessIndexTests: one text after the other",
      "Sources/Lists/Likeness/WordReader.swift": "SketchTests and WordPairsTests: words of texts",
      "Sources/Engine/Rules/KnownTexts.swift": "LikePredicateTests: samples are folded as texts",
      "Sources/Lists/WordIndexPlan.swift": "WordIndexTests: what is laid out is found",
      "Sources/Lists/WordIndexScratch.swift": "WordIndexTests: one text after the other",
      "Sources/Engine/Settling/CounterLabels.swift":
        "OutputWatchTests: the labels that a daemon knows by its rules",
      "Sources/Engine/Rules/WordProbes.swift":
        "WordsPredicateTests: words in the views of a text",
      "Sources/Facts/Advisories/AdvisoryRole.swift":
        "AdvisoryWordsTests: roles of the file that ships, and one that nobody knows",
      "Sources/Facts/Brands/BrandClaim.swift": "BrandFinderTests: what is claimed, and where",
      "Sources/Facts/Brands/BrandClass.swift": "BrandTableParseTests: classes in rows",
      "Sources/Facts/Brands/BrandLink.swift": "BrandConditionTests: where links lead",
      "Sources/Facts/Brands/BrandRole.swift": "BrandTableParseTests: roles in their file",
      "Sources/Facts/Brands/BrandSender.swift": "BrandConditionTests: who sends",
      "Sources/Facts/Brands/BrandTokens.swift": "LinkLooksTests: brands inside of hosts",
      "Sources/Facts/Brands/BrandWords.swift": "BrandFinderTests: names in each view",
      "Sources/Spool/":
        "CrashTests ends runs at every system call, RecoveryTests holds the table of states, and "
        + "ClaimTests, OpeningTests and PackedBatchTests what comes in",
      "Sources/RuleCompiler/Checks/":
        "GoldenTests: each code has a text, with the place and the hint; RuleCodesTests",
      "Sources/RuleCompiler/Conditions/":
        "ConditionTests: what conditions mean, asked through the engine; GoldenTests: what is wrong",
      "Sources/RuleCompiler/Coverage/ConditionTree.swift":
        "CoverageRunnerTests: conditions that are left out",
      "Sources/RuleCompiler/Coverage/CoverageReport.swift":
        "CoverageRunnerTests: parts that samples need, and those that they do not",
      "Sources/RuleCompiler/Coverage/Reduction.swift":
        "CoverageRunnerTests: words and alternatives that are left out",
      "Sources/RuleCompiler/Patterns/ExpandedPattern+Alternatives.swift":
        "CoverageRunnerTests: alternatives of patterns and of fragments",
      "Sources/RuleCompiler/Directory/DirectoryReader.swift":
        "GoldenTests: files that are missing, strange or broken",
      "Sources/RuleCompiler/Directory/FileScope.swift":
        "GoldenTests: each code has a text, with the place and the hint",
      "Sources/RuleCompiler/Directory/LoadedDirectory.swift":
        "GoldenTests: the directory with ten mistakes; OneRunTests",
      "Sources/RuleCompiler/Directory/DataFile.swift":
        "ManifestLayersTests: lists, bindings and variants of several layers; GoldenTests for places",
      "Sources/RuleCompiler/Layers/EarlierSamples.swift":
        "GoldenTests: layers in which samples of earlier ones fail",
      "Sources/RuleCompiler/Loading/DiagnosticList+DataProblem.swift":
        "GoldenTests: lines of lists and tables with their places",
      "Sources/RuleCompiler/Loading/ListLoader.swift":
        "GoldenTests: each code has a text, with the place and the hint",
      "Sources/RuleCompiler/Reading/RuleFile+Reading.swift":
        "GoldenTests: each code has a text, with the place and the hint",
      "Sources/RuleCompiler/RuleCompiler.swift":
        "GoldenTests, HostileRulesTests and ShippedRulesTests",
      "Sources/RuleCompiler/RuleEmitter.swift":
        "ConditionTests: what conditions mean, asked through the engine",
      "Sources/RuleCompiler/Samples/":
        "SampleRunnerTests: samples, their defaults, what blocks them, and the whole set",
      "Sources/RuleCompiler/Schemas/RuleSchema.swift":
        "SchemaCommandTests: shipped files fit, and what the compiler refuses does not",
      "Sources/RuleCompiler/Syntax/RuleFile.swift":
        "ManifestLayersTests: rules and files in the order of their layers",
      "Sources/RuleCompiler/Words/CleanMessages.swift":
        "HarmfulRulesTests: rules that honest messages meet",
    ]

    @Test func `the manifest is read whole`() {
      #expect(Self.modules.count >= 14)
      #expect(Self.modules.contains { $0.name == "Engine" && $0.uses.contains("Patterns") })
      let folders = Set(Self.repository.swiftSources(below: "Sources").map(\.module))
      #expect(folders == Set(Self.modules.map(\.name)), "a folder in Sources is no module")
    }

    @Test(arguments: modules.map(\.name))
    func `a module opens with what it is for, touches, and does when it fails`(name: String) {
      let sources = Self.repository.swiftSources(below: "Sources/\(name)")
      let headers = sources.filter { hasModuleHeader($0, name: name) }
      #expect(
        headers.count == 1,
        "one file of \(name) opens with '// \(name): purpose.', '// Touches:', '// Hostile:', '// Fails:'"
      )
    }

    @Test func `no file is named for nothing`() {
      let names = Self.repository.paths(below: "Sources", suffix: ".swift")
      let findings = (names + Self.repository.paths(below: "Tests", suffix: ".swift")).flatMap {
        path in
        let stem = path.split(separator: "/").last ?? ""
        return Self.bannedNames.filter { stem.contains($0) }
          .map { Finding(path: path, line: 0, message: "'\($0)' is no name for a file") }
      }
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test func `every source file of layers 1 to 5 has its tests`() {
      let layered = Self.modules.filter { (1...5).contains($0.layer) }
      let sources = layered.flatMap {
        Self.repository.paths(below: "Sources/\($0.name)", suffix: ".swift")
      }
      #expect(sources.count > 10, "no files to check")
      let tests = Self.repository.paths(below: "Tests", suffix: "Tests.swift")
      let findings = sources.filter { !hasMirror($0, among: tests) }
        .filter { !isTestedElsewhere($0) && hasSomethingToRun($0) }
        .map { Finding(path: $0, line: 0, message: "no test file mirrors it") }
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test func `a kind of predicate is known to its own file and to the list of kinds alone`() {
      let engine = Self.repository.swiftSources(below: "Sources/Engine")
      let kinds = engine.map { $0.path.split(separator: "/").last ?? "" }
        .filter { $0.hasSuffix("Predicate.swift") && $0 != "Predicate.swift" }
        .map { String($0.dropLast(".swift".count)) }
      #expect(kinds.count > 6, "no kinds to check")
      for kind in kinds {
        let knowing = engine.filter { String($0.code).contains(kind) }.map(\.path)
        let folder = "Sources/Engine/Predicates/"
        let wanted = ["\(kind).swift", "Predicate.swift"].map { folder + $0 }.sorted()
        #expect(knowing.sorted() == wanted)
      }
    }

    /// Whether a file, or the folder that it is in, is named above.
    private func isTestedElsewhere(_ path: String) -> Bool {
      Self.testedElsewhere.keys.contains { $0 == path || $0.hasSuffix("/") && path.hasPrefix($0) }
    }

    @Test func `what is tested elsewhere is there, and needs its entry`() {
      let tests = Self.repository.paths(below: "Tests", suffix: "Tests.swift")
      for (path, reason) in Self.testedElsewhere {
        let isThere =
          path.hasSuffix("/")
          ? !Self.repository.paths(below: String(path.dropLast()), suffix: ".swift").isEmpty
          : Self.repository.contains(path)
        #expect(isThere, "\(path) is gone, its entry is not")
        #expect(!hasMirror(path, among: tests), "\(path) has tests of its own now")
        #expect(reason.count > 10)
      }
    }

    @Test(arguments: [
      ("Sources/A/B.swift", "Tests/ATests/BTests.swift", true),
      ("Sources/A/B+C.swift", "Tests/ATests/BTests.swift", true),
      ("Sources/A/B+C.swift", "Tests/ATests/B+CTests.swift", true),
      ("Sources/A/B.swift", "Tests/ATests/BRecoveryTests.swift", true),
      ("Sources/A/B.swift", "Tests/CTests/BTests.swift", false),
      ("Sources/A/Bed.swift", "Tests/ATests/BTests.swift", false),
    ])
    func `a mirror is a test file of the same type`(source: String, test: String, isMirror: Bool) {
      #expect(hasMirror(source, among: [test]) == isMirror)
    }
  }
}

/// Whether a file opens with the five lines that say what a module is for.
private func hasModuleHeader(_ source: SwiftSource, name: String) -> Bool {
  let header = source.lines.prefix { $0.hasPrefix("//") }
  guard let first = header.first, first.hasPrefix("// \(name): ") else { return false }
  return ["// Touches: ", "// Hostile: ", "// Fails: "].allSatisfy { word in
    header.contains { $0.hasPrefix(word) }
  }
}

/// Whether a source file holds a function, so that there is something to test.
private func hasSomethingToRun(_ path: String) -> Bool {
  !SwiftSource(path: path, text: Repository.current.text(of: path)).functions.isEmpty
}

/// Whether a test file of the same module is named for the type of a source file.
private func hasMirror(_ path: String, among tests: [String]) -> Bool {
  let parts = path.split(separator: "/")
  guard parts.count >= 3, let file = parts.last else { return false }
  let type = file.prefix { $0 != "+" && $0 != "." }
  let module = parts[1].prefix(1).uppercased() + parts[1].dropFirst()
  return tests.contains { test in
    let name = test.split(separator: "/").last ?? ""
    return test.hasPrefix("Tests/\(module)Tests/") && name.hasPrefix(type)
  }
}
