/// A bank, carrier, courier, office or platform for which texts pretend to speak.
public struct Brand: Sendable {
  /// The word in rules and decisions.
  public let identifier: String

  /// What kind of sender it is.
  public let brandClass: BrandClass

  /// Whether the row names what it rests on; one that is only remembered never makes a link foreign.
  public let isVerified: Bool

  /// Whether the row has all domains to which the brand leads.
  public let hasAllDomains: Bool

  /// The names that mean the brand wherever they stand, as they were written.
  let names: [String]

  /// The names that count as a whole signature alone.
  let signatureNames: [String]

  /// The domains of the brand, in lower case.
  let domains: [[UInt8]]

  /// The numbers of the brand, as digits; one that begins with 106 stands for all ports under it.
  let senders: [[UInt8]]
}
