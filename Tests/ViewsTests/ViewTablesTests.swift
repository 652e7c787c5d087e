import Testing
import Views

struct ViewTablesTests {
  @Test func `the identity follows from what the tables do`() {
    func tables(_ lines: String) -> [UInt8] {
      ViewTables(variants: Variants(files: [(.characters, Array(lines.utf8))], frequent: []))
        .identity
    }
    #expect(tables("送\t宋") == tables("# why\n送\t宋\tobserved\tnote\n"))
    #expect(tables("送\t宋") != tables("送\t颂"))
    #expect(ViewTables.withoutVariants.identity == tables(""))
  }
}
