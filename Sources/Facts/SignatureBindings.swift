public import Bytes

/// Whether a port may use a signature.
public enum SignatureBinding: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// The table names the signature for the port.
  case bound

  /// The port is in the table, but not with this signature.
  case unbound

  /// The port is not in the table.
  case unknown

  /// There is no signature.
  case none

  /// The word in rules and decisions.
  public var name: StaticString {
    switch self {
    case .bound: "bound"
    case .unbound: "unbound"
    case .unknown: "unknown"
    case .none: "none"
    }
  }
}

/// Which signatures the holder of a port has filed: a base port and its names.
public final class SignatureBindings: Sendable {
  /// No bindings: every port is unknown.
  public static let empty = SignatureBindings()

  init() {}

  /// Whether a port may use a name.
  ///
  /// - Parameters:
  ///   - number: The facts of the sender.
  ///   - name: The signature's name, or nil where the text has none.
  /// - Returns: By the longest base in the table with which the number begins.
  public func binding(of number: NumberFacts, name: ByteView?) -> SignatureBinding {
    preconditionFailure("bindings are not read yet")
  }
}
