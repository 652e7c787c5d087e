import Engine

/// What `blocked_by` can name in a rule, and whether that alone keeps the rule from firing.
struct SampleBlockers {
  private let root: Explanation.Step

  /// The conditions on the text that the rule writes itself, in its order; those of named conditions
  /// go by the names.
  private let texts: [Explanation.Step]

  /// The names of conditions and fields, each once, in the order of the rule.
  private let others: [String]

  init(_ root: Explanation.Step) {
    self.root = root
    var texts: [Explanation.Step] = []
    var others: [String] = []
    SampleBlockers.collect(root, isNamed: false, &texts, &others)
    self.texts = texts
    self.others = others
  }

  private static func collect(
    _ step: Explanation.Step, isNamed: Bool, _ texts: inout [Explanation.Step],
    _ others: inout [String]
  ) {
    if step.subject == "text" {
      if !isNamed { texts.append(step) }
    } else if let name = step.name ?? step.subject, !others.contains(name) {
      others.append(name)
    }
    for part in step.parts {
      collect(part, isNamed: isNamed || step.name != nil, &texts, &others)
    }
  }

  /// What can be named; a text by its position where there are several.
  var names: [String] {
    let positions = texts.count == 1 ? ["text"] : texts.indices.map { "text \($0 + 1)" }
    return positions + others
  }

  /// Whether what a name stands for is the only thing that keeps the rule from firing.
  ///
  /// - Parameter name: A field, `has`, a named condition, `text` for any one text, or `text 2`.
  /// - Returns: Nil where the rule has nothing of that name.
  func isOnlyBlocker(_ name: String) -> Bool? {
    if name == "text" { return texts.isEmpty ? nil : texts.contains { stopsAlone($0) } }
    if let position = SampleBlockers.position(name) {
      return texts.indices.contains(position - 1) ? stopsAlone(texts[position - 1]) : nil
    }
    guard others.contains(name) else { return nil }
    return hangs { $0.name == name || $0.subject == name }
  }

  /// The names of which each is the only thing that keeps the rule from firing.
  var onlyBlockers: [String] { names.filter { isOnlyBlocker($0) == true } }

  private static func position(_ name: String) -> Int? {
    guard name.hasPrefix("text ") else { return nil }
    return Int(name.dropFirst("text ".count))
  }

  private func stopsAlone(_ text: Explanation.Step) -> Bool { hangs { $0.range == text.range } }

  /// Whether the rule might fire if some of its conditions were not known.
  private func hangs(on isUnknown: (Explanation.Step) -> Bool) -> Bool {
    root.truth(ifUnknown: isUnknown) != .no
  }
}
