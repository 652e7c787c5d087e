import Testing

/// A word that may not stand in code, where, and why.
struct BannedWord: Sendable {
  var word: String
  /// Matched against code without comments and strings.
  var pattern: String
  var reason: String
  /// The layers in which the word is banned.
  var layers: ClosedRange<Int> = 0...7
  /// Modules that may use it all the same.
  var allowedModules: Set<String> = []
  /// Whether tests must do without it, too.
  var isBannedInTests = false
}

extension BannedWord {
  static let all = [
    BannedWord(
      word: "import Foundation", pattern: #"import\s+Foundation"#,
      reason: "it costs 11 MB of memory and seconds of build; libc and Bytes do"),
    BannedWord(
      word: "try!", pattern: #"\btry!"#, reason: "an error is handled or passed on",
      isBannedInTests: true),
    BannedWord(
      word: "as!", pattern: #"\bas!"#, reason: "a cast that can fail is a question",
      isBannedInTests: true),
    BannedWord(
      word: "fatalError", pattern: #"\bfatalError\("#,
      reason: "our own bug traps with precondition and a sentence"),
    BannedWord(
      word: "unsafeBitCast", pattern: #"\bunsafeBitCast\("#, reason: "no code here needs it",
      isBannedInTests: true),
    BannedWord(
      word: "print", pattern: #"(?<![\w.])(debugPrint|print|dump)\("#,
      reason: "only the commands talk to a terminal", layers: 0...6),
    BannedWord(
      word: "async", pattern: #"\b(async|await|Task|TaskGroup|actor|Thread|DispatchQueue)\b"#,
      reason: "below layer 6 functions run to their end", layers: 0...5),
    BannedWord(
      word: "import Dispatch", pattern: #"import\s+(Dispatch|Synchronization)"#,
      reason: "threads stand in layer 6 alone", layers: 0...5, allowedModules: ["Stats"]),
    BannedWord(
      word: "pthread", pattern: #"\bpthread_create\b"#, reason: "threads stand in layer 6 alone",
      layers: 0...5),
    BannedWord(
      word: "clock",
      pattern: #"\b(clock_gettime|gettimeofday|ContinuousClock|SuspendingClock|localtime_r)\b"#,
      reason: "time comes in as an argument", layers: 0...5),
    BannedWord(
      word: "getenv", pattern: #"\b(getenv|setenv)\("#,
      reason: "settings come from the configuration", layers: 0...5),
    BannedWord(
      word: "system call",
      pattern: #"(?<![\w.])(fsync|fdatasync|sync_file_range|rename|renameat2?|ftruncate|flock)\("#,
      reason: "files are touched through SystemCalls, so that a test can make each call fail",
      allowedModules: ["FileSystem", "CLinux"]),
    BannedWord(
      word: "system call",
      pattern: #"(?<![\w.])(opendir|readdir|mkdir|rmdir|unlink|fallocate|inotify_init1)\("#,
      reason: "files are touched through SystemCalls, so that a test can make each call fail",
      allowedModules: ["FileSystem", "CLinux"]),
  ]
}

extension TidyTests {
  @Suite struct BannedWordTests {
    static let sources = Repository.current.swiftSources(below: "Sources")
    static let tests = Repository.current.swiftSources(below: "Tests")
    static let layers = Dictionary(
      uniqueKeysWithValues: Repository.current.manifest.modules.map { ($0.name, $0.layer) })

    @Test func `no banned word stands in sources or tests`() {
      #expect(Self.sources.count > 10 && Self.tests.count > 10, "no files to check")
      let findings =
        Self.sources.flatMap { bannedWordFindings($0, layer: Self.layers[$0.module] ?? 0) }
        + Self.tests.flatMap { bannedWordFindings($0, layer: nil) }
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test func `a trap says why in a sentence`() {
      let findings = Self.sources.flatMap(silentTrapFindings)
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test func `an error that is dropped has its reason beside it`() {
      let findings = Self.sources.flatMap(droppedErrorFindings)
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test func `nothing is left to do`() {
      // The words are put together here, so that this file does not hold them.
      let leftovers = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
      let findings = (Self.sources + Self.tests).flatMap { source in
        source.commentLines.enumerated().filter { line in
          line.element.split { !$0.isLetter }.contains { leftovers.contains(String($0)) }
        }.map { Finding(path: source.path, line: $0.offset + 1, message: "left to do") }
      }
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test(arguments: [
      ("import Foundation", 1, 1), ("import FoundationEssentials", 7, 1),
      ("let a = try! b()", 7, 1), ("let a = b as! C", 5, 1), ("// try! as!", 1, 0),
      (#"let a = "try! as!""#, 1, 0), ("fatalError()", 4, 1), ("print(1)", 6, 1),
      ("print(1)", 7, 0), ("calls.fsync(1)", 2, 0), ("fsync(1)", 2, 1), ("func f() async {}", 5, 1),
      ("func f() async {}", 6, 0), ("let asynchronous = 1", 1, 0),
    ])
    func `a banned word is found where it is banned`(text: String, layer: Int, count: Int) {
      let source = SwiftSource(path: "Sources/X/X.swift", text: text)
      #expect(bannedWordFindings(source, layer: layer).count == count)
    }

    @Test(arguments: [
      ("precondition(a > 0)", 1), (#"precondition(a > f(b), "a is too small")"#, 0),
      ("preconditionFailure()", 1), (#"preconditionFailure("never")"#, 0),
      ("precondition(\n  a,\n  \"why\")", 0), ("assert(a)", 1),
    ])
    func `a silent trap is found`(text: String, count: Int) {
      #expect(silentTrapFindings(SwiftSource(path: "A.swift", text: text)).count == count)
    }

    @Test(arguments: [
      ("do { try a() } catch {}", 1), ("do { try a() }\ncatch {\n  return nil\n}", 1),
      ("do {\n  try a()\n} catch {\n  // It is gone already.\n  return nil\n}", 0),
      ("do { try a() } catch { throw B(error) }", 0), ("let a = try? b()", 1),
      ("// A missing file is an empty one.\nlet a = try? b()", 0),
      ("let a = try? b()  // A missing file is an empty one.", 0),
    ])
    func `a silent drop is found`(text: String, count: Int) {
      #expect(droppedErrorFindings(SwiftSource(path: "A.swift", text: text)).count == count)
    }
  }
}
