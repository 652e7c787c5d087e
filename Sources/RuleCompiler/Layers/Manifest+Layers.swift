import Bytes
import Documents

extension Manifest {
  /// Adds what a later layer says; where both say something, the later layer wins.
  ///
  /// - Parameters:
  ///   - later: The manifest of the later layer.
  ///   - diagnostics: Where it is reported that there is nothing to change.
  mutating func add(_ later: Manifest, into diagnostics: inout DiagnosticList) {
    families = families.map { $0.taking(later.families ?? [], by: \.name.text) } ?? later.families
    largestRuleShrink = later.largestRuleShrink ?? largestRuleShrink
    blockTenths = later.blockTenths ?? blockTenths
    reviewTenths = later.reviewTenths ?? reviewTenths
    if later.saysZone { zoneOffsetSeconds = later.zoneOffsetSeconds }
    lists = lists.taking(later.lists, by: \.name.text)
    brokenLists.formUnion(later.brokenLists)
    let known = protected.map(\.text)
    protected += later.protected.filter { !known.contains($0.text) }
    groups = groups.taking(later.groups, by: \.name.text)
    tags = tags.taking(later.tags, by: \.name.text)
    replaced += later.replaced
    for removal in later.removals {
      if let index = lists.firstIndex(where: { $0.name.text == removal.list.text }) {
        lists[index].removals.append(removal)
      } else if !brokenLists.contains(removal.list.text) {
        diagnostics.warning(
          .nothingToChange, "no earlier layer has a list `\(removal.list.text)`",
          at: removal.list.range,
          hint: suggestion(for: removal.list.text, among: lists.map(\.name.text)))
      }
    }
    removals += later.removals
  }

  /// The paths of all files that hold entries of lists.
  var listPaths: [String] { lists.map(\.file.text) + removals.map(\.file.text) }
}

extension Array {
  /// The elements, with those of a later layer in the place of those with the same name.
  fileprivate func taking(_ later: [Element], by name: (Element) -> String) -> [Element] {
    var elements = self
    for element in later {
      if let index = elements.firstIndex(where: { name($0) == name(element) }) {
        elements[index] = element
      } else {
        elements.append(element)
      }
    }
    return elements
  }
}

extension RuleBundle {
  /// The files without those that a later layer replaces as a whole.
  ///
  /// - Parameters:
  ///   - replaced: The paths, each with the layer whose manifest says so.
  ///   - diagnostics: Where it is reported that there is nothing to replace.
  /// - Returns: The bundle with what is left.
  func hiding(
    _ replaced: [(path: Scalar, layer: Int)], into diagnostics: inout DiagnosticList
  ) -> RuleBundle {
    guard !replaced.isEmpty else { return self }
    var kept = files
    for (path, layer) in replaced {
      let count = kept.count
      kept.removeAll { $0.layer < layer && $0.path == path.text }
      guard kept.count == count else { continue }
      diagnostics.warning(
        .nothingToChange, "no earlier layer has a file \(Quoted(path.text))", at: path.range,
        hint: "write its path inside the rule directory")
    }
    return RuleBundle(directories: directories, files: kept, irregular: irregular)
  }
}

extension RuleFile {
  /// Rule files in which rules give way to those of a later layer with the same id.
  static func replacing(_ files: [RulePath: RuleFile]) -> [RulePath: RuleFile] {
    guard files.keys.contains(where: { $0.layer > 0 }) else { return files }
    var layers: [String: Int] = [:]
    for file in files.values {
      for rule in file.rules where rule.hasIdentifier {
        layers[rule.identifier.text] = max(
          layers[rule.identifier.text] ?? 0, file.place.layer)
      }
    }
    return files.mapValues { file in
      var file = file
      let isReplaced = { (rule: RuleSyntax) in
        rule.hasIdentifier && layers[rule.identifier.text] ?? 0 > file.place.layer
      }
      file.replaced = file.rules.filter(isReplaced)
      file.rules.removeAll(where: isReplaced)
      return file
    }
  }
}

extension DiagnosticCode {
  static let nothingToChange = DiagnosticCode(
    "W110", "nothing-to-change",
    explanation: "A layer of rules changes something that no earlier layer has: a file under "
      + "`replaces`, a list under `remove`, or an entry of it. An upgrade may have taken it away. What "
      + "has nothing to change is left out.")
}
