import FileSystem
import Glibc

/// Answers operators on the control socket, one request a connection, without ever waiting for one.
///
/// A client that sends too much, nothing, or does not take its answer is cut off.
final class ControlServer {
  /// A connection, counted from the first.
  typealias ClientNumber = Int

  private struct Client {
    var number: ClientNumber
    var descriptor: Int32
    var received: [UInt8] = []
    /// What is left to send; nil before there is an answer.
    var answer: ArraySlice<UInt8>?
    /// True if a request came, so that the daemon owes an answer.
    var isWaiting = false
    /// When the client is cut off, on the monotonic clock; it does not run while the daemon owes.
    var deadlineMicroseconds: Int64
  }

  private let listener: Int32
  private let path: FilePath
  private let calls: SystemCalls
  private var clients: [Client] = []
  private var nextNumber = 1

  private static let clientCountMax = 16
  private static let patienceMicroseconds: Int64 = 5_000_000

  /// Listens at a path.
  init(at path: FilePath, calls: SystemCalls) throws(Errno) {
    listener = try LocalSocket.listen(at: path, calls: calls)
    self.path = path
    self.calls = calls
  }

  deinit {
    for client in clients { Glibc.close(client.descriptor) }
    Glibc.close(listener)
    // A socket that stays is removed by the next start.
    _ = try? calls.removeFile(path)
  }

  /// What to wait for: a new client, or what the present ones are expected to do.
  var interests: [pollfd] {
    // With all places taken, new clients wait in the queue of the kernel.
    let isFull = clients.count >= ControlServer.clientCountMax
    var interests = [pollfd(fd: isFull ? -1 : listener, events: Int16(POLLIN), revents: 0)]
    for client in clients {
      let events = client.answer != nil ? POLLOUT : client.isWaiting ? 0 : POLLIN
      interests.append(pollfd(fd: client.descriptor, events: Int16(events), revents: 0))
    }
    return interests
  }

  /// When the next client is cut off; nil without one.
  var nextDeadlineMicroseconds: Int64? {
    clients.filter { !$0.isWaiting }.map(\.deadlineMicroseconds).min()
  }

  /// Takes in what clients sent and sends what they wait for.
  ///
  /// - Parameter nowMicroseconds: The time on the monotonic clock.
  /// - Returns: New requests, each of which must be answered once.
  func serve(nowMicroseconds: Int64) -> [(client: ClientNumber, request: ControlRequest)] {
    var requests: [(client: ClientNumber, request: ControlRequest)] = []
    accept(nowMicroseconds)
    for index in clients.indices.reversed() {
      let isOver =
        !clients[index].isWaiting && clients[index].deadlineMicroseconds <= nowMicroseconds
      guard !isOver else {
        remove(index)
        continue
      }
      if clients[index].answer == nil, !clients[index].isWaiting {
        if let request = receive(index) { requests.append((clients[index].number, request)) }
      }
    }
    send()
    return requests
  }

  /// Answers a request; a client that is gone by now gets nothing.
  func answer(_ number: ClientNumber, _ answer: [UInt8], nowMicroseconds: Int64) {
    guard let index = clients.firstIndex(where: { $0.number == number }) else { return }
    clients[index].isWaiting = false
    clients[index].answer = answer[...]
    clients[index].deadlineMicroseconds = nowMicroseconds + ControlServer.patienceMicroseconds
    send()
  }

  private func accept(_ nowMicroseconds: Int64) {
    while clients.count < ControlServer.clientCountMax {
      let descriptor = Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else { return }
      // Calls on it are told not to wait, one by one.
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      clients.append(
        Client(
          number: nextNumber, descriptor: descriptor,
          deadlineMicroseconds: nowMicroseconds + ControlServer.patienceMicroseconds))
      nextNumber += 1
    }
  }

  /// Reads from a client; a whole line that is no request is answered here.
  private func receive(_ index: Int) -> ControlRequest? {
    var piece = [UInt8](repeating: 0, count: ControlRequest.byteCountMax)
    let count = unsafe piece.withUnsafeMutableBytes { room in
      unsafe recv(
        clients[index].descriptor, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return nil }
    // The end before a line is the end of the request as well: `printf status | nc -U …`.
    let isEnd = count <= 0
    if count > 0 { clients[index].received += piece[..<count] }
    let received = clients[index].received
    let lineEnd = received.firstIndex(of: UInt8(ascii: "\n"))
    guard let end = lineEnd ?? (isEnd ? received.endIndex : nil) else {
      if received.count >= ControlRequest.byteCountMax { refuse(index) }
      return nil
    }
    guard let request = ControlRequest(line: received[..<end]) else {
      refuse(index)
      return nil
    }
    clients[index].isWaiting = true
    return request
  }

  private func refuse(_ index: Int) {
    clients[index].answer =
      ControlAnswer.failure("no such request; there are: status, reload, reload force")[...]
  }

  /// Sends what can be sent, and lets go of those who have it all.
  private func send() {
    for index in clients.indices.reversed() {
      guard let answer = clients[index].answer else { continue }
      let count = unsafe answer.withUnsafeBytes { bytes in
        unsafe Glibc.send(
          clients[index].descriptor, bytes.baseAddress, bytes.count,
          Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      let rest = count < 0 ? [] : answer.dropFirst(count)
      clients[index].answer = rest
      if rest.isEmpty { remove(index) }
    }
  }

  private func remove(_ index: Int) {
    Glibc.close(clients[index].descriptor)
    clients.remove(at: index)
  }
}
