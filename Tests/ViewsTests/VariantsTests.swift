import Testing
import Views

struct VariantsTests {
  private func read(_ lines: String, as file: Variants.File, frequent: String = "") -> Variants {
    Variants(files: [(file, Array(lines.utf8))], frequent: Array(frequent.utf8))
  }

  @Test func `the shipped variants have no problems`() {
    #expect(ShippedVariants.variants.problems.map(\.problem.description) == [])
  }

  @Test(arguments: [
    ("送\t宋 颂\n", Variants.File.characters, ""), ("送", .characters, "the line has no variants"),
    ("\t宋", .characters, "the line has no canonical form"),
    ("送\t宋颂", .characters, "at most 1 characters can stand here"),
    ("送\t貸", .characters, "folding writes the variant otherwise, so it never comes up"),
    ("貸\t宋", .characters, "folding writes the canonical form otherwise"),
    ("送\t宋\n松\t宋", .characters, "the variant stands for something else in chars.tsv, line 1"),
    ("送\t宋\n送\t宋", .characters, "the variant stands in chars.tsv, line 1 already"),
    ("微信\t薇", .phrases, "a phrase has at least two characters"),
    ("送\t的", .characters, "the variant is frequent in clean text"),
    ("送\t的\tobserved force", .characters, ""),
    ("送\t宋 松\n松\t嵩", .characters, "the canonical form is itself a variant, in line 1"),
    ("送\t宋\n宋\t送", .characters, "the variant and its canonical form stand for each other"),
    ("# 送\t\n\n", .characters, ""), ("微信\t薇信 微信\r\n", .phrases, ""),
  ])
  func `what is wrong in a file is told`(lines: String, file: Variants.File, message: String) {
    let problems = read(lines, as: file, frequent: "# 的\n的 一").problems
    #expect((problems.first?.problem.message ?? "") == message)
  }

  @Test func `a problem says where`() throws {
    let problem = try #require(
      read("#\n送\t宋 貸款\n", as: .characters).problems.first?.problem)
    #expect((problem.line, problem.column) == (2, 5))
    #expect(problem.range.startOffset == 10)
    #expect(problem.range.count == 6)
    #expect(!problem.isWarning)
  }

  @Test func `bytes that are no text are refused`() {
    let variants = Variants(files: [(.phrases, [0x41, 0xFF])], frequent: [])
    #expect(variants.problems.map(\.problem.reason) == [.notUTF8])
  }

  @Test func `what a character becomes cannot stand in a phrase`() {
    let variants = Variants(
      files: [(.characters, Array("送\t宋".utf8)), (.phrases, Array("送礼\t宋礼".utf8))], frequent: [])
    #expect(variants.problems.map(\.problem.reason) == [.unreachable])
  }
}
