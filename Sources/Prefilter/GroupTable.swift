/// The requirements of the capturing groups of a pattern, for back-references.
struct GroupTable {
  private var requirements: [Int: Requirement] = [:]
  private var numbers: [[UInt32]: Int] = [:]
  private var count = 0
  private var isKnown = true

  /// True if a name was followed to the one group that had it so far.
  private(set) var hasFollowedName = false

  /// Gives a group that begins here its number.
  mutating func open(_ name: [UInt32]?) -> Int {
    count += 1
    if let name { numbers[name] = count }
    return count
  }

  /// From here on nobody knows which group has which number.
  mutating func forgetNumbers() {
    isKnown = false
  }

  /// The number, where numbers are known.
  func number(_ number: Int) -> Int? { isKnown ? number : nil }

  /// The number of a named group, where numbers are known.
  mutating func number(named name: [UInt32]) -> Int? {
    guard isKnown, let number = numbers[name] else { return nil }
    hasFollowedName = true
    return number
  }

  /// The requirement of a group; nil before its end was read.
  subscript(number: Int) -> Requirement? {
    get { requirements[number] }
    set { requirements[number] = newValue }
  }
}
