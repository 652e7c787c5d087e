/// What can be asked over the control socket: one line of plain words.
public enum ControlRequest: Equatable, Sendable {
  /// What the daemon is doing.
  case status
  /// To load the rules; forced where a list may be much smaller than before.
  case reload(isForced: Bool)

  /// Bytes of the longest line, its line feed included; nothing longer is a request.
  static let byteCountMax = 64

  /// Reads a line, without its line feed; nil where it is no request.
  init?(line: some Collection<UInt8>) {
    switch String(decoding: line, as: UTF8.self) {
    case "status": self = .status
    case "reload": self = .reload(isForced: false)
    case "reload force": self = .reload(isForced: true)
    default: return nil
    }
  }

  /// The line, its line feed included.
  var line: [UInt8] {
    switch self {
    case .status: Array("status\n".utf8)
    case .reload(let isForced): Array((isForced ? "reload force\n" : "reload\n").utf8)
    }
  }
}
