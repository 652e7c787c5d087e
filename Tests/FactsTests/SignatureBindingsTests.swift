import Bytes
import Facts
import TestSupport
import Testing
import Views

@Suite struct SignatureBindingsTests {
  private static let bindings = SignatureBindings(entries: [
    ("10690000", "安心金服"), ("10690000", "Safe Bank"), ("1069000012", "乙公司"), ("95588", "工商银行"),
  ])

  private func binding(_ number: String, _ name: String) -> SignatureBinding {
    let facts = numberFacts(number).facts
    guard !name.isEmpty else { return Self.bindings.binding(of: facts, name: nil) }
    return NameFolder.folded(Array(name.utf8)).withByteView {
      Self.bindings.binding(of: facts, name: $0)
    }
  }

  @Test(arguments: [
    ("106900001", "安心金服", SignatureBinding.bound), ("10690000", "安心 金服", .bound),
    ("106900001", "SAFE bank", .bound), ("106900001", "安心金\u{200B}服", .bound),
    ("106900001", "Sαfe Bank", .bound), ("95588", "工商銀行", .bound), ("95588", "⼯商银⾏", .bound),
    ("106900001", "ＳａｆｅＢａｎｋ", .bound),
    ("106900001", "安心", .unbound),
    ("106900001", "乙公司", .unbound), ("10690000123", "乙公司", .bound),
    ("10690000123", "安心金服", .unbound),
    ("+8610690000", "安心金服", .bound), ("10691111", "安心金服", .unknown), ("95588", "工商银行", .bound),
    ("13912345678", "安心金服", .unknown), ("ICBC", "工商银行", .unknown), ("106900001", "", .none),
  ])
  func `a port is bound to its names`(number: String, name: String, expected: SignatureBinding) {
    #expect(binding(number, name) == expected)
  }

  @Test func `a file gives the same bindings, and problems with their places`() {
    let text = "10690000\t安心金服|Safe Bank\tfiled\nx\t甲\n10690001\t|\n10690000\t乙 公司\n"
    let parse = Array(text.utf8).withByteView { SignatureBindingsParse($0) }
    #expect(parse.bindings.count == 3)
    #expect(
      parse.problems.map { "\($0)" } == ["2:1: this must be digits", "3:10: the cell is empty"])
  }

  @Test func `it agrees with a search through all pairs`() {
    var generator = SeededGenerator(seed: 9)
    let entries = (0..<200).map { _ in
      (
        base: String(Int.random(in: 10_690_000...10_690_020, using: &generator)),
        name: "名\(Int.random(in: 0..<50, using: &generator))"
      )
    }
    let bindings = SignatureBindings(entries: entries)
    for _ in 0..<500 {
      let base = String(Int.random(in: 10_690_000...10_690_025, using: &generator))
      let name = "名\(Int.random(in: 0..<50, using: &generator))"
      let isKnown = entries.contains { $0.base == base }
      let isBound = entries.contains { $0.base == base && $0.name == name }
      let found = Array(name.utf8).withByteView {
        bindings.binding(of: numberFacts(base + "99").facts, name: $0)
      }
      #expect(found == (isBound ? .bound : isKnown ? .unbound : .unknown))
    }
  }
}
