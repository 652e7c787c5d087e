public import Bytes

/// What is known about a number from its digits and from how it came.
///
/// Plain data in place: no allocation, no owner to keep alive.
public struct NumberFacts: BitwiseCopyable, Sendable {
  /// What the number is.
  public internal(set) var numberClass = NumberClass.malformed

  /// Why the number cannot be true; empty for most.
  public internal(set) var forged: ForgedReasons = []

  /// The region, for ``NumberPlan/withCityName(_:_:)``, or nil where it is not known.
  public internal(set) var region: UInt16?

  /// The digits in national form: without country code for numbers of this country.
  ///
  /// Fixed lines keep the `0` of their area code; numbers of other countries have a `+`; names are
  /// empty.
  public internal(set) var digits = NumberDigits()

  /// How many of the digits are the base; the rest is the extension.
  public internal(set) var baseCount: UInt8 = 0

  init() {}

  /// Calls a closure with the base: a port or service number without its extension.
  ///
  /// The whole number where the class has no extensions. The view must not escape the closure.
  public func withBase<Result>(_ body: (ByteView) -> Result) -> Result {
    digits.withByteView { body($0[0..<Int(baseCount)]) }
  }

  /// Calls a closure with the extension, which may be empty; the view must not escape the closure.
  public func withExtension<Result>(_ body: (ByteView) -> Result) -> Result {
    digits.withByteView { body($0[Int(baseCount)..<$0.count]) }
  }
}

/// How a call or message came, as far as it matters for what numbers can be.
public enum LinkClass: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// The record does not say.
  case unknown

  /// From another country.
  case international

  /// From another carrier of this country.
  case interconnect

  /// From the carrier's own network.
  case onNet

  /// From a service provider.
  case serviceProvider

  /// The class that a word of a record names; ``unknown`` for any other word.
  public init(word: ByteView) {
    if word == "intl" {
      self = .international
    } else if word == "interconnect" {
      self = .interconnect
    } else if word == "onnet" {
      self = .onNet
    } else if word == "sp" {
      self = .serviceProvider
    } else {
      self = .unknown
    }
  }
}
