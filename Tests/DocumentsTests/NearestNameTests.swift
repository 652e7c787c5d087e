import Documents
import TestSupport
import Testing

struct NearestNameTests {
  private static let names = ["severity", "score", "title", "tags", "id", "from", "to"]

  @Test(arguments: [
    ("titel", "title"), ("titles", "title"), ("severty", "severity"), ("sevreity", "severity"),
    ("scoer", "score"), ("tag", "tags"), ("form", "from"), ("di", "id"), ("Title", "title"),
    ("verdict", nil), ("", nil), ("x", nil), ("贷", nil), ("colour", nil),
  ])
  func `a slip of the hand is understood, another word is not`(name: String, meant: String?) {
    #expect(nearestName(to: name, among: Self.names) == meant)
  }

  @Test func `one edit anywhere in a longer name is always found`() {
    var generator = SeededGenerator(seed: 3)
    let letters = Array("abcdefghijklmnopqrstuvwxyz-")
    for _ in 0..<500 {
      let name = (0..<8).map { _ in letters.randomElement(using: &generator) ?? "a" }
      var changed = name
      let place = Int.random(in: 0..<7, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: changed.remove(at: place)
      case 1: changed.insert("z", at: place)
      case 2: changed[place] = "z"
      default: changed.swapAt(place, place + 1)
      }
      #expect(nearestName(to: String(changed), among: [String(name)]) == String(name))
    }
  }
}
