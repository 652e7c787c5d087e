import TestSupport
import Testing
import Views

struct PatternFolderTests {
  private func fold(_ pattern: String, _ view: View) -> FoldedPattern {
    ShippedVariants.tables.fold(pattern: Array(pattern.utf8), for: view)
  }

  @Test(arguments: [
    ("貸款", "贷款"), ("（ABC）", "\\(abc\\)"), ("？", "\\?"), ("㎡+", "(?:m2)+"), ("㎡", "m2"),
    ("[０-９Ａ-Ｚ貸]", "[0-9a-z贷]"), ("[A-Z\\d_]", "[a-z\\d_]"), ("\\QＡ.\\E.", "a\\.."),
    ("\\x{8D37}\\p{Han}", "\\x{8D37}\\p{Han}"), ("(?<名字>x)\\k<名字>", "(?<名字>x)\\k<名字>"),
    ("(?i:貸)(?#貸)", "(?i:贷)(?#貸)"), ("[[:alpha:]：]", "[[:alpha:]:]"), ("a  b", "a b"),
    ("X{2,3}?", "x{2,3}?"), ("(?x) 貸 款 # 貸", "(?x) 贷 款 # 貸"), ("[]貸]", "[\\]贷]"),
    ("[^（）]", "[^()]"), ("\\Wx\\D", "\\Wx\\D"), ("[㎡贷]", "(?:[贷]|m2)"), ("(*UTF)貸", "(*UTF)贷"),
    ("\\（", "\\("), ("\\.", "\\."), ("x{,y", "x\\{,y"), ("\\cA", "\\cA"),
    ("[:：]", "[\\::]"), ("[．.]", "[\\..]"), ("[^:：]", "[^::]"),
  ])
  func `literals are folded, everything else stays`(pattern: String, folded: String) {
    let result = fold(pattern, .folded)
    #expect(String(decoding: result.bytes, as: UTF8.self) == folded)
    #expect(result.problems.isEmpty)
  }

  @Test(arguments: ["\\x{8CB8}", "\\p{Lu}", "\\n", "\\x{ff0c}", "\\x{200b}"])
  func `what no text of the view has is told`(pattern: String) {
    #expect(fold("贷款" + pattern, .folded).problems.map(\.reason) == [.neverShown(.folded)])
    #expect(fold("贷款" + pattern + "?", .folded).problems.isEmpty)
  }

  @Test(arguments: [
    ("100%", 1), ("8\\.8折", 1), ("【安心】款", 2), ("贷款[，。]", 1), ("贷\\*款", 1), ("贷:?款", 0),
    ("demo\\.top", 0), ("(?:贷|-)款", 0), ("(?:100%|包)款", 1), ("贷 款", 0),
  ])
  func `signs that the skeleton may lack are told`(pattern: String, count: Int) {
    #expect(fold(pattern, .skeleton).problems.count { $0.reason == .optionalSign } == count)
  }

  @Test(arguments: [
    ("薇信", "微信"), ("安徽", "安微"), ("贷 款", "贷款"), ("额度：", "额度[:,]?"), ("加v号", "(?:加v|加微)号"),
    ("加[v微]", "加[v微]"), ("一三八〇〇", "13800"), ("5oo元", "5[o0][o0]元"), ("\\+微信", "加微信"),
    ("贷[ *]款", "贷(?:[ *]|)款"), ("[，。]", "(?:[,。,]|)"), ("点com", "[点.]com"),
    ("24 800", "24,?800"), ("a点b", "a\\.b"),
  ])
  func `in skeleton a literal is what the skeleton writes`(pattern: String, folded: String) {
    let result = fold(pattern, .skeleton)
    #expect(
      String(decoding: result.bytes, as: UTF8.self) == folded)
  }

  @Test(arguments: [
    ("[Α-Ω]", View.folded, PatternFoldReason.tornRange, true),
    ("贷\\s款项", .skeleton, .blank(.skeleton), false),
    ("^贷款", .skeleton, .anchor, false), ("元", .skeleton, .shortLiteral, false),
    ("贷款", .sound, .shortSound(isInAll: true), false),
    ("百家乐|贷款", .sound, .shortSound(isInAll: false), false),
    ("(?:百家乐)?贷款", .sound, .shortSound(isInAll: false), false),
    ("(?!百家乐)贷款", .sound, .shortSound(isInAll: false), false),
    ("(?:赚|得|挣)百家乐", .sound, .singleSyllables, false),
    ("百家乐[赚得]", .sound, .singleSyllables, false),
    ("兼职.{0,9}百家乐", .sound, .homophone(of: "简直"), false),
    ("提现", .sound, .homophone(of: "体现"), false),
    ("\u{200B}贷", .folded, .dropped, false), ("\u{200B}", .folded, .nothingLeft(.folded), true),
    ("加V信", .skeleton, .rewritten(.skeleton, text: "加微信"), false),
    ("，", .skeleton, .nothingLeft(.skeleton), true),
  ])
  func `what a view cannot show is told`(
    pattern: String, view: View, reason: PatternFoldReason, isError: Bool
  ) {
    let problems = fold(pattern, view).problems
    #expect(
      problems.contains { $0.reason == reason && !$0.reason.isWarning == isError }, "\(problems)")
  }

  @Test(arguments: [
    "百家乐", "百家乐|时时彩", "(?:百家乐|时时彩).{0,4}送", "(?i)百家乐(?:贷款|)", "(?:(?:百家乐)|时时彩)+", "[送颂]百家乐",
    "百家乐(?#|)", "(?=百家乐)贷",
  ])
  func `a pattern with three syllables in every match is right for sound`(pattern: String) {
    let problems = fold(pattern, .sound).problems.map(\.reason)
    let weak: Set<PatternFoldReason> = [
      .singleSyllables, .shortSound(isInAll: true), .shortSound(isInAll: false),
    ]
    #expect(weak.isDisjoint(with: problems), "\(problems)")
  }

  @Test func `a word is no homophone of itself`() {
    #expect(!fold("时间百家乐", .sound).problems.contains { $0.reason.message.contains("sounds like") })
    #expect(!fold("时间", .sound).problems.isEmpty)
    #expect(fold("实践", .sound).problems.contains { $0.reason.message.contains("时间") })
  }

  @Test func `patterns of any bytes are folded without a trap`() {
    var random = SeededGenerator(seed: 13)
    let pieces = [
      "\\", "[", "]", "(", ")", "?", "{", "2", "}", "貸", "㎡", "v", "\\Q", "\\E", "，", "<", "^", "-",
      "\u{200B}", "😀", "#", "x",
    ]
    for _ in 0..<3000 {
      let pattern = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      for view in View.allCases {
        let folded = fold(pattern, view)
        #expect(folded.sourceOffset(of: folded.bytes.count) <= pattern.utf8.count)
        #expect(folded.problems.allSatisfy { $0.range.upperBound <= pattern.utf8.count })
      }
    }
  }

  @Test func `raw patterns stay as they are`() {
    #expect(fold("貸款", .raw).bytes == Array("貸款".utf8))
  }
}
