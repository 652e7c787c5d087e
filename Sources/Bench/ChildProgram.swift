import Bytes
import FileSystem
import Glibc
import RuleCompiler

/// A program that is run to its end, or in the background, with its output in a file.
struct ChildProgram {
  let path: String

  /// The output and the status of a run.
  struct Result {
    var status: Int32
    /// User and system time, of all of its threads.
    var processorNanoseconds: Int
    var output: String
  }

  /// The program beside this one.
  static func sibling(_ name: String) -> ChildProgram {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      return unsafe readlink("/proc/self/exe", start, bytes.count)
    }
    let own = FilePath(bytes: Array(buffer.prefix(max(count, 0))))
    return ChildProgram(path: String(decoding: own.directory.appending(name).bytes, as: UTF8.self))
  }

  var exists: Bool { unsafe access(path, X_OK) == 0 }

  /// Runs the program and waits for it; standard output and error go to one file.
  func run(_ arguments: [String], output: String) -> Result {
    let (status, nanoseconds) = ChildProgram.wait(for: start(arguments, output: output))
    return Result(
      status: status, processorNanoseconds: nanoseconds, output: ScratchDirectory.text(of: output))
  }

  private static func wait(for child: pid_t) -> (status: Int32, nanoseconds: Int) {
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    let times = [usage.ru_utime, usage.ru_stime]
    let nanoseconds = times.reduce(0) { $0 + $1.tv_sec * 1_000_000_000 + Int($1.tv_usec) * 1_000 }
    return (status, nanoseconds)
  }

  /// Runs the program and ends this one where it fails.
  func runOrFail(_ arguments: [String], output: String) -> Result {
    let result = run(arguments, output: output)
    guard result.status == 0 else {
      fail("\(path) \(arguments.joined(separator: " ")) failed:\n\(result.output)")
    }
    return result
  }

  /// Starts the program; the caller waits for it.
  func start(_ arguments: [String], output: String) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(
      &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map {
      unsafe strdup($0)
    }
    unsafe words.append(nil)
    var child: pid_t = 0
    let error = unsafe posix_spawn(&child, path, &actions, nil, words, environ)
    while let word = unsafe words.popLast() { unsafe free(word) }
    guard error == 0 else { fail("\(path) cannot be started: error \(error)") }
    return child
  }

  /// Asks a program that was started to end, and waits until it has.
  ///
  /// - Parameter child: Its number.
  /// - Returns: User and system time, of all of its threads.
  @discardableResult
  static func stop(_ child: pid_t) -> Int {
    kill(child, SIGTERM)
    return wait(for: child).nanoseconds
  }
}

/// A directory for this run, which goes away with it.
struct ScratchDirectory {
  let path: String

  /// Makes the directory under TMPDIR, or `/tmp`.
  init() {
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    path = parent + "/weir-bench-\(getpid())"
    make("")
  }

  func appending(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }

  /// Makes a directory; tells whether it is new.
  @discardableResult
  func make(_ name: String) -> Bool {
    ScratchDirectory.attempt { () throws(FileError) in
      try SystemCalls.live.makeDirectory(FilePath(appending(name)), mode: 0o755)
    }
  }

  /// Writes a file, and the directories that it is in.
  func write(_ name: String, _ bytes: [UInt8]) {
    let parts = name.split(separator: "/").dropLast()
    for count in 0..<parts.count { make(parts.prefix(count + 1).joined(separator: "/")) }
    ScratchDirectory.attempt { () throws(FileError) in
      try SystemCalls.live.writeAtomically(FilePath(appending(name)), bytes, durable: false)
    }
  }

  /// Writes the files of a rule directory.
  func write(_ bundle: RuleFiles, as name: String) {
    for file in bundle.bundle.files { write(name + "/" + file.path, file.bytes) }
  }

  /// Removes what has a name, with all that is in it.
  func remove(_ name: String = "") {
    _ = ChildProgram(path: "/bin/rm").run(["-rf", appending(name)], output: "/dev/null")
  }

  /// The content of a file as text; nothing where there is none.
  static func text(of path: String) -> String {
    guard path != "/dev/null" else { return "" }
    return attempt { () throws(FileError) in
      String(
        decoding: try SystemCalls.live.readWhole(FilePath(path), limit: 1 << 28), as: UTF8.self)
    }
  }

  /// Does something with files, or ends the program.
  @discardableResult
  static func attempt<Result>(_ body: () throws(FileError) -> Result) -> Result {
    do throws(FileError) { return try body() } catch { fail("\(error)") }
  }
}
