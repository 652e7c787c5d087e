import Documents

extension DiagnosticCode {
  static let lostInView = DiagnosticCode(
    "E080", "lost-in-view",
    explanation: "The pattern cannot do in this view what it says: a literal vanishes in it, or is "
      + "never written so, or a range of a class means something else. Name another view.")

  static let badVariant = DiagnosticCode(
    "E081", "bad-variant",
    explanation: "A line of a file in variants/ is refused: it conflicts with another, leads in a "
      + "circle, or would change a character that is frequent in clean text.")

  static let badData = DiagnosticCode(
    "E082", "bad-data",
    explanation: "A line of a file in numbers/ or hosts/ is refused: the numbering plan, the "
      + "bindings of signatures and the tables of hosts are data that facts rest on, so none of it "
      + "is guessed.")

  static let changedInView = DiagnosticCode(
    "W039", "changed-in-view",
    explanation:
      "A part of the pattern is written otherwise in this view, is very short for it, or "
      + "means little in it. Write what the view shows, or name the views that are meant.")

  static let oddVariant = DiagnosticCode(
    "W040", "odd-data",
    explanation: "A line of a file in variants/, numbers/ or hosts/ has no effect, or a doubtful "
      + "one.")
}
