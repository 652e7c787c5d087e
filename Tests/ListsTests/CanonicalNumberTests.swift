import Bytes
import Lists
import TestSupport
import Testing

struct CanonicalNumberTests {
  static let forms: [(written: String, canonical: String, marks: CanonicalNumber.Marks)] = [
    ("13800138000", "13800138000", []),
    ("+8613800138000", "13800138000", .countryPrefix),
    ("008613800138000", "13800138000", .countryPrefix),
    ("8613800138000", "13800138000", .countryPrefix),
    ("+86 138-0013-8000", "13800138000", [.countryPrefix, .separators]),
    ("(+86)13800138000", "13800138000", [.countryPrefix, .separators]),
    (" 13800138000\t", "13800138000", []),
    ("　１３８　０013８０００", "13800138000", [.fullWidth, .separators]),
    ("＋８６13800138000", "13800138000", [.countryPrefix, .fullWidth]),
    ("（010）12345678", "01012345678", [.fullWidth, .separators]),
    ("010-1234 5678", "01012345678", .separators),
    ("138.0013.8000", "13800138000", .separators),
    ("95588", "95588", []),
    ("+8695588", "+8695588", .countryPrefix),
    ("008695588", "+8695588", .countryPrefix),
    ("8695588", "8695588", []),
    ("+861069123", "+861069123", .countryPrefix),
    ("+8612345678901", "+8612345678901", .countryPrefix),
    ("8612345678901", "8612345678901", []),
    ("+86138001380001", "+86138001380001", .countryPrefix),
    ("86138001380001", "86138001380001", []),
    ("+442079460000", "+442079460000", .countryPrefix),
    ("00442079460000", "+442079460000", .countryPrefix),
    ("442079460000", "442079460000", []),
    ("0012", "+12", .countryPrefix),
    ("00", "00", []),
    ("000123", "000123", []),
    ("0", "0", []),
    ("+0123", "+0123", .countryPrefix),
    ("*77#", "*77#", []),
    ("106912345678", "106912345678", []),
    ("ICBC", "ICBC", []),
    ("icbc", "icbc", []),
    (" China Mobile ", "China Mobile", []),
    ("中国银行", "中国银行", []),
    ("95588a", "95588a", []),
    ("138O0138000", "138O0138000", []),
    ("138-0013-800O", "138-0013-800O", []),
    ("9５588号", "9５588号", []),
    ("++8613800138000", "++8613800138000", []),
    ("138+00", "138+00", []),
    ("+", "+", []),
    ("()", "()", []),
    ("*#", "*#", []),
    ("9\u{200B}5588", "9\u{200B}5588", []),
    ("٩٥٥٨٨", "٩٥٥٨٨", []),
    ("95588\u{0}", "95588\u{0}", []),
    ("12345678901234567890123456789012", "12345678901234567890123456789012", []),
  ]

  @Test(arguments: forms)
  func `a number has one canonical form`(
    form: (written: String, canonical: String, marks: CanonicalNumber.Marks)
  ) throws {
    let number = try #require(form.written.withByteView { CanonicalNumber($0) })
    #expect(number.withByteView { $0.text } == form.canonical)
    #expect(number.count == form.canonical.utf8.count)
    #expect(number.marks == form.marks)
    #expect(number.hasCountryPrefix == form.marks.contains(.countryPrefix))
  }

  @Test(arguments: [
    "", " ", "\t　", "123456789012345678901234567890123", "+12345678901234567890123456789012",
    "0012345678901234567890123456789012345", "我们的名字比三十二个字节还要长一些",
    String(repeating: "1", count: 1_024), String(repeating: "-", count: 1_024),
  ])
  func `what is empty or too long has none`(written: String) {
    #expect(canonical(written) == nil)
  }

  @Test func `dropped characters take no room`() {
    let spaced = "13800138000".map { String($0) + "  -  " }.joined()
    #expect(canonical(spaced) == "13800138000")
  }

  @Test func `bytes that are no UTF-8 make a name`() throws {
    let written: [UInt8] = [0x39, 0x35, 0xFF, 0x35]
    let number = try #require(written.withByteView { CanonicalNumber($0) })
    #expect(!number.isNumber)
    #expect(number.withByteView { $0.array } == written)
  }

  @Test(arguments: [("95588", true), ("+86*1", true), ("ICBC", false), ("*#", false), ("+", false)])
  func `a number is told from a name`(written: String, isNumber: Bool) throws {
    #expect(try #require(written.withByteView { CanonicalNumber($0) }).isNumber == isNumber)
  }

  @Test func `numbers are equal whatever had to be changed`() {
    let forms = ["13800138000", "+86 138 0013 8000", "１３８００１３８０００"]
    let numbers = Set(forms.compactMap { $0.withByteView { CanonicalNumber($0) } })
    #expect(numbers.count == 1)
  }

  @Test func `the canonical form of a canonical form is itself`() {
    var generator = SeededGenerator(seed: 3)
    let characters = Array("0123456789868613+0 -.()１３８＋aA*#号")
    var numberCount = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...18, using: &generator)
      let written = String(
        (0..<length).compactMap { _ in characters.randomElement(using: &generator) })
      guard let once = canonical(written) else { continue }
      numberCount += 1
      #expect(canonical(once) == once, "\(written)")
    }
    #expect(numberCount > 10_000)
  }
}
