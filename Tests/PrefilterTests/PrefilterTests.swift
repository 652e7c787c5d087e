import Bytes
import Testing
import Views

@testable import Prefilter

struct PrefilterTests {
  @Test(arguments: [
    ("贷款", "办理贷款", true), ("贷款", "贷 - 款", true), ("贷款", "款贷", false), ("贷款", "贷", false),
    ("贷.{0,3}款", "贷一二三款", true), ("贷.{0,3}款", "贷一二三四款", false), ("贷.{0,3}款", "款一贷", false),
    ("贷.{0,3}款", "款，贷一款", true), ("贷.*款", "贷一二三四五款", true), ("贷.*款", "款一二贷", false),
    ("^(?=.*贷款)(?=.*额度)", "额度贷款", true), ("^(?=.*贷款)(?=.*额度)", "贷款", false),
    ("号\\d{6}", "号12345", false), ("号\\d{6}", "号123456", true), ("号\\d{6}", "123456号", false),
    ("号\\d{6}", "号12 34-56", true), ("\\d{3}.{0,2}号", "1234567号", true),
    ("\\d{3}号", "12号345", false),
    ("(贷款).{1,9}\\1", "一次贷款", false), ("(贷款).{1,9}\\1", "贷款和贷款", true), ("微", "薇", false),
    ("微", "a微b", true), ("abc", "xABCx", true), ("一二三四五六七", "零一二三四五六七八", true),
    ("一二三四五六七", "一二三四五六八", false), ("[微薇]信", "薇 信", true), ("abc", "ab", false),
  ])
  func `a text has candidates where the clauses are, in order and near enough`(
    pattern: String, text: String, isCandidate: Bool
  ) throws {
    let finder = try Finder([pattern], in: .folded)
    #expect(finder.isFiltered == [true])
    #expect(finder.candidates(of: text).contains(0) == isCandidate)
  }

  @Test func `an empty text, and one without letters, have no candidates`() throws {
    let finder = try Finder(["贷款", "款"], in: .folded)
    for text in ["", " ", "，。！", "🧧", "\u{0}"] { #expect(finder.candidates(of: text).isEmpty) }
  }

  @Test(arguments: [View.raw, .folded, .skeleton, .sound])
  func `a pattern is looked for in the text of its view`(view: View) throws {
    let finder = try Finder(["信用贷款"], in: view)
    #expect(finder.prefilter.spaces == SpaceSet(Space(view)))
    #expect(finder.candidates(of: "办信用贷款") == [0])
    #expect(finder.candidates(of: "办信用卡") == [])
  }

  @Test func `both forms of a text are looked through where their letters differ`() throws {
    var builder = PrefilterBuilder()
    let source = try Finder(["网贷"], in: .folded)
    for (identity, view) in [View.folded, .skeleton].enumerated() {
      let likelihood = builder.add(source.patterns[0], in: view, identity: UInt32(identity))
      #expect(likelihood != nil)
    }
    let prefilter = builder.build()
    var views = ViewScratch()
    var scratch = PrefilterScratch(for: prefilter)
    func found(_ text: String) -> Set<UInt32> {
      text.withByteView { bytes in
        views.begin(bytes)
        prefilter.findCandidates(in: &views, isSoundOpen: { _ in false }, using: &scratch)
        return Set((0..<scratch.candidates.count).map { scratch.candidates[$0] })
      }
    }
    #expect(found("网贷") == [0, 1])
    // The reading in brackets is part of the folded text alone.
    #expect(found("網(wǎng)貸") == [1])
    #expect(found("") == [])
  }

  @Test func `words are as likely as the literals that they are, and signs are certain`() {
    func likelihood(_ words: [String]) -> Double {
      Array(words.joined().utf8).withByteView { bytes in
        var start = 0
        let views = words.map { word in
          defer { start += word.utf8.count }
          return bytes[start..<start + word.utf8.count]
        }
        return PrefilterBuilder.likelihood(of: views, in: .folded)
      }
    }
    #expect(likelihood(["裸聊"]) < likelihood(["裸聊", "U 盾"]))
    #expect(likelihood(["裸聊", "U 盾"]) < 0.01)
    #expect(likelihood(["，"]) == 1)
    #expect(likelihood([]) == 0)
  }

  @Test func `without patterns there is nothing to look for`() {
    let prefilter = PrefilterBuilder().build()
    #expect(prefilter.isEmpty && prefilter.spaces.isEmpty)
  }

  @Test func `what one text left behind does not reach the next`() throws {
    let finder = try Finder(["贷款.{0,3}额度"], in: .folded)
    var views = ViewScratch()
    var scratch = PrefilterScratch(for: finder.prefilter)
    var counts: [Int] = []
    for text in ["贷款", "额度", "贷款额度", "额度贷款"] {
      text.withByteView { bytes in
        views.begin(bytes)
        finder.prefilter.findCandidates(in: &views, isSoundOpen: { _ in false }, using: &scratch)
      }
      counts.append(scratch.candidates.count)
    }
    #expect(counts == [0, 0, 1, 0])
  }
}
