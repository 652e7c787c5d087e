import FileSystem
import Foundation
import Testing

@testable import Pipeline

@Suite struct ServiceNotifierTests {
  /// What a service manager hears.
  private final class Manager {
    let name: String
    private let descriptor: Int32

    init(_ name: String) throws {
      self.name = name
      descriptor = socket(
        AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
      let address = try #require(LocalAddress(notifySocket: name))
      let result = address.withSockaddr { bind(descriptor, $0, $1) }
      try #require(result == 0)
    }

    deinit { close(descriptor) }

    /// The messages since the last call.
    func messages() -> [String] {
      var found: [String] = []
      var piece = [UInt8](repeating: 0, count: 4_096)
      while true {
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return found }
        found.append(String(decoding: piece[..<count], as: UTF8.self))
      }
    }
  }

  private static func names(_ world: DaemonWorld) -> [String] {
    [world.path + "/notify", "@weir-" + UUID().uuidString]
  }

  @Test func `the manager hears of start, reload, watchdog and stop`() throws {
    let world = try DaemonWorld()
    for name in Self.names(world) {
      let manager = try Manager(name)
      world.options.notifier = ServiceNotifier(socket: name, watchdogMicroseconds: 60_000)
      let daemon = RunningDaemon(world.options, log: world.events.log)
      var heard: [String] = []
      try eventually("READY") {
        heard += manager.messages()
        return heard.contains { $0.hasPrefix("READY=1\nSTATUS=") }
      }
      #expect(heard.first?.hasPrefix("EXTEND_TIMEOUT_USEC=") == true)
      _ = try world.ask(.reload(isForced: false))
      try eventually("the reload and a fed watchdog") {
        heard += manager.messages()
        return heard.contains { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") }
          && heard.contains("WATCHDOG=1\n")
      }
      try daemon.stop()
      heard += manager.messages()
      #expect(heard.last?.hasPrefix("STOPPING=1\n") == true)
      let reloading = try #require(heard.firstIndex { $0.hasPrefix("RELOADING") })
      #expect(heard[reloading...].contains { $0.hasPrefix("READY=1\n") })
    }
  }

  @Test(arguments: [nil, "", "relative/path", String(repeating: "/x", count: 200)])
  func `a socket that is none is left alone`(name: String?) {
    let notifier = ServiceNotifier(socket: name, watchdogMicroseconds: nil)
    notifier.feedWatchdog()
    #expect(notifier.watchdogMicroseconds == nil)
  }

  @Test func `a spool loop that hangs is not covered for`() throws {
    let world = try DaemonWorld()
    let manager = try Manager(world.path + "/notify")
    world.options.notifier = ServiceNotifier(
      socket: manager.name, watchdogMicroseconds: 60_000)
    let gate = HeldGate()
    world.options.calls = world.options.calls.intercepted { (operation, path) throws(Errno) in
      if operation == .rename || operation == .renameExclusive,
        path.map({ "\($0)".contains("/incoming/") }) ?? false
      {
        gate.pass()
      }
    }
    let daemon = try world.start()
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    try eventually("the loop is held") { gate.isReached }
    // One more may come for the step before the one that hangs.
    try eventually("silence") {
      _ = manager.messages()
      usleep(200_000)
      return manager.messages().allSatisfy { $0 != "WATCHDOG=1\n" }
    }
    gate.open()
    try eventually("food again") { manager.messages().contains("WATCHDOG=1\n") }
    try daemon.stop()
  }
}
