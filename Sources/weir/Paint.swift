import Engine

/// The few colours of a terminal that are used, or none.
struct Paint {
  /// What is painted, by the code of ECMA-48 (SGR).
  enum Color: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case mark = "1;4"
  }

  let isOn: Bool

  func callAsFunction(_ text: String, _ color: Color) -> String {
    isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }

  func color(of verdict: Verdict) -> Color {
    switch verdict {
    case .allow: .green
    case .review: .yellow
    case .block: .red
    }
  }
}
