import Bytes

extension RuleBundle {
  /// Some rule files of a directory, with all that they need: the files that they use, the manifest,
  /// the lists and the tables.
  ///
  /// A file counts as used where its name stands in another one, so that a file which is broken as
  /// YAML has what it needs too.
  ///
  /// - Parameter paths: The rule files; those that are not there are left out.
  /// - Returns: The files. To compile them, the options say that they are an excerpt.
  public func excerpt(of paths: [String]) -> RuleBundle {
    var kept = Set(paths)
    var waiting = paths
    while let path = waiting.popLast() {
      guard let user = file(path) else { continue }
      for file in files where file.isRuleFile && !kept.contains(file.path) && user.names(file) {
        kept.insert(file.path)
        waiting.append(file.path)
      }
    }
    return RuleBundle(
      directories: directories, files: files.filter { !$0.isRuleFile || kept.contains($0.path) },
      irregular: irregular)
  }

  /// The rule files of which one of some files is a part, themselves among them.
  public func ruleFiles(touchedBy paths: [String]) -> [String] {
    var touched = Set(paths)
    var waiting = paths.compactMap { file($0) }.filter(\.isRuleFile)
    while let used = waiting.popLast() {
      for file in files where file.isRuleFile && !touched.contains(file.path) && file.names(used) {
        touched.insert(file.path)
        waiting.append(file)
      }
    }
    return files.filter { $0.isRuleFile && touched.contains($0.path) }.map(\.path)
  }
}

extension RuleBundle.File {
  /// True if rules or fragments stand in it.
  public var isRuleFile: Bool { path.hasSuffix(".yaml") && path != DirectoryReader.manifestPath }

  /// Whether the name by which a rule file is used stands in this one, `shared/contact`; of one that
  /// lies in no folder nobody can tell.
  fileprivate func names(_ used: RuleBundle.File) -> Bool {
    let name = Array(used.path.utf8.dropLast(".yaml".utf8.count))
    let sign = UInt8(ascii: "/")
    guard let slash = name.firstIndex(of: sign) else { return true }
    return bytes.withByteView { text in
      var offset = slash
      while offset < text.count, let found = text.firstOffset(of: sign, from: offset) {
        let range = (found - slash)..<(found - slash + name.count)
        if range.upperBound <= text.count, text[range].array == name { return true }
        offset = found + 1
      }
      return false
    }
  }
}
