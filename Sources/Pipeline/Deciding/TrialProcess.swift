import Bytes
import CLinux
import Digests
import Engine
import Glibc

/// A child process that decides lines, so that their fault is not the daemon's end.
///
/// It is this program with a hidden command, which serves frames on its standard input by
/// ``TrialServer``. It is started when it is needed, and again after each end.
final class TrialProcess {
  /// What the child is and what it decides by.
  struct Program: Equatable, Sendable {
    /// The path of this program.
    var path: String
    /// The arguments that make it serve.
    var arguments: [String]
  }

  private let program: Program
  private let pulse: () -> Bool
  private var child: (process: pid_t, socket: Int32)?

  /// How often a child that was ended from outside is followed by another for the same lines.
  private static let attemptCountMax = 3

  /// How long a frame may take on a machine that does much else.
  private static let patienceMicroseconds = Int64(Limits.trialSecondsMax) * 10_000_000

  /// Makes a process that is not started yet.
  ///
  /// - Parameters:
  ///   - program: What to run.
  ///   - pulse: Called several times a second while the child works; false to give up.
  init(_ program: Program, pulse: @escaping () -> Bool) {
    self.program = program
    self.pulse = pulse
  }

  deinit {
    end()
  }

  /// Decides lines in the child.
  ///
  /// - Parameters:
  ///   - chunk: Whole lines, and where they stand in their batch.
  ///   - digest: The content digest of the batch.
  /// - Returns: What came of it.
  func run(_ chunk: Chunk, of digest: Digest128) -> TrialOutcome {
    let frame = TrialFrame.encode(chunk, of: digest)
    for _ in 0..<TrialProcess.attemptCountMax {
      guard let socket = child?.socket ?? start() else { return .undecided }
      switch exchange(frame, over: socket) {
      case .answered: return .survived
      case .givenUp:
        end()
        return .undecided
      case .ended:
        if reap() { return .crashed }
      }
    }
    return .undecided
  }

  /// Ends the child, if there is one.
  func end() {
    guard let (process, socket) = child else { return }
    kill(process, SIGKILL)
    close(socket)
    waitpid(process, nil, 0)
    child = nil
  }

  // MARK: One child

  /// Starts a child and waits until it has its rules; nil where that fails.
  private func start() -> Int32? {
    var pair: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &pair) == 0 else { return nil }
    let process = spawn(standardInput: pair[1])
    close(pair[1])
    guard let process else {
      close(pair[0])
      return nil
    }
    child = (process, pair[0])
    guard exchange([], over: pair[0]) == .answered else {
      end()
      return nil
    }
    return pair[0]
  }

  private func spawn(standardInput: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, standardInput, STDIN_FILENO)
    // What it has to say is one byte a frame; the log of the daemon is not its business.
    for output in [STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments = CStringArray([program.path] + program.arguments)
    var process = pid_t()
    let environment = CStringArray(TrialProcess.environment)
    let result = unsafe posix_spawn(
      &process, program.path, &actions, &attributes, arguments.pointers, environment.pointers)
    return result == 0 ? process : nil
  }

  /// The environment of the daemon, but for the backtrace of a fault: nobody sees it, and it takes
  /// seconds.
  private static var environment: [String] {
    var variables = ["SWIFT_BACKTRACE=enable=no"]
    var next = unsafe weir_environment()
    while let variable = unsafe next?.pointee {
      let text = unsafe String(cString: variable)
      if !text.hasPrefix("SWIFT_BACKTRACE=") { variables.append(text) }
      unsafe next? += 1
    }
    return variables
  }

  /// What came of a frame.
  private enum Answer {
    case answered
    case ended
    case givenUp
  }

  /// Sends a frame and waits for the byte that answers it.
  private func exchange(_ frame: [UInt8], over socket: Int32) -> Answer {
    var rest = frame[...]
    let started = Clock.system.monotonicMicroseconds()
    while true {
      guard pulse() else { return .givenUp }
      // The child is bounded by processor time; this is for one that waits for ever.
      let elapsed = Clock.system.monotonicMicroseconds() - started
      if elapsed > TrialProcess.patienceMicroseconds, let child { kill(child.process, SIGXCPU) }
      let events = rest.isEmpty ? POLLIN : POLLIN | POLLOUT
      var requests = [pollfd(fd: socket, events: Int16(events), revents: 0)]
      waitForAny(&requests, milliseconds: 250)
      guard requests[0].isMet else { continue }
      if !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes { bytes in
          unsafe send(
            socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        if count > 0 { rest = rest.dropFirst(count) }
      }
      var byte: UInt8 = 0
      let count = unsafe recv(socket, &byte, 1, Int32(MSG_DONTWAIT))
      if count == 1 { return .answered }
      if count == 0 || (errno != EAGAIN && errno != EINTR) { return .ended }
    }
  }

  /// Takes in the end of the child; whether a fault of its own ended it.
  private func reap() -> Bool {
    guard let (process, socket) = child else { return false }
    close(socket)
    child = nil
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    // The low seven bits are the signal (wait(2)), and zero where it ended by itself.
    let faults = [
      SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGXCPU,
    ]
    return faults.contains(status & 0x7F)
  }
}

/// Strings for a C function that takes an array of them.
@safe
private final class CStringArray {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    unsafe pointers = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() { unsafe pointers[index] = strdup(string) }
    unsafe pointers[count] = nil
  }

  deinit {
    for index in 0..<count { unsafe free(pointers[index]) }
    unsafe pointers.deallocate()
  }
}

/// Lines on their way to the child: how many bytes, where they stand, the digest, the lines.
enum TrialFrame {
  /// Bytes of what stands before the lines.
  static let headByteCount = 32

  static func encode(_ chunk: Chunk, of digest: Digest128) -> [UInt8] {
    var frame: [UInt8] = []
    frame.reserveCapacity(headByteCount + chunk.lines.count)
    for number in [UInt64(chunk.lines.count), UInt64(chunk.batchOffset), digest.high, digest.low] {
      for shift in stride(from: 0, to: 64, by: 8) {
        frame.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
      }
    }
    unsafe chunk.lines.withUnsafeBytes { unsafe frame.append(contentsOf: $0) }
    return frame
  }

  /// The four numbers of a head.
  static func decodeHead(_ head: [UInt8]) -> (byteCount: Int, offset: Int, digest: Digest128)? {
    guard head.count == headByteCount else { return nil }
    let numbers: [UInt64] = (0..<4).map { index in
      var number: UInt64 = 0
      for byte in head[index * 8..<index * 8 + 8].reversed() { number = number << 8 | UInt64(byte) }
      return number
    }
    guard let byteCount = Int(exactly: numbers[0]), let offset = Int(exactly: numbers[1]),
      byteCount <= Limits.batchByteCountMax, offset <= Limits.batchByteCountMax
    else { return nil }
    return (byteCount, offset, Digest128(high: numbers[2], low: numbers[3]))
  }
}
