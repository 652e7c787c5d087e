import Bytes
import Facts
import TestSupport
import Testing

/// The facts of a number, as words: class, base, extension, reasons.
func numberFacts(
  _ number: String, link: LinkClass = .unknown, other: String = ""
) -> (facts: NumberFacts, words: String) {
  let facts = Array(number.utf8).withByteView { number in
    Array(other.utf8).withByteView { other in
      ShippedData.plan.facts(of: number, link: link, other: other)
    }
  }
  let reasons = ForgedReasons.named.filter { facts.forged.contains($0.reason) }.map { "\($0.name)" }
  return (facts, (["\(facts.numberClass.name)"] + reasons).joined(separator: " "))
}

@Suite struct NumberPlanTests {
  @Test(arguments: [
    ("13912345678", "mobile"), ("+8613912345678", "mobile"), ("008613912345678", "mobile"),
    ("013912345678", "mobile"), ("139-1234-5678", "mobile"), ("19912345678", "mobile"),
    ("17012345678", "mvno"), ("16212345678", "mvno"), ("16512345678", "mvno"),
    ("17112345678", "mvno"), ("14712345678", "data-card"), ("14912345678", "data-card"),
    ("1064812345678", "iot"), ("1440123456789", "iot"), ("1461234567890", "iot"),
    ("17491234567", "satellite"), ("+8821612345678", "satellite"), ("+881612345678", "satellite"),
    ("106212345678", "port-1062"), ("10631234", "port-1063"), ("10641234", "port-1064"),
    ("106575551234", "port-1065"), ("106612345678", "port-1066"), ("10690000", "port-1069"),
    ("10690000123456789012", "port-1069"), ("+8610690000123", "port-1069"),
    ("95588", "service-95"), ("956012", "service-95"), ("955881234", "service-95"),
    ("96588", "service-96"), ("965881", "service-96"), ("4001234567", "service-400"),
    ("8001234567", "service-400"), ("95013", "call-centre"), ("95213456789", "call-centre"),
    ("110", "hotline"), ("12381", "hotline"), ("96110", "hotline"), ("10086", "hotline"),
    ("1008611", "hotline"), ("02596110", "hotline"), ("01012345", "hotline"), ("95110", "hotline"),
    ("01065551234", "fixed"), ("057188880000", "fixed"), ("65551234", "fixed"),
    ("+861065551234", "fixed"), ("861065551234", "fixed"), ("+8657188880000", "fixed"),
    ("+442079460000", "international"), ("0085221234567", "international"),
    ("+12025550123", "international"), ("ICBC", "alphanumeric"), ("招商银行", "alphanumeric"),
    ("anonymous", "alphanumeric"), ("CMB95555", "alphanumeric"),
  ])
  func `a number has its class and is not forged`(number: String, words: String) {
    #expect(numberFacts(number).words == words)
  }

  @Test(arguments: [
    ("", "malformed empty-caller"), ("   ", "malformed empty-caller"),
    ("1391234567", "malformed impossible-length"), ("139123456789", "malformed impossible-length"),
    ("+86139123456789", "malformed impossible-length"),
    ("138A0013800", "malformed letters-in-number"), ("*100#", "malformed letters-in-number"),
    ("0000000", "malformed impossible-length"), ("000110", "malformed prefix-before-hotline"),
    ("00110", "malformed prefix-before-hotline"), ("+96110", "malformed prefix-before-hotline"),
    ("+95588", "malformed prefix-before-hotline"),
    ("+4001112222", "malformed prefix-before-hotline"),
    ("001096110", "malformed prefix-before-hotline"),
    ("0086110", "hotline prefix-before-hotline"), ("+8695588", "service-95 prefix-before-hotline"),
    ("+86400 111 2222", "service-400 prefix-before-hotline"),
    ("+2101234567", "malformed impossible-country-code"),
    ("+4412", "malformed impossible-length"), ("010123", "malformed bad-area-code"),
    ("0100001234", "malformed bad-area-code"), ("010655512345", "malformed bad-area-code"),
    ("00441632960000123456", "malformed impossible-length"),
    ("106012345678", "malformed unassigned"),
    ("123456789012345678901234567890123", "malformed impossible-length"),
  ])
  func `a number that cannot be is malformed or forged, and says why`(
    number: String, words: String
  ) {
    #expect(numberFacts(number).words == words)
  }

