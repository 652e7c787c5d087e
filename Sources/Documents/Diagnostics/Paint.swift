/// The few colours of a terminal that are used, or none.
public struct Paint: Sendable {
  /// The colours and weights, by their codes of ECMA-48 (SGR).
  public enum Color: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case strongRed = "1;31"
    case strongYellow = "1;33"
    case mark = "1;4"
  }

  private let isOn: Bool

  /// Paints, or leaves every text as it is.
  public init(isOn: Bool) {
    self.isOn = isOn
  }

  /// A text in a colour.
  public func callAsFunction(_ text: String, _ color: Color) -> String {
    isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}
