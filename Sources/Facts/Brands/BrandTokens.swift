import Bytes
import Lists

/// What hosts that imitate brands have in their labels: icbc, 95588, cmbchina.
struct BrandTokens: Sendable {
  /// Tokens that count wherever they stand in a label.
  private let anywhere: WordList

  /// Shorter ones, which count as a whole part of a label, digits beside it apart.
  private let parts: WordList

  /// Takes the first label of each domain, and each number of five digits.
  init(_ brands: [Brand]) {
    var long: Set<String> = []
    var short: Set<String> = []
    for brand in brands {
      for domain in brand.domains {
        let label = domain.withByteView { HostLabels($0).first.text }
        guard label.count >= 3, !BrandTokens.everyday.contains(label) else { continue }
        if label.count >= 6 { long.insert(label) } else { short.insert(label) }
      }
      for sender in brand.senders where sender.count == 5 {
        long.insert(String(decoding: sender, as: UTF8.self))
      }
    }
    anywhere = WordList(ListParse(foldedWords: long.sorted()).entries)
    parts = WordList(ListParse(foldedWords: short.sorted()).entries)
  }

  /// Labels of official domains that say nothing of their owner.
  private static let everyday: Set<String> = [
    "gov", "www", "mail", "wap", "app", "com", "net", "edu", "shop", "mall", "pay", "bank", "card",
    "china", "game", "news", "live", "cloud", "mobile", "people", "online",
  ]

  /// Whether a token occurs in a host.
  func occur(in host: ByteView) -> Bool {
    var isFound = false
    anywhere.scan(host) { _ in
      isFound = true
      return true
    }
    return isFound || hasPart(host)
  }

  private func hasPart(_ host: ByteView) -> Bool {
    var start = 0
    for offset in 0...host.count {
      if offset < host.count, isLetter(host[offset]) { continue }
      if offset > start, parts.lookup(host[start..<offset]) != nil { return true }
      start = offset + 1
    }
    return false
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }
}
