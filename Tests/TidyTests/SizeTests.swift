import Testing

/// How large things may be: what does not fit is two things.
enum SizeLimit {
  static let fileLineCountMax = 400
  static let functionLineCountMax = 60
  static let parameterCountMax = 5
  static let nestingDepthMax = 3
}

extension TidyTests {
  @Suite struct SizeTests {
    static let sources =
      Repository.current.swiftSources(below: "Sources")
      + Repository.current.swiftSources(below: "Tests")

    @Test func `no file and no function is too large`() {
      #expect(Self.sources.count > 20, "no files to check")
      let findings = Self.sources.flatMap(sizeFindings)
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test func `functions are found and measured`() {
      let source = SwiftSource(
        path: "A.swift",
        text: """
          protocol P {
            func required(_ one: Int, two: Int)
            var stored: Int { get }
          }
          struct S {
            var stored = [1: "{"]
            var computed: Int { 1 }
            init(a: Int) { self.init() }
            func `odd " name`(_ a: Int, b: (Int, Int) -> Int, c: [Int: Int] = [:]) throws {
              // if { while {
              guard a > 0 else { return }
              for x in c where x.key > 0 {
                if x.value > 1 { print("} \\(a + (b("x")))") }
              }
              c.map { $0 }.filter { _ in true }
            }
          }
          """)
      let functions = source.functions.filter { !$0.name.contains("stored") }
      #expect(functions.map(\.line) == [7, 8, 9])
      #expect(functions.map(\.lineCount) == [1, 1, 8])
      #expect(functions.map(\.parameterCount) == [0, 1, 3])
      #expect(functions.map(\.nestingDepth) == [0, 0, 2])
    }

    @Test func `what is too large is found`() {
      let body = String(repeating: "    work()\n", count: 59)
      let deep = "if a { for b in c { while d { if e { } } } }"
      let text = """
        func long() {
        \(body)}
        func wide(a: A, b: B, c: C, d: D, e: E, f: F) { \(deep) }

        """
      let findings = sizeFindings(SwiftSource(path: "A.swift", text: text))
      #expect(findings.map(\.line) == [1, 62, 62])
      let file = SwiftSource(path: "B.swift", text: String(repeating: "\n", count: 401))
      #expect(sizeFindings(file).count == 1)
    }
  }
}

/// What in a file is larger than it may be.
func sizeFindings(_ source: SwiftSource) -> [Finding] {
  var findings: [Finding] = []
  func check(_ count: Int, _ limit: Int, _ what: String, line: Int) {
    guard count > limit else { return }
    findings.append(
      Finding(path: source.path, line: line, message: "\(what): \(count), at most \(limit)"))
  }
  // A file ends with a line break, which begins no further line.
  check(source.lines.count - 1, SizeLimit.fileLineCountMax, "lines in the file", line: 0)
  for function in source.functions {
    let name = function.name
    let line = function.line
    check(function.lineCount, SizeLimit.functionLineCountMax, "lines of '\(name)'", line: line)
    check(
      function.parameterCount, SizeLimit.parameterCountMax, "parameters of '\(name)'", line: line)
    check(function.nestingDepth, SizeLimit.nestingDepthMax, "nesting in '\(name)'", line: line)
  }
  return findings
}
