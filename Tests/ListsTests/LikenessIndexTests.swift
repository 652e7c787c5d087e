import Bytes
import TestSupport
import Testing

@testable import Lists

struct LikenessIndexTests {
  private static let toll = "您的高速通行卡已停用请尽快登录官网重新认证以免影响通行"
  private static let parcel = "您的包裹因地址不详无法派送请点击链接补充信息否则退回"

  private func index(_ samples: [String]) -> LikenessIndex {
    LikenessIndex(samples.map { Array($0.utf8) })
  }

  private func nearest(
    _ text: String, _ index: LikenessIndex, atLeast tenths: Int = 5,
    using scratch: inout LikenessScratch
  ) -> Likeness? {
    text.withByteView { index.nearest(to: $0, atLeast: tenths, using: &scratch) }
  }

  @Test
  func `a text with other links and numbers is the same, one with other words is near or not`() {
    let index = index([Self.parcel, Self.toll])
    var scratch = LikenessScratch()
    let same = nearest(Self.toll + "8866.top", index, using: &scratch)
    #expect(same?.sample == 1)
    #expect(same.map { $0.hundredths > 80 } == true)
    let changed = nearest(
      "您的高速通行卡已失效请尽快登录网站重新认证以免影响出行", index, using: &scratch)
    #expect(changed?.sample == 1)
    #expect(changed?.hundredths == 54)
    #expect(changed?.reaches(tenths: 5) == true)
    #expect(changed?.reaches(tenths: 6) == false)
    #expect(nearest("您好我已到楼下请开一下门谢谢您", index, using: &scratch) == nil)
    #expect(nearest("", index, using: &scratch) == nil)
    #expect(nearest(Self.toll, self.index([]), using: &scratch) == nil)
  }

  @Test func `of equally near samples the first is told`() {
    let index = index([Self.parcel, Self.toll + "吧", Self.toll + "吧", Self.toll])
    var scratch = LikenessScratch()
    #expect(nearest(Self.toll, index, using: &scratch)?.sample == 3)
    #expect(nearest(Self.toll + "吧", index, using: &scratch)?.sample == 1)
  }

  @Test func `a sample of few words is like nothing`() {
    let index = index(["加微信领", Self.toll])
    var scratch = LikenessScratch()
    #expect(nearest("加微信领", index, using: &scratch) == nil)
    #expect("加微信领".withByteView { LikenessIndex.isTooShort($0) })
    #expect(!Self.toll.withByteView { LikenessIndex.isTooShort($0) })
    #expect(!"一二三四五六".withByteView { LikenessIndex.isTooShort($0) })
    #expect("一二三四五".withByteView { LikenessIndex.isTooShort($0) })
  }

  /// The pairs of a text, by strings.
  private func naivePairs(_ text: String) -> Set<String> {
    let letters = Array(text)
    return Set(letters.indices.dropLast().map { String([letters[$0], letters[$0 + 1]]) })
  }

  private func naiveNearest(_ text: String, _ samples: [String], tenths: Int) -> Likeness? {
    let own = naivePairs(text)
    var best: Likeness?
    for (number, sample) in samples.enumerated() {
      let other = naivePairs(sample)
      guard other.count >= Limits.samplePairCountMin else { continue }
      let found = Likeness(
        sample: number, commonCount: own.intersection(other).count,
        unionCount: own.union(other).count)
      guard found.commonCount > 0, found.commonCount * 10 >= tenths * found.unionCount else {
        continue
      }
      if let known = best, !found.isNearer(than: known) { continue }
      best = found
    }
    return best
  }

  /// Texts of a few letters, and samples with some of their letters changed.
  private struct RandomTexts {
    var generator = SeededGenerator(seed: 7)
    let letters = Array("的一是不了人我在有他这中大来上国个到说们")

    mutating func text() -> String {
      String(
        (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &generator)]
        })
    }

    mutating func changed(_ sample: String) -> String {
      String(
        sample.map { letter in
          guard Int.random(in: 0..<5, using: &generator) == 0 else { return letter }
          return letters[Int.random(in: 0..<letters.count, using: &generator)]
        })
    }
  }

  @Test func `the index finds what a comparison with every sample finds`() {
    var texts = RandomTexts()
    var scratch = LikenessScratch()
    for round in 0..<60 {
      let samples = (0..<(round % 41)).map { _ in texts.text() }
      let index = index(samples)
      for turn in 0..<30 {
        let tenths = 3 + (round + turn) % 8
        let sample = samples.isEmpty ? "" : samples[turn % samples.count]
        let text = turn % 2 == 0 ? texts.text() : texts.changed(sample)
        #expect(
          nearest(text, index, atLeast: tenths, using: &scratch)
            == naiveNearest(text, samples, tenths: tenths))
        let anywhere = text.withByteView { index.nearest(to: $0, using: &scratch) }
        #expect(anywhere == naiveNearest(text, samples, tenths: 0))
      }
    }
  }

  @Test func `stretches in common are joined, and bounded`() {
    let index = index([Self.toll])
    func stretches(_ text: String) -> [String] {
      text.withByteView { bytes in
        var found: [String] = []
        index.forEachCommonStretch(of: 0, in: bytes) { found.append(bytes[$0].text) }
        return found
      }
    }
    #expect(stretches("您的高速通行证已停用,请尽快登录") == ["您的高速通行", "已停用,请尽快登录"])
    #expect(stretches("今天天气好") == [])
    let many = String(repeating: "认证好", count: 100)
    #expect(stretches(many) == Array(repeating: "认证", count: Limits.likenessSpanCountMax))
  }

  @Test func `a list of a thousand variants of one campaign finds one of them within its bounds`() {
    let letters = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
    var samples: [String] = []
    for number in 0..<1_000 {
      let ending = [letters[number % 22], letters[number / 22 % 22], letters[number / 484]]
      samples.append(Self.toll + String(ending))
    }
    let index = index(samples)
    var scratch = LikenessScratch()
    let found = nearest(Self.toll + "吗", index, using: &scratch)
    #expect(found.map { $0.hundredths > 80 } == true)
    // Whoever writes a text of pieces of all samples is compared with so many of them and no more.
    let hostile: String = samples.prefix(400).map { String($0.suffix(4)) }.joined()
    _ = nearest(hostile, index, atLeast: 3, using: &scratch)
    let long = String(repeating: Self.parcel + Self.toll, count: 300)
    #expect(nearest(long, index, using: &scratch).map { $0.sample < 1_000 } ?? true)
  }
}
