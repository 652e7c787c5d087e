public import Bytes

/// What is odd about the name of a host: each a reason to look closer, none of them proof.
public struct LinkLooks: OptionSet, Hashable, BitwiseCopyable, Sendable {
  /// A bit for each of them.
  public private(set) var rawValue: UInt8

  /// Makes a set of bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The name or number of a brand in a domain that is nobody's: icbc-jf.top.
  public static let brand = LinkLooks(rawValue: 1 << 0)

  /// Letters that nobody can pronounce, or letters and digits in turn: xkqzvt.com, a7b2c9.cn.
  public static let random = LinkLooks(rawValue: 1 << 1)

  /// Four digits or more in the registered label.
  public static let digits = LinkLooks(rawValue: 1 << 2)

  /// Two hyphens or more in one label.
  public static let hyphens = LinkLooks(rawValue: 1 << 3)

  /// A label in other letters than Latin, written as `xn--`.
  public static let punycode = LinkLooks(rawValue: 1 << 4)

  /// Five labels or more, or forty characters or more.
  public static let long = LinkLooks(rawValue: 1 << 5)

  /// An IP address in place of a name.
  public static let address = LinkLooks(rawValue: 1 << 6)

  /// Each look with the word in rules and decisions.
  public static let named: [(name: StaticString, looks: LinkLooks)] = [
    ("brand", .brand), ("random", .random), ("digits", .digits), ("hyphens", .hyphens),
    ("punycode", .punycode), ("long", .long), ("ip", .address),
  ]

  /// What is odd about a host.
  ///
  /// - Parameters:
  ///   - host: The host in lower case.
  ///   - domain: Its registrable domain; the host itself where it has none.
  ///   - brands: Whose names are looked for, and whose own domains are never odd for having them.
  /// - Complexity: O(*n*) in the bytes of the host, times the brands' tokens of its length.
  public init(of host: ByteView, domain: ByteView, brands: BrandTable) {
    self.init(rawValue: 0)
    guard !isAddress(host) else {
      formUnion(.address)
      return
    }
    let label = HostLabels(domain).first
    if !brands.isOwned(host) {
      if brands.tokens.occur(in: host) { insert(.brand) }
      if isRandom(label) { insert(.random) }
    }
    if digitCount(of: label) >= 4 { insert(.digits) }
    var labels = HostLabels(host)
    var labelCount = 0
    while let label = labels.next() {
      labelCount += 1
      if label.hasPrefix(ByteView("xn--")) {
        insert(.punycode)
      } else if hyphenCount(of: label) >= 2 {
        insert(.hyphens)
      }
    }
    if labelCount >= 5 || host.count >= 40 { insert(.long) }
  }
}

/// The labels of a host, from left to right.
struct HostLabels {
  private let host: ByteView
  private var offset = 0

  init(_ host: ByteView) { self.host = host }

  /// The first label.
  var first: ByteView {
    var labels = HostLabels(host)
    return labels.next() ?? .empty
  }

  mutating func next() -> ByteView? {
    guard offset < host.count else { return nil }
    let end = host.firstOffset(of: UInt8(ascii: "."), from: offset) ?? host.count
    defer { offset = end + 1 }
    return host[offset..<end]
  }
}

private func digitCount(of label: ByteView) -> Int {
  var count = 0
  for offset in 0..<label.count where isDigit(label[offset]) { count += 1 }
  return count
}

private func hyphenCount(of label: ByteView) -> Int {
  var count = 0
  for offset in 0..<label.count where label[offset] == UInt8(ascii: "-") { count += 1 }
  return count
}

/// Whether a label has five consonants in a row, letters and digits three times in turn, or six
/// letters and more with hardly a vowel.
private func isRandom(_ label: ByteView) -> Bool {
  guard !label.hasPrefix(ByteView("xn--")) else { return false }
  var (letters, vowels, run, longestRun, turns) = (0, 0, 0, 0, 0)
  var wasDigit: Bool?
  for offset in 0..<label.count {
    let byte = label[offset]
    guard byte != UInt8(ascii: "-") else {
      run = 0
      continue
    }
    if let wasDigit, wasDigit != isDigit(byte) { turns += 1 }
    wasDigit = isDigit(byte)
    guard !isDigit(byte) else {
      run = 0
      continue
    }
    letters += 1
    let isVowel = isVowel(byte)
    if isVowel { vowels += 1 }
    run = isVowel ? 0 : run + 1
    longestRun = max(longestRun, run)
  }
  return longestRun >= 5 || turns >= 3 || letters >= 6 && vowels * 6 < letters
}

private func isVowel(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
    UInt8(ascii: "u"), UInt8(ascii: "y"):
    true
  default: false
  }
}
