import Documents

/// A family lives in the folder of its name.
enum FamilyFolder: Lint {
  static let codes: [DiagnosticCode] = [.familyFolder]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    for file in directory.sortedFiles {
      let folders = file.path.split(separator: "/").dropLast()
      guard let family = file.family, let folder = folders.first, folder != family.text else {
        continue
      }
      diagnostics.warning(
        .familyFolder, "the family `\(family.text)` lies in the folder `\(folder)`",
        at: family.range, hint: "move the file to \(family.text)/")
    }
  }
}

extension DiagnosticCode {
  static let familyFolder = DiagnosticCode(
    "W036", "family-folder",
    explanation: "A rule file lies in a folder that is not named for its `family`, where others "
      + "will look for it.",
    wrong: """
      family: bank

      """,
    right: """
      family: loan

      """)
}
