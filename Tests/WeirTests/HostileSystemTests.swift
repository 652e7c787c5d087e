import Foundation
import Testing

/// What a system can do to a program around its files: no reader, no /proc, a wrong clock, signals.
@Suite struct HostileSystemTests {
  @Test func `a log that nobody reads stops nothing`() throws {
    let world = try ProgramWorld()
    try world.write(
      "weir.yaml",
      "spool: \(world.spool)\nrules: \(world.rules)\nlog-level: debug\nstats-interval: 100ms\n")
    let pipe = Pipe()
    let daemon = Process()
    daemon.executableURL = ProgramWorld.program
    daemon.arguments = ["run", "--config", world.path + "/weir.yaml"]
    daemon.standardError = pipe
    try daemon.run()
    defer { daemon.terminate() }
    let stats = {
      try JSONSerialization.jsonObject(with: Data(world.text("spool/state/stats.json").utf8))
        as? [String: Any]
    }
    try eventually("the first stats") { (try? stats()) != nil }
    // A line of 200 bytes and more each: the pipe, the queue of the log, and many more.
    let name = String(repeating: "n", count: 150)
    var count = 0
    try eventually("dropped events") {
      for _ in 0..<100 {
        try world.put("\(name)\(count).ndjson", ProgramWorld.records(count..<count + 1))
        count += 1
      }
      return (try? stats()?["dropped_events"] as? Int ?? 0 > 0) ?? false
    }
    try eventually("all decisions") {
      try world.decisionCount + world.lines("rejected").count == count
    }
    let status = try world.run(["status", "--spool", world.spool]).object
    #expect(status["state"] as? String == "running")
    daemon.terminate()
    daemon.waitUntilExit()
    #expect(daemon.terminationReason == .exit && daemon.terminationStatus == 0)
  }

  @Test func `signals that mean nothing do not end the daemon`() throws {
    let world = try ProgramWorld()
    let daemon = try world.startDaemon()
    defer { daemon.terminate() }
    try eventually("ready") { try world.text("daemon.err").contains("DaemonReady") }
    for signal in [SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE] {
      kill(daemon.processIdentifier, signal)
    }
    try world.put("a.ndjson", ProgramWorld.records(0..<4))
    try eventually("decisions") { try world.decisionCount == 4 }
    daemon.terminate()
    daemon.waitUntilExit()
    #expect(daemon.terminationReason == .exit && daemon.terminationStatus == 0)
  }

  // MARK: Arguments

  @Test func `a command line that is empty ends with 2`() throws {
    let result = try ProgramWorld().run([])
    #expect(result.status == 2)
    #expect(result.output.isEmpty && result.errors.contains("USAGE: weir"))
  }

