import Bytes

/// What kind of sender a brand is.
public enum BrandClass: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// A bank, its cards included.
  case bank

  /// A payment service or card network.
  case payment

  /// A licensed lender that is no bank.
  case lender

  /// A broker of securities or futures.
  case securities

  /// A fund or wealth manager.
  case fund

  /// An insurer.
  case insurer

  /// A telephone carrier.
  case carrier

  /// A courier or postal service.
  case courier

  /// A public office or service: taxes, social insurance, courts, toll roads.
  case government

  /// The police and anti-fraud centres.
  case police

  /// A shop, or a place where shops sell.
  case shop

  /// A platform: social, video, delivery, games, accounts of devices.
  case platform

  /// Railways, airlines and travel agencies.
  case travel

  /// Power, gas, water, fuel.
  case utility

  /// The word in the table, in rules and decisions.
  public var name: StaticString {
    switch self {
    case .bank: "bank"
    case .payment: "payment"
    case .lender: "lender"
    case .securities: "securities"
    case .fund: "fund"
    case .insurer: "insurer"
    case .carrier: "carrier"
    case .courier: "courier"
    case .government: "government"
    case .police: "police"
    case .shop: "shop"
    case .platform: "platform"
    case .travel: "travel"
    case .utility: "utility"
    }
  }

  /// The class that a word of the table names, or nil.
  init?(word: ByteView) {
    guard let found = BrandClass.allCases.first(where: { word == $0.name }) else { return nil }
    self = found
  }
}
