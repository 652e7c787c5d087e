public import FileSystem
import Glibc

/// Asks a daemon over its control socket.
public enum ControlClient {
  /// Bytes of an answer: a thousand findings with their lines are about one megabyte.
  private static let answerByteCountMax = 64 << 20

  /// The control socket of a spool.
  public static func socketPath(ofSpool path: String) -> FilePath {
    FilePath(path).appending("state").appending("control.sock")
  }

  /// Sends a request and waits for the answer.
  ///
  /// - Parameters:
  ///   - request: What to ask.
  ///   - path: The socket.
  ///   - timeoutSeconds: How long to wait for each part of the answer; a reload runs all samples.
  /// - Returns: The answer, one JSON object, without its line feed.
  /// - Throws: `ControlError`.
  public static func ask(
    _ request: ControlRequest, at path: FilePath, timeoutSeconds: Int
  ) throws(ControlError) -> [UInt8] {
    let descriptor: Int32
    do throws(Errno) {
      descriptor = try LocalSocket.connect(to: path, calls: .live)
    } catch { throw .noDaemon(path, error) }
    defer { close(descriptor) }
    let line = request.line
    let sent = unsafe line.withUnsafeBytes { bytes in
      unsafe send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    }
    guard sent == line.count else { throw .cutOff }
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while answer.count < answerByteCountMax {
      var requests = [pollfd.readable(descriptor)]
      waitForAny(&requests, milliseconds: Int32(clamping: timeoutSeconds * 1_000))
      guard requests[0].isMet else { throw .timedOut }
      let count = unsafe piece.withUnsafeMutableBytes { room in
        unsafe recv(descriptor, room.baseAddress, room.count, 0)
      }
      guard count > 0 else { break }
      answer += piece[..<count]
      if answer.last == UInt8(ascii: "\n") { return answer.dropLast() }
    }
    throw .cutOff
  }
}

/// Why there is no answer.
public enum ControlError: Error, Equatable, Sendable {
  /// Nobody listens.
  case noDaemon(FilePath, Errno)
  /// The daemon takes too long.
  case timedOut
  /// The daemon ended before the answer did.
  case cutOff
}

extension ControlError: CustomStringConvertible {
  /// What is wrong, as a sentence.
  public var description: String {
    switch self {
    case .noDaemon(let path, let errno):
      errno == .accessDenied
        ? "the socket \(path) is not for this user" : "no daemon answers at \(path)"
    case .timedOut: "the daemon does not answer in time"
    case .cutOff: "the daemon ended before it answered"
    }
  }
}
