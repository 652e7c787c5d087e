import Bytes
import Facts
import TestSupport
import Views

/// A small table of made-up and real names, with the words that ship.
enum BrandReading {
  static let rows = """
    # a comment
    north-bank\tbank\t北方银行 北行\t北方 NB\tnorth-bank.cn nb.cn\tcomplete\t95501 10690001\tsite: looked up
    south-bank\tbank\t南方银行\t-\tsouth.example\tpartial\t95502\tsite: looked up
    west-bank\tbank\t西方银行\t-\twest.cn\tcomplete\t-\tunverified
    swift-post\tcourier\t飞马快递 飞马速运\t飞马\tfm-post.cn\tcomplete\t95503\tsite: looked up
    east-mobile\tcarrier\t东方移动 东方通信\t东移\t10055.cn\tcomplete\t10055\tplan
    """

  static let table = table(rows)

  /// The table of some rows, read with the roles that ship.
  static func table(_ rows: String, roles: [UInt8]? = nil) -> BrandTable {
    parse(rows, roles: roles ?? ShippedData.bytes(of: BrandTableParse.rolesFileName)).table
  }

  static func parse(_ rows: String, roles: [UInt8] = []) -> BrandTableParse {
    BrandTableParse(
      files: [("brands/some.tsv", Array(rows.utf8))], roles: roles,
      tables: ViewTables.withoutVariants)
  }

  /// What a table says of a text: the brand and where the text claims it; nil for no claim.
  static func claim(_ text: String, by table: BrandTable = table) -> (
    brand: String, origin: BrandClaim.Origin, shown: String
  )? {
    var views = ViewScratch()
    return text.withByteView { raw in
      views.begin(raw)
      let isSoundOpen = views.evasion().score >= Limits.soundGateTenths
      guard let claim = table.claim(in: &views, isSoundOpen: isSoundOpen) else { return nil }
      let shown = views.original(claim.range, in: claim.view)
      return (table.brand(claim.brand).identifier, claim.origin, raw[shown].text)
    }
  }
}
