import Bytes
import TestSupport
import Testing

struct ScratchArrayTests {
  /// The elements, one by one.
  private func elements(_ array: borrowing ScratchArray<Int>) -> [Int] {
    var copy: [Int] = []
    for place in 0..<array.count { copy.append(array[place]) }
    return copy
  }

  @Test func `an array that grows keeps its elements`() {
    var array = ScratchArray<Int>(capacity: 0)
    for number in 0..<1_000 { array.append(number) }
    let found = elements(array)
    #expect(found == Array(0..<1_000))
  }

  @Test func `an array is made of equal elements or of another's`() {
    let equal = elements(ScratchArray(repeating: 7, count: 3))
    #expect(equal == [7, 7, 7])
    let table = elements(ScratchArray([3, 1, 2]))
    #expect(table == [3, 1, 2])
    let isEmpty = ScratchArray([Int]()).isEmpty
    #expect(isEmpty)
  }

  @Test func `an element is replaced in its place`() {
    var array = ScratchArray([1, 2, 3])
    array[1] = 5
    let found = elements(array)
    #expect(found == [1, 5, 3])
  }

  @Test func `it does what an array of the library does`() {
    var generator = SeededGenerator(seed: 21)
    var array = ScratchArray<Int>(capacity: 1)
    var model: [Int] = []
    for _ in 0..<2_000 {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0:
        array.removeAll()
        model.removeAll()
      case 1:
        let count = Int.random(in: 0...model.count, using: &generator)
        array.truncate(to: count)
        model.removeLast(model.count - count)
      default:
        let number = Int.random(in: 0..<100, using: &generator)
        array.append(number)
        model.append(number)
      }
      let found = elements(array)
      #expect(found == model)
    }
  }

  @Test func `an array that is emptied can be used again, whatever it gave back`() {
    for kept in [0, 1, 100, 5_000] {
      var array = ScratchArray<Int>(capacity: 4)
      for number in 0..<1_000 { array.append(number) }
      array.removeAll(keepingAtMost: kept)
      let isEmpty = array.isEmpty
      #expect(isEmpty)
      for number in 0..<300 { array.append(number) }
      let found = elements(array)
      #expect(found == Array(0..<300))
    }
  }

  @Test func `a place outside of the array traps`() async {
    await #expect(processExitsWith: .failure) { _ = ScratchArray([1])[1] }
    await #expect(processExitsWith: .failure) { _ = ScratchArray([1])[-1] }
    await #expect(processExitsWith: .failure) {
      var array = ScratchArray([1])
      array.truncate(to: 2)
    }
  }
}