  @Test(arguments: [
    ("+861065551234", LinkClass.international, "fixed domestic-over-international"),
    ("95588", .international, "service-95 domestic-over-international"),
    ("106900001234", .international, "port-1069 domestic-over-international"),
    ("+8613912345678", .international, "mobile"),
    ("13912345678", .international, "mobile no-country-code-over-international"),
    ("+442079460000", .international, "international"),
    ("+8821612345678", .international, "satellite"), ("ICBC", .international, "alphanumeric"),
    ("+8695588", .onNet, "service-95"), ("13912345678", .onNet, "mobile"),
    ("95588", .serviceProvider, "service-95"),
  ])
  func `the link tells what a number cannot be`(number: String, link: LinkClass, words: String) {
    #expect(numberFacts(number, link: link).words == words)
  }

  @Test(arguments: [
    ("13912345678", "+86 139-1234-5678", true), ("01065551234", "+861065551234", true),
    ("13912345678", "13912345679", false), ("ICBC", "ICBC", false), ("13912345678", "", false),
  ])
  func `a caller that shows the called number is forged`(from: String, to: String, isForged: Bool) {
    #expect(numberFacts(from, other: to).facts.forged.contains(.callerIsCallee) == isForged)
  }

  @Test(arguments: [
    ("106900001234", "10690000", "1234"), ("10690000", "10690000", ""),
    ("+8610657555120001", "10657555", "120001"), ("955881234", "95588", "1234"),
    ("1008611", "10086", "11"), ("13912345678", "13912345678", ""), ("02596110", "96110", ""),
    ("956012", "956012", ""),
  ])
  func `a number is a base and an extension`(number: String, base: String, tail: String) {
    let facts = numberFacts(number).facts
    #expect(facts.withBase { $0.text } == base)
    #expect(facts.withExtension { $0.text } == tail)
  }

  @Test(arguments: [
    ("057188880000", "杭州", "浙江"), ("+861065551234", "北京", "北京"), ("02596110", "南京", "江苏"),
    ("0898 6666 1234", "海口", "海南"), ("17951057188880000", "杭州", "浙江"),
  ])
  func `a fixed line tells its city and its province`(
    number: String, city: String, province: String
  ) throws {
    let index = try #require(numberFacts(number).facts.region)
    #expect(ShippedData.plan.withCityName(index) { $0.text } == city)
    #expect(ShippedData.plan.withProvinceName(index) { $0.text } == province)
  }

  @Test(arguments: [
    ("17951013912345678", "mobile"), ("1795113912345678", "mobile"),
    ("12583113912345678", "mobile"),
    ("118334813912345678", "mobile"), ("1259316212345678", "mvno"), ("17909057188880000", "fixed"),
    ("1795113912345", "malformed"), ("179511", "malformed"), ("10101234", "call-centre"),
    ("95040123", "call-centre"), ("1251913912345678", "malformed"),
    ("17951179511391234", "malformed"),
  ])
  func `a carrier's prefix before a whole number is left out`(number: String, name: String) {
    #expect("\(numberFacts(number).facts.numberClass.name)" == name)
  }

  @Test func `mobile numbers have regions where the carrier provides them`() throws {
    let parse = NumberPlanParse.reading { file in
      switch file {
      case .classes: Array("13\t11\tmobile\n1069\t7-21\tport-1069\t8".utf8)
      case .segments: Array("1391234\t浙江\t杭州\n1391235\t江苏\t南京\t025 # new".utf8)
      case .ports: Array("10690000\t10\tholder".utf8)
      default: []
      }
    }
    #expect(parse.problems.isEmpty)
    func facts(_ number: String) -> NumberFacts {
      Array(number.utf8).withByteView { parse.plan.facts(of: $0) }
    }
    let region = try #require(facts("13912351111").region)
    #expect(parse.plan.withCityName(region) { $0.text } == "南京")
    #expect(parse.plan.withProvinceName(region) { $0.text } == "江苏")
    #expect(facts("13912361111").region == nil)
    #expect(facts("106900001234").withBase { $0.text } == "1069000012")
  }

  @Test func `separators change nothing, and every byte string has a class`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let digits = (0..<Int.random(in: 1...21, using: &generator)).map { _ in
        "0123456789".randomElement(using: &generator) ?? "0"
      }
      let starts = ["", "+86", "0086", "+", "00", "1069", "13", "010", "95", "400"]
      let start = starts.randomElement(using: &generator) ?? ""
      let plain = start + String(digits)
      let spaced = plain.map { "\($0)" + (Bool.random(using: &generator) ? "-" : " ") }.joined()
      guard !plain.hasPrefix("0") || plain.count < 32 else { continue }
      #expect(numberFacts(plain).words == numberFacts(spaced).words, "\(plain)")
      #expect(numberFacts(plain).words == numberFacts(plain).words)
      let hostile = hostileBytes(using: &generator)
      let facts = hostile.withByteView { ShippedData.plan.facts(of: $0, link: .international) }
      #expect(Int(facts.baseCount) <= facts.digits.count)
    }
  }
}
