public import Bytes
public import Lists
public import Views

/// The brands for which texts speak, and the words by which a claim is told from a mention.
///
/// Names are looked for folded, as a skeleton and, where a text hides something, by their sound; in
/// each view both texts and names went through the same tables.
public final class BrandTable: Sendable {
  /// No brands: no text speaks for anybody.
  public static let empty = BrandTable([], roles: [], tables: .withoutVariants)

  /// The brands, in the order of their identifiers.
  public let brands: [Brand]

  /// The views in which names are looked for, in the order of ``View``.
  public static let views: [View] = [.folded, .skeleton, .sound]

  /// The words of each view.
  private let wordsOfView: [BrandWords]

  /// All domains, to tell the domain of another brand from one that nobody knows.
  let domains: DomainList

  /// What hosts that imitate brands have in them.
  let tokens: BrandTokens

  /// Joins brands and roles of words.
  init(_ brands: [Brand], roles: [(word: String, role: BrandRole)], tables: ViewTables) {
    self.brands = brands.sorted { $0.identifier < $1.identifier }
    var scratch = ViewScratch(tables: tables)
    let sorted = self.brands
    wordsOfView = BrandTable.views.map {
      BrandWords(brands: sorted, roles: roles, in: $0, by: &scratch)
    }
    let hosts = brands.flatMap(\.domains).map { String(decoding: $0, as: UTF8.self) }
    tokens = BrandTokens(sorted)
    domains = DomainList(ListParse(values: hosts, type: .domains).entries)
  }

  /// Whether there is no brand.
  public var isEmpty: Bool { brands.isEmpty }

  /// A brand of a claim.
  public func brand(_ index: UInt16) -> Brand { brands[Int(index)] }

  /// The names of all brands in the form of a view: where none of them stands, no text claims one.
  public func names(in view: View) -> WordList { words(in: view).names }

  func words(in view: View) -> BrandWords {
    guard let index = BrandTable.views.firstIndex(of: view) else {
      preconditionFailure("brands are not looked for in this view")
    }
    return wordsOfView[index]
  }

  /// Whether a number is one of a brand's own.
  public func owns(_ number: NumberFacts, brand index: UInt16) -> Bool {
    number.digits.withByteView { digits in
      brand(index).senders.contains { sender in
        sender.withByteView {
          digits == $0 || isPort($0) && digits.hasPrefix($0)
        }
      }
    }
  }

  private func isPort(_ sender: ByteView) -> Bool { sender.hasPrefix(ByteView("106")) }

  /// Whether a host is a domain of a brand, or lies below one.
  public func owns(_ host: ByteView, brand index: UInt16) -> Bool {
    brand(index).domains.contains { domain in
      domain.withByteView { isHost(host, atOrBelow: $0) }
    }
  }

  /// Whether a host belongs to any brand.
  public func isOwned(_ host: ByteView) -> Bool { domains.lookup(host) != nil }
}

/// Whether a host in lower case is a domain, or ends in a dot and the domain.
private func isHost(_ host: ByteView, atOrBelow domain: ByteView) -> Bool {
  guard host.count > domain.count else { return host == domain }
  let start = host.count - domain.count
  return host[start - 1] == UInt8(ascii: ".") && host[start..<host.count] == domain
}
