import Bytes
import Facts
import TestSupport
import Testing
import Views

struct BrandTableTests {
  private func index(_ name: String, in table: BrandTable = BrandReading.table) throws -> UInt16 {
    UInt16(try #require(table.brands.firstIndex { $0.identifier == name }))
  }

  @Test func `rows become brands in the order of their names`() throws {
    let table = BrandReading.table
    #expect(
      table.brands.map(\.identifier) == [
        "east-mobile", "north-bank", "south-bank", "swift-post", "west-bank",
      ])
    let north = table.brand(try index("north-bank"))
    #expect(north.brandClass == .bank && north.isVerified && north.hasAllDomains)
    #expect(!table.brand(try index("west-bank")).isVerified)
    #expect(!table.brand(try index("south-bank")).hasAllDomains)
  }

  @Test(arguments: [
    ("north-bank.cn", true), ("www.north-bank.cn", true), ("nb.cn", true), ("xnb.cn", false),
    ("north-bank.cn.a.top", false), ("cn", false), ("", false),
  ])
  func `a host belongs to a brand at its domain and below`(host: String, isOwn: Bool) throws {
    let north = try index("north-bank")
    #expect(host.withByteView { BrandReading.table.owns($0, brand: north) } == isOwn)
    #expect(host.withByteView { BrandReading.table.isOwned($0) } == isOwn)
  }

  @Test(arguments: [
    ("95501", true), ("10690001", true), ("106900015", true), ("95502", false), ("955011", false),
    ("13912345678", false),
  ])
  func `a number is a brand's own as it stands, a port with all below it`(
    number: String, isOwn: Bool
  ) throws {
    let facts = numberFacts(number).facts
    #expect(BrandReading.table.owns(facts, brand: try index("north-bank")) == isOwn)
  }

  @Test func `without brands no text speaks for one`() {
    #expect(BrandTable.empty.isEmpty)
    #expect(BrandReading.claim("【北方银行】您好", by: .empty) == nil)
  }

  @Test func `the table that ships has the brands that matter, with evidence`() {
    let table = ShippedData.brands
    #expect(table.brands.count >= 200)
    #expect(table.brands.count { $0.hasAllDomains && $0.isVerified } >= 60)
    for brandClass in BrandClass.allCases {
      #expect(table.brands.contains { $0.brandClass == brandClass }, "\(brandClass.name)")
    }
  }

  @Test func `the names of a view are those that the finder knows`() {
    let names = BrandReading.table.names(in: .folded)
    #expect(names.lookup(ByteView("北方银行")) != nil)
    #expect(names.lookup(ByteView("nb")) != nil)
    #expect(BrandReading.table.names(in: .sound).count < names.count)
  }
}
