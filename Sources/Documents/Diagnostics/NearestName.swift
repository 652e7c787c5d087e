/// The name that was probably meant, by edit distance, or nil where none is near.
///
/// For "did you mean": insertions, deletions, replacements and swaps of neighbours count one each,
/// and about one in three characters may be wrong. Of equally near names the first wins.
///
/// - Parameters:
///   - name: What was written.
///   - names: What may be meant.
///   - editCountMax: How many mistakes there may be at most; nil for no further bound.
/// - Returns: The nearest of the names.
public func nearestName(
  to name: String, among names: some Sequence<String>, editCountMax: Int? = nil
) -> String? {
  let wanted = Array(name.unicodeScalars.prefix(nameLengthMax))
  var best: (name: String, distance: Int)?
  for candidate in names {
    let letters = Array(candidate.unicodeScalars.prefix(nameLengthMax))
    let usual = max(1, max(wanted.count, letters.count) / 3)
    let allowed = min(usual, editCountMax ?? usual)
    guard abs(letters.count - wanted.count) <= allowed else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= allowed, distance < wanted.count else { continue }
    if distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// Longer names are compared by their beginning, so that a hostile key costs little.
private let nameLengthMax = 60

/// The optimal string alignment distance: Levenshtein's, with swaps of neighbours.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var older: [Int] = []
  var previous = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(replaced, previous[column + 1] + 1, current[column] + 1)
      let isSwap =
        row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
      if isSwap { distance = min(distance, older[column - 1] + 1) }
      current.append(distance)
    }
    older = previous
    previous = current
  }
  return previous[right.count]
}
