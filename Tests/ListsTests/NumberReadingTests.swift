import Bytes
import TestSupport
import Testing

@testable import Lists

struct NumberReadingTests {
  static let prefixes: [(written: String, canonical: String?)] = [
    ("+", "+"), ("00", "+"), ("0", "0"), ("000", "000"), ("0044", "+44"), ("+8", "+8"),
    ("+86", nil), ("+861", nil), ("+860", "+860"), ("+8610", "+8610"), ("+8612", "+8612"),
    ("+8613", "13"), ("0086 19", "19"), ("86", "86"), ("8613", "8613"), ("+8695588", "+8695588"),
    ("+8613800138000", "13800138000"), ("+86138001380001", "+86138001380001"),
    ("１０６９", "1069"), ("Bank", "Bank"), ("", nil),
  ]

  @Test(arguments: prefixes)
  func `the beginning of numbers has the form that they have`(
    prefix: (written: String, canonical: String?)
  ) {
    let number = prefix.written.withByteView { CanonicalNumber(prefix: $0) }
    #expect(number?.withByteView { $0.text } == prefix.canonical)
  }

  @Test func `numbers that begin with a prefix do so in canonical form`() {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<20_000 {
      let opening = ["+86", "0086", "+", "00", ""].randomElement(using: &generator) ?? ""
      let digits = (0..<11).map { _ in String(Int.random(in: 0...9, using: &generator)) }
      // Only whole mobile numbers lose their country code, so the number has all its digits.
      let isHome = opening.hasSuffix("86")
      let rest =
        isHome
        ? "1" + String(Int.random(in: 3...9, using: &generator)) + digits[2...].joined()
        : digits.joined()
      let written = opening + rest
      guard !written.hasPrefix("+0"), !written.hasPrefix("000"), !written.hasPrefix("86") else {
        continue
      }
      guard isHome || !(written.hasPrefix("+86") || written.hasPrefix("0086")) else { continue }
      let length = Int.random(in: opening.count + 2...written.count, using: &generator)
      let prefix = String(written.prefix(length)).withByteView { CanonicalNumber(prefix: $0) }
      let whole = written.withByteView { CanonicalNumber($0) }
      let prefixText = prefix?.withByteView { $0.text } ?? "none"
      let wholeText = whole?.withByteView { $0.text } ?? ""
      #expect(wholeText.hasPrefix(prefixText), "\(prefixText) of \(wholeText)")
    }
  }
}
