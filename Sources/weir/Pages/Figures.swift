/// Numbers as people read them: with commas, in units that suit them.
enum Figures {
  /// A count with commas: `12,345`.
  static func grouped(_ count: Int) -> String {
    let digits = String(count)
    var shown = ""
    for (place, digit) in digits.enumerated() {
      let left = digits.count - place
      if place > 0, left.isMultiple(of: 3), shown.last != "-" { shown += "," }
      shown.append(digit)
    }
    return shown
  }

  /// A number with one digit behind the point: `3.1`.
  static func tenths(_ value: Double) -> String {
    let rounded = Int((value * 10).rounded())
    return "\(grouped(rounded / 10)).\(abs(rounded % 10))"
  }

  /// A number with two digits behind the point: `0.05`.
  static func hundredths(_ value: Double) -> String {
    let rounded = Int((value * 100).rounded())
    let part = abs(rounded % 100)
    return "\(grouped(rounded / 100)).\(part < 10 ? "0" : "")\(part)"
  }

  /// Nanoseconds in a unit that suits them: `340 ns`, `1.2 µs`, `12.4 ms`, `3.0 s`.
  static func duration(nanoseconds: Double) -> String {
    let units: [(name: String, size: Double)] = [("s", 1e9), ("ms", 1e6), ("µs", 1e3)]
    for unit in units where nanoseconds >= unit.size {
      return tenths(nanoseconds / unit.size) + " " + unit.name
    }
    return "\(Int(nanoseconds.rounded())) ns"
  }

  /// A part of a whole in percent: `41 %`; `<1 %` for little, nothing for no whole.
  static func percent(_ part: Double, of whole: Double) -> String {
    guard whole > 0 else { return "–" }
    let percents = part / whole * 100
    if percents > 0, percents < 1 { return "<1 %" }
    if percents < 100, percents > 99 { return ">99 %" }
    return "\(Int(percents.rounded())) %"
  }

  /// A text at the right end of so many columns.
  static func rightAligned(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(columns - text.count, 0)) + text
  }
}
