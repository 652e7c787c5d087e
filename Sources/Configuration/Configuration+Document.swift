extension Configuration {
  /// The settings as a commented file that ``load(_:into:)`` reads back to the same settings.
  ///
  /// The shipped `systemd/weir.yaml` is this text of the defaults.
  public var document: String {
    var text = """
      # The settings of weir, each with its default. Delete what you do not change, or all of it.
      # `weir run --config FILE` reads this file strictly: a misspelt key is an error.

      """
    for setting in Configuration.settings {
      text += "\n"
      for line in wrapped(setting.documentation) + ["Value: " + setting.values + "."] {
        text += "# " + line + "\n"
      }
      text += setting.key + ": " + setting.document(of: self) + "\n"
    }
    return text
  }

  private static var lineLengthMax: Int { 88 }

  /// Lines that fit into a page of this width with their margin, broken at blanks.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count + 1 > Configuration.lineLengthMax {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
