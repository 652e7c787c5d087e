import Engine

/// The conditions of one rule in a row, each with the one that it belongs to, so that the rule can be
/// decided anew where one of them is otherwise.
struct ConditionTree {
  /// A condition and its place among the others.
  struct Place {
    var condition: EmittedCondition
    var parent: Int?
    var parts: [Int] = []
  }

  /// The conditions, each before its parts; the first is that of the rule.
  private(set) var places: [Place] = []

  init(_ root: EmittedCondition) {
    append(root, to: nil)
  }

  private mutating func append(_ condition: EmittedCondition, to parent: Int?) {
    let index = places.count
    places.append(Place(condition: condition, parent: parent))
    if let parent { places[parent].parts.append(index) }
    for part in condition.parts { append(part, to: index) }
  }

  /// The conditions that can be left out: parts of a combination that has others.
  var removable: [Int] {
    places.indices.filter { index in
      guard let parent = places[index].parent else { return false }
      return places[parent].condition.combination != nil && places[parent].parts.count > 1
    }
  }

  /// The truth of the rule if one condition were otherwise.
  ///
  /// - Parameters:
  ///   - truths: The truths of all conditions as they are, by their places.
  ///   - place: The condition.
  ///   - truth: Its other truth; nil if it were not there.
  /// - Returns: The truth of the whole.
  func root(_ truths: [Truth], if place: Int, were truth: Truth?) -> Truth {
    var (index, changed) = (place, truth)
    while let parent = places[index].parent {
      var parts: [Truth] = []
      for part in places[parent].parts {
        if part != index {
          parts.append(truths[part])
        } else if let changed {
          parts.append(changed)
        }
      }
      let now = places[parent].condition.combination?.truth(of: parts) ?? parts[0]
      if now == truths[parent] { return truths[0] }
      (index, changed) = (parent, now)
    }
    return changed ?? truths[0]
  }
}
