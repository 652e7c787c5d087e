import Glibc

/// Tells systemd how the daemon is doing: the protocol of sd_notify(3), by hand.
public struct ServiceNotifier: Sendable {
  /// The socket to tell; nil where nobody asked.
  private let address: LocalAddress?

  /// How often the watchdog wants to hear of us, in microseconds; nil without a watchdog.
  public let watchdogMicroseconds: Int64?

  /// Makes a notifier.
  ///
  /// - Parameters:
  ///   - socket: A path, or a name of the abstract kind that begins with `@`; nil for none.
  ///   - watchdogMicroseconds: The time-out of the watchdog.
  public init(socket: String?, watchdogMicroseconds: Int64?) {
    let isUsable = socket.map { $0.hasPrefix("/") || $0.hasPrefix("@") } ?? false
    address = isUsable ? socket.flatMap { LocalAddress(notifySocket: $0) } : nil
    self.watchdogMicroseconds = watchdogMicroseconds
  }

  /// The notifier that the environment asks for (`NOTIFY_SOCKET`, `WATCHDOG_USEC`, `WATCHDOG_PID`).
  public static var fromEnvironment: ServiceNotifier {
    let isForUs = variable("WATCHDOG_PID").map { Int32($0) == getpid() } ?? true
    let watchdog = isForUs ? variable("WATCHDOG_USEC").flatMap { Int64($0) } : nil
    return ServiceNotifier(
      socket: variable("NOTIFY_SOCKET"),
      watchdogMicroseconds: watchdog.flatMap { $0 > 0 ? $0 : nil })
  }

  /// Says that the daemon takes batches in, or has finished a reload.
  func ready(status: String) { send("READY=1\nSTATUS=\(status)\n") }

  /// Says what the daemon is doing.
  func status(_ text: String) { send("STATUS=\(text)\n") }

  /// Says that the rules are loaded again.
  func reloading(monotonicMicroseconds: Int64) {
    send("RELOADING=1\nMONOTONIC_USEC=\(monotonicMicroseconds)\nSTATUS=loading the rules\n")
  }

  /// Says that the daemon ends.
  func stopping() { send("STOPPING=1\nSTATUS=finishing the group in hand\n") }

  /// Asks for more time to start.
  func extendTimeout(microseconds: Int64) { send("EXTEND_TIMEOUT_USEC=\(microseconds)\n") }

  /// Says that the loop turns.
  func feedWatchdog() { send("WATCHDOG=1\n") }

  private func send(_ text: String) {
    guard let address else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // A manager that does not read is not waited for: what is said is soon said again.
    var patience = timeval(tv_sec: 0, tv_usec: 100_000)
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let bytes = Array(text.utf8)
    // A manager that does not listen is its own matter.
    _ = unsafe address.withSockaddr { (pointer, length) in
      unsafe bytes.withUnsafeBytes { content in
        unsafe sendto(
          descriptor, content.baseAddress, content.count, Int32(MSG_NOSIGNAL), pointer,
          length)
      }
    }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
