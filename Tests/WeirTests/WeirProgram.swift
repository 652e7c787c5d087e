import Foundation

/// The built program, run to its end on files of a directory of its own.
final class WeirProgram {
  /// What a run left.
  struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of the output.
    var lines: [Substring] { output.split(separator: "\n") }
  }

  /// The program, which lies beside the test bundle.
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("weir").path

  /// The top of the repository.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The working directory of every run.
  let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("weir-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try write("Rules/manifest.yaml", Self.manifest)
    try write("Rules/lists/banks.txt", "95588\n95533\n")
    try write("Rules/loan/offer.yaml", Self.rules)
  }

  deinit {
    // The directory is temporary, and what cannot be removed hurts no other test.
    try? FileManager.default.removeItem(at: directory)
  }

  func write(_ path: String, _ text: String) throws {
    try write(path, Data(text.utf8))
  }

  func write(_ path: String, _ data: Data) throws {
    let url = directory.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Runs the program with arguments, and with a text for its standard input.
  func run(_ arguments: [String], input: String = "") throws -> Result {
    try run(Self.path, arguments, input: input)
  }

  /// Runs a line of a shell, in which `weir` is the program.
  func shell(_ line: String) throws -> Result {
    let function = "weir() { \"\(Self.path)\" \"$@\"; }; "
    return try run("/bin/bash", ["-c", function + line], input: "")
  }

  private func run(_ program: String, _ arguments: [String], input: String) throws -> Result {
    // Files take any amount of output, so that no pipe can fill up and stop the program.
    let names = ["in", "out", "err"].map { ".\($0)-" + UUID().uuidString }
    let contents = [input, "", ""]
    for (name, content) in zip(names, contents) { try write(name, content) }
    let paths = names.map { directory.appendingPathComponent($0) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.standardInput = try FileHandle(forReadingFrom: paths[0])
    process.standardOutput = try FileHandle(forWritingTo: paths[1])
    process.standardError = try FileHandle(forWritingTo: paths[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: paths[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: paths[2]), as: UTF8.self))
  }

  private static let manifest = """
    thresholds: {block: 8.0, review: 5.0}
    protected: [banks]
    lists:
      banks: {type: numbers, file: lists/banks.txt}
    tags:
      loan: Loans

    """

  private static let rules = """
    family: loan
    rules:
      - id: loan-offer
        title: An offer with a private contact
        kind: sms
        when:
          all:
            - text: '贷款.{0,20}加V'
            - from: {match: '^1[0-9]+$'}
          none:
            - link_class: intl
        verdict: block
        severity: high
        tags: [loan]
        hits:
          - {from: '13912345678', text: '贷款秒批加V'}
        misses:
          - {from: 'bank', text: '贷款秒批加V', blocked_by: from, review_ok: true}
          - {from: '13912345678', text: '明天见', blocked_by: text}
      - id: loan-word
        title: A loan is spoken of
        kind: sms
        when: {text: '贷款'}
        score: 5.5
        hits:
          - {from: '13912345678', text: '贷款'}
        misses:
          - {from: '13912345678', text: '明天见'}
    cases:
      - {title: Words are reviewed, record: {from: '1', text: '贷款'}, verdict: review}

    """
}

/// A message as a line, with a sender, a text and more keys if wanted.
func message(_ id: String, from: String, _ text: String, _ more: String = "") -> String {
  #"{"kind":"sms","id":"\#(id)","ts":"2026-11-20T12:00:00+08:00","from":"\#(from)","#
    + #""to":"13800138000","text":"\#(text)"\#(more)}"# + "\n"
}
