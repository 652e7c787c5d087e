public import Bytes
import Lists

/// What the ending of a host says about who registers there.
public enum EndingClass: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// Where most honest senders are: `com`, `cn`, `gov.cn`; the file `hosts/common-endings.txt`.
  case common

  /// Where a name costs next to nothing: `top`, `xyz`; the file `hosts/cheap-endings.txt`.
  case cheap

  /// Two letters of a country, not in one of the files.
  case country

  /// Any other ending, and an address in figures.
  case unusual

  /// The word in rules and decisions.
  public var name: StaticString {
    switch self {
    case .common: "common"
    case .cheap: "cheap"
    case .country: "country"
    case .unusual: "unusual"
    }
  }

  /// The class of a host, in lower case.
  ///
  /// - Complexity: O(*n*) in the bytes of the host. Allocates nothing.
  public init(of host: ByteView, by data: EntityData) {
    if isAddress(host) {
      self = .unusual
    } else if data.cheapEndings.lookup(host) != nil {
      self = .cheap
    } else if data.commonEndings.lookup(host) != nil {
      self = .common
    } else {
      var start = host.count
      while start > 0, host[start - 1] != UInt8(ascii: ".") { start -= 1 }
      self = host.count - start == 2 && host[start] >= UInt8(ascii: "a") ? .country : .unusual
    }
  }
}

/// Whether a host is an IP address: it ends in a digit, or has colons.
func isAddress(_ host: ByteView) -> Bool {
  guard host.count > 0 else { return false }
  let last = host[host.count - 1]
  return isDigit(last) || last == UInt8(ascii: "]")
    || host.firstOffset(of: UInt8(ascii: ":"), from: 0) != nil
}
