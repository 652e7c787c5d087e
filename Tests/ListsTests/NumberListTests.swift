import Bytes
import Lists
import TestSupport
import Testing

struct NumberListTests {
  @Test func `a number is found in every spelling`() throws {
    let list = NumberList(
      parse("95588\n+86 138-0013-8000  # a mobile\n+442079460000\nICBC", .numbers).entries)
    #expect(list.count == 4)
    let samples: [(String, Int?)] = [
      ("95588", 0), ("９５５８８", 0), ("+8695588", nil), ("955880", nil), ("9558", nil),
      ("13800138000", 1), ("008613800138000", 1), ("00442079460000", 2), ("442079460000", nil),
      ("ICBC", 3), ("icbc", nil), ("", nil), (String(repeating: "9", count: 500), nil),
    ]
    for (written, index) in samples {
      #expect(written.withByteView { list.lookup($0) } == index, "\(written)")
    }
    #expect(list.entryText(0).text == "95588")
    #expect(list.entryText(1).text == "+86 138-0013-8000")
    #expect(list.entryText(3).text == "ICBC")
  }

  @Test func `an empty list finds nothing`() {
    let list = NumberList(parse("", .numbers).entries)
    #expect(list.count == 0)
    #expect("95588".withByteView { list.lookup($0) } == nil)
  }

  @Test func `a list finds what a dictionary finds`() {
    var generator = SeededGenerator(seed: 11)
    let numbers = (0..<30_000).map { _ in
      String(Int.random(in: 13_000_000_000...13_000_090_000, using: &generator))
    }
    let list = parse(numbers.joined(separator: "\n"), .numbers)
    var expected: [String: Int] = [:]
    for number in numbers where expected[number] == nil { expected[number] = expected.count }
    #expect(list.duplicateCount == numbers.count - expected.count)
    #expect(list.duplicateCount > 0)
    let table = NumberList(list.entries)
    for _ in 0..<30_000 {
      let number = String(Int.random(in: 13_000_000_000...13_000_090_000, using: &generator))
      #expect(number.withByteView { table.lookup($0) } == expected[number])
    }
  }

  @Test func `a list is read from several threads`() async {
    let list = NumberList(
      parse((10_000..<20_000).map(String.init).joined(separator: "\n"), .numbers).entries)
    let found = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<20_000).count { number in String(number).withByteView { list.lookup($0) } != nil }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(found == 40_000)
  }
}
