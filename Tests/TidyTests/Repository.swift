import Foundation

/// The files of this project, as git knows them: tracked ones, and new ones that are not ignored.
struct Repository {
  /// The one that these tests were built from.
  static let current = Repository()

  let root: URL
  /// Paths relative to the root, sorted; a file that is deleted but still tracked is left out.
  let paths: [String]
  /// What git tracks, ignored files included.
  let trackedPaths: [String]

  private init() {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    trackedPaths = Self.git(["ls-files", "-z", "--cached"], in: root)
    let untracked = Self.git(["ls-files", "-z", "--others", "--exclude-standard"], in: root)
    let root = root
    paths = (trackedPaths + untracked).sorted().filter {
      FileManager.default.fileExists(atPath: root.appending(path: $0).path)
    }
  }

  /// The text of a file; bytes that are not UTF-8 become U+FFFD.
  func text(of path: String) -> String {
    let bytes = FileManager.default.contents(atPath: root.appending(path: path).path)
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }

  /// The paths below a directory that end in a suffix.
  func paths(below directory: String, suffix: String) -> [String] {
    paths.filter { $0.hasPrefix(directory + "/") && $0.hasSuffix(suffix) }
  }

  /// Whether a path names a file, or a directory that holds one.
  func contains(_ path: String) -> Bool {
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    return paths.contains { $0 == trimmed || $0.hasPrefix(trimmed + "/") }
  }

  private static func git(_ arguments: [String], in root: URL) -> [String] {
    let result = run("git", ["-C", root.path] + arguments)
    return result.output.split(separator: "\0").map(String.init)
  }
}

/// What a program printed, on both streams together, and how it ended.
struct ProgramResult {
  var output: String
  var status: Int32
}

/// Runs a program that is found in the path, to its end.
func run(_ program: String, _ arguments: [String]) -> ProgramResult {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.standardOutput = pipe
  process.standardError = pipe
  do {
    try process.run()
  } catch {
    return ProgramResult(output: "\(error)", status: -1)
  }
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return ProgramResult(
    output: String(decoding: output, as: UTF8.self), status: process.terminationStatus)
}

/// Whether a program is in the path.
func isInstalled(_ program: String) -> Bool {
  run("sh", ["-c", "command -v \(program)"]).status == 0
}

/// Where the programs of this build lie: beside the test bundle.
let builtPrograms = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  .deletingLastPathComponent()

/// The definition that makes `weir` the built program in a line of a shell.
let weirInShell = "weir() { '\(builtPrograms.path)/weir' \"$@\"; }"

/// Something that breaks a rule of the house, at a place.
struct Finding: CustomStringConvertible, Equatable {
  var path: String
  /// From 1; 0 where the whole file is meant.
  var line: Int
  var message: String

  var description: String {
    line == 0 ? "\(path): \(message)" : "\(path):\(line): \(message)"
  }
}

/// Findings one a line, for the comment of an expectation.
func listed(_ findings: [Finding]) -> String {
  "\n" + findings.map(\.description).joined(separator: "\n")
}
