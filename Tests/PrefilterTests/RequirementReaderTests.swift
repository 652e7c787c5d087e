import Testing
import Views

@testable import Prefilter

struct RequirementReaderTests {
  @Test(arguments: [
    ("贷款", "贷款"), ("贷 款", "贷款"), ("贷[\\s\\W]{0,3}款", "贷款"), ("贷[-.*_ ]?款", "贷款"),
    ("贷.款", "贷 <1 款"), ("贷.{0,8}款", "贷 <8 款"), ("贷.*款", "贷 <* 款"), ("贷\\X款", "贷 <* 款"),
    ("微信|威信", "威信|微信"), ("[微薇]信", "微信|薇信"), ("微?信号", "信号|微信号"), ("微*信号", "信号"),
    ("(?:微|薇)信?号", "微信号|微号|薇信号|薇号"), ("贷款+", "贷款"), ("贷款+额", "贷款 <* 额"), ("(?:贷款)+", "贷款"),
    ("贷{3}", "贷贷贷"), ("贷{2,3}", "贷贷|贷贷贷"), ("贷{1,}款", "贷 <* 款"), ("(?:贷款){0}额度", "额度"),
    ("VIP", "vip"), ("\\bVIP\\b", "vip"), ("^贷款$", "贷款"), ("贷\\K款", "贷款"), ("\\A贷\\z", "贷"),
  ])
  func `literals and what is between them`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    ("(?:贷款|额度.{0,3}信用)办", "贷款|额度 <5 办"), ("(?:贷款|.)办理", "办理"), ("(?:贷款|)", "-"),
    ("(?:ab|c[12]d).{2}ef", "ab|c1d|c2d <2 ef"), ("a|b|", "-"), ("(?:a|b)(?:c|d)", "ac|ad|bc|bd"),
    ("贷款.{0,4}额度|额度.{0,4}贷款", "贷款|额度 & 贷款 & 额度"),
    ("贷款.{0,4}额度|额度.{0,4}放款", "放款|贷款 & 额度"),
    ("(?|贷款|额度)", "贷款|额度"), ("(?>贷款)额", "贷款额"), ("贷++款", "贷 <* 款"), ("贷??款", "款|贷款"),
  ])
  func `alternatives`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    ("(?=.*贷款)额", "额 & 贷款"), ("(?!贷款)额度", "额度"), ("(?<=贷款)额", "额 & 贷款"),
    ("(?<!防范)贷款", "贷款"), ("^(?=.*a1)(?=.*b2)(?!.*c3)", "& a1 & b2"),
    ("(?=(?:贷|款)x)", "& 款x|贷x"), ("(?:(?=贷款)额)?度", "度|额度"), ("(?=贷款){0}额度", "额度"),
  ])
  func `look-arounds see beyond what is matched`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    ("\\d{6}码", "#6 <0 码"), ("码\\d{2}", "码"), ("1[3-9]\\d{9}微", "#11 <0 微"),
    ("尾号[0-9]{4}卡", "尾号 <0 #4 <0 卡"), ("1069\\d{4,16}微", "1069 <0 #4 <0 微"),
    ("\\d{3}-?\\d{4}号", "#7 <0 号"), ("(?<!\\d)\\d{8}(?!\\d)号", "#8 <0 号"), ("\\d+号码", "号码"),
    ("\\d{3,}.{0,4}号码", "#3 <4 号码"), ("(?:\\d\\d){2}号", "#4 <0 号"), ("\\d{11}", "-"),
    ("\\D{6}码", "码"), ("(?:\\d{4}|\\d{6})号", "#4 <0 号"),
  ])
  func `digits in a row are counted`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    ("(贷款|额度)x\\1", "贷款x贷款|贷款x额度|额度x贷款|额度x额度"), ("(贷款).{1,3}\\1", "贷款 <3 贷款"),
    ("(?<n>贷款).+\\k<n>", "贷款 <* 贷款"), ("(?P<n>贷款).(?P=n)", "贷款 <1 贷款"),
    ("(?'n'贷款).\\k{n}", "贷款 <1 贷款"), ("(\\d{3,6})\\D\\1微", "#3 <1 #3 <0 微"),
    ("(.{2,3})微\\1信", "微 <3 信"), ("(?i)(贷款).\\1", "贷款"), ("(?|(a)|(b))贷.\\1款", "a贷|b贷 <* 款"),
    ("(贷款)?.\\1额", "贷款额"), ("\\1(贷款)", "贷款"), ("(贷款\\1额)", "贷款 <* 额"), ("(贷款)\\12", "贷款"),
    ("(贷款)\\g{1}额", "贷款 <* 额"), ("(贷款)\\g{-1}额", "贷款 <* 额"), ("(?J)(贷款)x\\1", "贷款x"),
    ("(?<n>贷)(?&n)款", "贷 <* 款"), ("(贷)(?1)款", "贷 <* 款"), ("贷(?R)?款", "贷 <* 款"),
  ])
  func `back-references and calls`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    ("(?:(?<n>a)?x\\k<n>y|(?J)(?<n>b)){2}贷款", "-"), ("(?<n>a)(?P=n)(?J:(?<n>b))贷款", "-"),
    ("(?<n>a)(?J)(?<n>b)\\k<n>贷款", "ab <* 贷款"),
  ])
  func `a name that is given again later leads nowhere`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    ("(?i)Quick贷", "quick贷"), ("(?i:K)s", "ks"), ("(?i)é贷", "贷"), ("é贷", "é贷"),
    ("(?i)[ab]贷", "a贷|b贷"),
    ("(?x) 贷 款 # 额度\n 号", "贷款号"), ("(?x)贷\\ 款", "贷款"), ("(?x: 贷 )款", "贷款"), ("(?x)[ 贷]", "-"),
    ("(?i)贷(?-i)款", "贷款"), ("(a(?i)b|c)贷", "ab贷|c贷"), ("(?^)贷款", "贷款"), ("(?s-m)贷.款", "贷 <1 款"),
    ("\\Q贷.款\\E", "贷款"), ("\\Q贷|款", "贷款"), ("\\Q贷款\\E{2}号", "贷款款号"), ("贷\\Q\\E{2}号", "贷贷号"),
    ("贷(?#款)额", "贷额"), ("贷(?#x){2}号", "贷贷号"), ("(*UTF)(*UCP)贷款", "贷款"),
    ("(*LIMIT_MATCH=5)贷款", "贷款"),
  ])
  func `options, quotations and comments`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    ("\\x{8D37}款", "贷款"), ("\\x41\\x42\\x43", "abc"), ("贷\\n款", "贷款"), ("贷\\t\\r款", "贷款"),
    ("贷\\o{40}款", "贷款"), ("贷\\040款", "贷款"), ("贷\\cA款", "贷 <1 款"), ("贷\\N款", "贷 <1 款"),
    ("贷\\N{3}款", "贷 <3 款"), ("贷\\N{ U+41}款", "贷 <1 款"), ("贷\\R款", "贷款"), ("贷\\p{Han}款", "贷 <1 款"),
    ("贷\\pL款", "贷 <1 款"),
    ("贷\\w\\S\\D\\H\\V款", "贷 <5 款"), ("贷\\h\\v\\s款", "贷款"), ("贷\\W款", "贷款"), ("贷\\.款", "贷款"),
  ])
  func `escapes`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    ("[]贷]额", "贷额|额"), ("[^贷]款", "款"), ("[贷款]额", "款额|贷额"), ("[\\d贷]额", "额"), ("[一-龥]额", "额"),
    ("[[:punct:]]额度", "额度"), ("[[:space:]]额度", "额度"), ("[a-c]额", "a额|b额|c额"),
    ("[a\\-c]额", "a额|c额|额"),
    ("[\\x{8D37}]额", "贷额"), ("[\\s--]额", "额"), ("[贷-]额", "贷额|额"), ("[\\w-.]额", "额"),
    ("[\\Q贷-款\\E]额", "款额|贷额|额"), ("[\\x41-\\x43]额", "a额|b额|c额"), ("[[.ch.]]额", "额"),
    ("[a-z]额", "额"), ("[.·*-]额度", "额度"),
  ])
  func `classes`(pattern: String, requirement: String) {
    #expect(described(pattern) == requirement)
  }

  @Test(arguments: [
    "", ".*", "贷?", "(?=)", "(*ACCEPT)贷款", "贷(*ACCEPT)款", "(*COMMIT)贷款", "(?C1)贷款", "\\C贷款",
    "(?(1)贷|款)", "贷{,3}款", "贷{1, 3}款", "贷{ 2}", "(?xx)贷[ 款]", "(*pla:贷)款", "[[:<:]]", "(?<*贷)款",
    "(?r)贷款", "(?aD)贷款", "(?[贷])", "\\u8D37款", "\\L贷", "(?x)贷\u{200E}*款", "贷)", "(贷",
    "[贷", "\\", "(?", "(?<", "\\x{", "贷**", "+", "[a-", "[[:", "(?P", "\\k", "\\g", "\\o", "\\N{U+",
    "{2}",
  ])
  func `what is not understood requires nothing`(pattern: String) {
    #expect(described(pattern) == "-")
  }

  @Test func `what a condition holds is not looked at, what stands around it is`() {
    #expect(described("额(?(1)贷|款)度") == "额 <* 度")
    #expect(described("(?<q>【)?额(?(q)贷】|.)度") == "额 <* 度")
    #expect(described("额(?(?=贷)款|号)度") == "额 <* 度")
    #expect(described("(?(DEFINE)(?<d>贷))额(?&d)度") == "额 <* 度")
  }

  @Test func `raw texts are folded, so their patterns are read folded`() {
    #expect(described("貸款ＡＢ", in: .raw) == "贷款ab")
    #expect(described("㎡㊣", in: .raw) == "m2正")
    #expect(described("贷\\W款", in: .raw) == "贷 <18 款")
    #expect(described("贷\\s款", in: .raw) == "贷款")
    #expect(described("贷.款", in: .raw) == "贷 <18 款")
  }

  @Test func `in sound syllables are letters, and separators may be`() {
    #expect(described("\u{E001}\u{E002}", in: .sound) == "\u{E001}\u{E002}")
    #expect(described("\u{E001}\\W\u{E002}", in: .sound) == "\u{E001} <1 \u{E002}")
    #expect(described("贷\u{E001}款", in: .folded) == "贷款")
  }
}