  @Test(.enabled(if: Preloaded.hasCompiler, "cc is not installed; install gcc"))
  func `a preloaded library that sets variables takes no argument away`() throws {
    let world = try ProgramWorld()
    let library = try Preloaded(
      """
      #include <stdlib.h>
      __attribute__((constructor)) static void set(void) {
        for (char name[] = "WEIR_A"; name[5] <= 'Z'; name[5]++) setenv(name, "1", 1);
        clearenv();
        setenv("PATH", "/", 1);
      }
      """, in: world.path)
    let result = try world.run(
      ["check", world.rules], environment: ["LD_PRELOAD": library.path])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("fine: 1 rule,"), "\(result.output)")
  }

  private static let canHideProc =
    (try? shell("unshare --user --map-root-user --mount mount -t tmpfs none /proc")) == 0

  @Test(.enabled(if: canHideProc, "this kernel gives no user namespace to hide /proc in"))
  func `arguments are there without proc`() throws {
    let world = try ProgramWorld()
    let command =
      "mount -t tmpfs none /proc && exec '\(ProgramWorld.program.path)' run --once --quiet "
      + "--spool '\(world.spool)' --rules '\(world.rules)' 2> '\(world.path)/err'"
    try world.put("a.ndjson", ProgramWorld.records(0..<4))
    let status = try Self.shell("unshare --user --map-root-user --mount sh -c \"\(command)\"")
    let errors = try world.text("err")
    #expect(status == 0, "\(errors)")
    #expect(try world.decisionCount == 4)
  }

  // MARK: Clocks

  @Test(
    .enabled(if: Preloaded.hasCompiler, "cc is not installed; install gcc"),
    arguments: [252_350_000_000, 9_300_000_000, 9_000_000_000_000, -62_000_000_000])
  func `the clock may stand at any year`(seconds: Int) throws {
    let world = try ProgramWorld()
    let library = try Preloaded(
      """
      #define _GNU_SOURCE
      #include <sys/syscall.h>
      #include <time.h>
      #include <unistd.h>
      int clock_gettime(clockid_t clock, struct timespec *time) {
        long result = syscall(SYS_clock_gettime, clock, time);
        if (clock == CLOCK_REALTIME) time->tv_sec = \(seconds)L;
        return (int)result;
      }
      """, in: world.path)
    let environment = ["LD_PRELOAD": library.path]
    try world.put("a.ndjson", ProgramWorld.records(0..<60))
    let result = try world.run(
      ["run", "--once", "--spool", world.spool, "--rules", world.rules],
      environment: environment)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try world.decisionCount == 59)
    let check = try world.run(["check", world.rules], environment: environment)
    #expect(check.status == 0, "\(check.errors)")
  }

  // MARK: Exit codes

  @Test(
    .enabled(if: Preloaded.hasCompiler, "cc is not installed; install gcc"),
    arguments: ["check", "scan", "run", "settings"], [EIO, EMFILE, ENFILE, ENOMEM, ESTALE])
  func `what the system refuses for now ends with 3`(command: String, errno: Int32) throws {
    let world = try ProgramWorld()
    let library = try Preloaded(
      """
      #define _GNU_SOURCE
      #include <errno.h>
      #include <fcntl.h>
      #include <stdarg.h>
      #include <string.h>
      #include <sys/syscall.h>
      #include <unistd.h>
      int open(const char *path, int flags, ...) {
        va_list rest;
        va_start(rest, flags);
        unsigned mode = flags & O_CREAT ? va_arg(rest, unsigned) : 0;
        va_end(rest);
        if (strstr(path, "\(command == "settings" ? "weir.yaml" : "offer.yaml")")) {
          errno = \(errno);
          return -1;
        }
        return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
      }
      """, in: world.path)
    try world.write("weir.yaml", "spool: \(world.spool)\nrules: \(world.rules)\n")
    let arguments =
      switch command {
      case "check": ["check", world.rules]
      case "scan": ["scan", "--rules", world.rules, "/dev/null"]
      default: ["run", "--once", "--config", world.path + "/weir.yaml"]
      }
    let result = try world.run(arguments, environment: ["LD_PRELOAD": library.path])
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.contains("yaml"), "\(result.errors)")
  }

  @Test(arguments: ["\n", " ", "\t"])
  func `a spool that nobody means is refused`(ending: String) throws {
    let world = try ProgramWorld()
    let result = try world.run(
      ["run", "--once", "--spool", world.spool + ending, "--rules", world.rules])
    #expect(result.status == 2)
    #expect(!FileManager.default.fileExists(atPath: world.spool + ending))
  }

  /// Runs a line of a shell and returns its status.
  private static func shell(_ line: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// A library in C that is loaded before all others of a program.
private struct Preloaded {
  static let hasCompiler = FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")

  let path: String

  init(_ source: String, in directory: String) throws {
    path = directory + "/preloaded.so"
    try Data(source.utf8).write(to: URL(fileURLWithPath: directory + "/preloaded.c"))
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/cc")
    compiler.arguments = ["-shared", "-fPIC", "-o", path, directory + "/preloaded.c"]
    try compiler.run()
    compiler.waitUntilExit()
    #expect(compiler.terminationStatus == 0)
  }
}
