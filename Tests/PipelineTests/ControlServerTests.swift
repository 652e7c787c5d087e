import FileSystem
import Foundation
import Testing

@testable import Pipeline

@Suite struct ControlServerTests {
  /// Sends bytes over a connection of its own and reads until the other side ends it.
  private func exchange(
    _ world: DaemonWorld, _ bytes: [UInt8], endsWriting: Bool = false
  ) throws -> String {
    let descriptor = try LocalSocket.connect(
      to: ControlClient.socketPath(ofSpool: world.spool), calls: .live)
    defer { close(descriptor) }
    _ = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    if endsWriting { shutdown(descriptor, Int32(SHUT_WR)) }
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = recv(descriptor, &piece, piece.count, 0)
      guard count > 0 else { break }
      answer += piece[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  @Test func `requests that are none get an answer that says so`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    let requests: [[UInt8]] = [
      Array("stop\n".utf8), Array("\n".utf8), Array("status now\n".utf8), [0, 10],
      Array("STATUS\n".utf8), Array(repeating: 0x41, count: 100_000), [0xFF, 0xFE, 10],
      Array("reload  force\n".utf8),
    ]
    for request in requests {
      let answer = try exchange(world, request)
      #expect(answer.isEmpty || answer.hasPrefix("{\"ok\":false,"), "\(answer)")
      #expect(request.count > 64 || !answer.isEmpty)
    }
    #expect(try world.ask(.status)["ok"] as? Bool == true)
    try daemon.stop()
  }

  @Test func `the end of sending ends a request as well`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    let answer = try exchange(world, Array("status".utf8), endsWriting: true)
    #expect(answer.hasPrefix("{\"ok\":true,\"status\":{"))
    #expect(try exchange(world, [], endsWriting: true).hasPrefix("{\"ok\":false"))
    try daemon.stop()
  }

  @Test func `clients that say nothing keep nobody out for long, and nobody waits for them`() throws
  {
    let world = try DaemonWorld()
    let now = Clock.system.monotonicMicroseconds()
    try FileManager.default.createDirectory(
      atPath: world.spool + "/state", withIntermediateDirectories: true)
    let path = ControlClient.socketPath(ofSpool: world.spool)
    let server = try ControlServer(at: path, calls: .live)
    let silent = try (0..<16).map { _ in try LocalSocket.connect(to: path, calls: .live) }
    defer { for descriptor in silent { close(descriptor) } }
    #expect(server.serve(nowMicroseconds: now).isEmpty)
    #expect(server.interests.count == 17 && server.interests[0].fd == -1)
    let late = try LocalSocket.connect(to: path, calls: .live)
    defer { close(late) }
    _ = Array("status\n".utf8).withUnsafeBytes { send(late, $0.baseAddress, $0.count, 0) }
    #expect(server.serve(nowMicroseconds: now).isEmpty)
    // Patience ends for all of them; then there is room for the one who speaks.
    let after = try #require(server.nextDeadlineMicroseconds)
    _ = server.serve(nowMicroseconds: after)
    let requests = server.serve(nowMicroseconds: after)
    #expect(requests.map(\.request) == [.status])
    #expect(server.interests.count == 2)
  }

  @Test func `the socket is for owner and group, and goes with the daemon`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    let path = world.spool + "/state/control.sock"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o660)
    try daemon.stop()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a path that is too long for an address is reached through its directory`() throws {
    let world = try DaemonWorld()
    let directory = world.path + "/" + String(repeating: "d", count: 120)
    try FileManager.default.createDirectory(
      atPath: directory + "/state", withIntermediateDirectories: true)
    let path = ControlClient.socketPath(ofSpool: directory)
    let server = try ControlServer(at: path, calls: .live)
    let client = try LocalSocket.connect(to: path, calls: .live)
    defer { close(client) }
    _ = Array("reload force\n".utf8).withUnsafeBytes { send(client, $0.baseAddress, $0.count, 0) }
    #expect(server.serve(nowMicroseconds: 0).map(\.request) == [.reload(isForced: true)])
  }

  @Test func `without a daemon there is an error that says so`() throws {
    let world = try DaemonWorld()
    #expect(throws: ControlError.self) { try world.ask(.status) }
  }
}
