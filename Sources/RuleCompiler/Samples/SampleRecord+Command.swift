import Bytes
import Documents

extension SampleRecord {
  /// The keys that explain can be given one by one.
  private static let plainKeys: Set = ["from", "to", "text"]

  /// The command that explains a rule on a sample, ready for a shell.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - sample: The sample as it was written.
  ///   - directories: The rule directories, as the author named them.
  /// - Returns: The command, with the record in it: as options, or else as a line of JSON.
  func explainCommand(for rule: RuleSyntax, _ sample: Mapping, in directories: [String])
    -> String
  {
    var command = "weir explain"
    if directories != ["Rules"] {
      command += directories.map { " --rules " + shellWord($0) }.joined()
    }
    command += " --rule \(rule.identifier.text)"
    let keys = Set(sample.entries.map(\.key.text)).subtracting(Sample.claimKeys)
    let isTimeless = rule.sinceMilliseconds == nil && rule.untilMilliseconds == nil
    guard isTimeless, keys.contains("text"), keys.isSubset(of: SampleRecord.plainKeys),
      !keys.contains(where: { sample.text($0).contains(where: \.isNewline) })
    else {
      let json = String(decoding: line, as: UTF8.self)
      return "printf '%s\\n' \(shellWord(json)) | \(command) -"
    }
    command += " --from " + shellWord(sample.text("from"))
    if keys.contains("to") { command += " --to " + shellWord(sample.text("to")) }
    return command + " --text " + shellWord(sample.text("text"))
  }
}

extension Mapping {
  /// The text of a value; empty where there is none.
  fileprivate func text(_ key: String) -> String {
    guard case .scalar(let scalar)? = self[key] else { return "" }
    return scalar.text
  }
}

/// A text as one word of a shell.
func shellWord(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
