import Documents

/// A family lives in the folder of its name.
func checkFamilyFolder(_ file: RuleFile, into diagnostics: inout DiagnosticList) {
  guard let family = file.family else { return }
  let folders = file.path.split(separator: "/").dropLast()
  guard let folder = folders.first, folder != family.text else { return }
  diagnostics.warning(
    .familyFolder, "the family `\(family.text)` lies in the folder `\(folder)`",
    at: family.range, hint: "move the file to \(family.text)/")
}
