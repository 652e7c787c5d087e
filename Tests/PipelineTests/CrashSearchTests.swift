import Bytes
import TestSupport
import Testing

@testable import Pipeline

@Suite struct CrashSearchTests {
  /// The verdict on a batch in which some lines are bad; with how many trials it took.
  private func verdict(
    _ lines: [String], trial: (Range<Int>, [UInt8]) -> TrialOutcome
  ) -> (verdict: CrashSearch.Verdict, trialCount: Int) {
    let batch = Array(lines.joined().utf8)
    var trialCount = 0
    let verdict = batch.withByteView { view in
      withoutActuallyEscaping(trial) { trial in
        CrashSearch.verdict(on: view) { range in
          trialCount += 1
          #expect(range.upperBound == batch.count || batch[range.upperBound - 1] == 10)
          #expect(range.lowerBound == 0 || batch[range.lowerBound - 1] == 10)
          return trial(range, batch)
        }
      }
    }
    return (verdict, trialCount)
  }

  @Test(arguments: UInt64(0)..<40)
  func `exactly the lines that always end the process are found`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let lineCount = Int.random(in: 1...3_000, using: &generator)
    let badCount = Int.random(in: 0...min(lineCount, 16), using: &generator)
    let bad = Set((0..<lineCount).shuffled(using: &generator).prefix(badCount))
    let lines = (0..<lineCount).map { number in
      (bad.contains(number) ? "!" : "")
        + String(repeating: "x", count: Int.random(in: 0..<200, using: &generator)) + "\n"
    }
    let (found, trialCount) = verdict(lines) { range, batch in
      batch[range].contains(UInt8(ascii: "!")) ? .crashed : .survived
    }
    var (expected, offset): ([Range<Int>], Int) = ([], 0)
    for (number, line) in lines.enumerated() {
      if bad.contains(number) { expected.append(offset..<offset + line.utf8.count) }
      offset += line.utf8.count
    }
    #expect(found == (expected.isEmpty ? .innocent : .lines(expected)))
    #expect(trialCount <= 8 + badCount * 32)
  }

  @Test func `a last line without a line feed is found too`() {
    let (found, _) = verdict(["a\n", "b\n", "!"]) { range, batch in
      batch[range].contains(UInt8(ascii: "!")) ? .crashed : .survived
    }
    #expect(found == .lines([4..<5]))
  }

  @Test(arguments: 1...2)
  func `an end that does not come again blames no line`(crashCount: Int) {
    // Somebody kills now and then, and no line always dies.
    var (number, generator) = (0, SeededGenerator(seed: UInt64(crashCount)))
    let (found, _) = verdict((0..<500).map { "\($0)\n" }) { range, _ in
      number += 1
      let isSingle = range.count <= 4
      return number <= crashCount && !isSingle && Bool.random(using: &generator)
        ? .crashed : .survived
    }
    #expect(found == .innocent)
  }

  @Test func `what nobody can say blames no line`() {
    let (found, trialCount) = verdict(["a\n", "!\n"]) { _, _ in .undecided }
    #expect(found == .innocent && trialCount == 1)
  }

  @Test func `lines that end the process only together are hopeless`() {
    let (found, _) = verdict((0..<100).map { "\($0)\n" }) { range, batch in
      range.contains(0) && range.contains(batch.count - 1) ? .crashed : .survived
    }
    #expect(found == .hopeless)
  }

  @Test func `more bad lines than may be rejected are hopeless, and no further are looked for`() {
    let lines = [String](repeating: "!\n", count: 1_000)
    let (found, trialCount) = verdict(lines) { _, _ in .crashed }
    #expect(found == .hopeless)
    #expect(trialCount < Limits.crashingLineCountMax * 32)
  }

  @Test func `an empty batch is innocent`() {
    #expect(verdict([]) { _, _ in .crashed }.verdict == .innocent)
  }
}
