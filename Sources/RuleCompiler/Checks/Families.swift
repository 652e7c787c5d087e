import Bytes
import Documents

/// A rule directory has rules, and of every family that the manifest names as many as it says.
///
/// A copy that stopped half-way, a folder that was moved and a file that was cut leave a directory
/// that compiles and lets everything pass.
enum Families: Lint {
  static let codes: [DiagnosticCode] = [.noRules, .familyTooSmall]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    // A file that cannot be read was reported, and its rules are missing for that reason.
    guard directory.unreadable.isEmpty else { return }
    // A rule that a later layer replaces was not lost, whatever family the other one has.
    var members: [String: Set<String>] = [:]
    for file in directory.sortedFiles {
      let rules = (file.rules + file.replaced).filter { $0.mode != .disabled }
      if rules.isEmpty { continue }
      members[file.family?.text ?? "", default: []].formUnion(rules.map(\.identifier.text))
    }
    if members.isEmpty {
      diagnostics.error(
        .noRules, "no rule is in force here, so every record would be allowed",
        at: directory.manifest.range,
        hint: "look whether the folders of the rules were moved, renamed or not yet copied")
    }
    guard !directory.options.isExcerpt else { return }
    for family in directory.manifest.families ?? [] {
      let (name, least) = (family.name.text, family.leastRules)
      let count = members[name]?.count ?? 0
      guard count < least.value else { continue }
      diagnostics.error(
        .familyTooSmall,
        "the family `\(name)` has \(count) rules, fewer than \(least.value)", at: least.range,
        hint: "look whether a file of \(name)/ was cut, renamed or removed; where a rule was "
          + "retired, write the new number")
    }
  }
}

extension DiagnosticCode {
  static let noRules = DiagnosticCode(
    "E063", "no-rules",
    explanation: "There is no rule, or none that is in force. Such a set would allow everything, "
      + "and nobody would see it; a folder that is missing is the usual cause.",
    wrong: """
      family: loan
      rules: []

      """)

  static let familyTooSmall = DiagnosticCode(
    "E064", "family-too-small",
    explanation: "The manifest says under `families` how many rules each family has at least, and "
      + "here are fewer: a file was cut, renamed or not copied. `--force` does not help; where a "
      + "rule was retired, write the new number.",
    wrong: """
      families: {loan: 2}

      """,
    right: """
      families: {loan: 1}

      """)
}
