import Bytes

/// Holds the entries of all files against each other, and keeps those that are good.
struct VariantsCheck {
  private(set) var entries: [Variants.Entry] = []
  private(set) var problems: [Variants.FileProblem] = []
  private let frequent: Set<UInt32>
  private var singles: [UInt32: Variants.Entry] = [:]
  private var phrases: [[UInt32]: Variants.Entry] = [:]

  init(_ all: [Variants.Entry], frequent: Set<UInt32>) {
    self.frequent = frequent
    // Characters come first: what they are merged with decides what phrases can show.
    var singles: [UInt32: Variants.Entry] = [:]
    var phrases: [[UInt32]: Variants.Entry] = [:]
    var admitted: [Variants.Entry] = []
    for entry in all where entry.file.isSingle {
      if admit(entry, &singles, by: entry.source[0]) { admitted.append(entry) }
    }
    for entry in all where !entry.file.isSingle {
      if admit(entry, &phrases, by: entry.source) { admitted.append(entry) }
    }
    self.singles = singles
    self.phrases = phrases
    for entry in admitted where !isRefused(entry) { entries.append(entry) }
  }

  /// Enters a source that is new, or reports that it is not.
  private mutating func admit<Key: Hashable>(
    _ entry: Variants.Entry, _ known: inout [Key: Variants.Entry], by key: Key
  ) -> Bool {
    guard let first = known[key] else {
      known[key] = entry
      return true
    }
    report(
      first.target == entry.target
        ? .duplicate(file: first.file, firstLine: first.line)
        : .conflict(file: first.file, firstLine: first.line), entry)
    return false
  }

  private mutating func isRefused(_ entry: Variants.Entry) -> Bool {
    guard let reason = refusal(entry) else { return false }
    report(reason, entry)
    return true
  }

  private func refusal(_ entry: Variants.Entry) -> VariantsProblemReason? {
    if entry.file.isSingle {
      if entry.target.contains(entry.source[0]) { return .cycle }
      for code in entry.target {
        guard let next = singles[code] else { continue }
        return next.target.contains(entry.source[0]) ? .cycle : .chain(line: next.line)
      }
      let isDangerous = entry.file == .characters && frequent.contains(entry.source[0])
      return isDangerous && !entry.isForced ? .frequent : nil
    }
    // A phrase that stands for itself keeps a shorter one from beginning in it.
    let isDropped = entry.source.contains { $0 == 0x20 || singles[$0] != nil }
    if isDropped { return .unreachable }
    if entry.target != entry.source, let next = phrases[entry.target], next.target != entry.target {
      return next.target == entry.source ? .cycle : .chain(line: next.line)
    }
    return nil
  }

  private mutating func report(_ reason: VariantsProblemReason, _ entry: Variants.Entry) {
    let problem = VariantsProblem(
      reason: reason, line: entry.line, column: entry.column, range: entry.range)
    problems.append((entry.file, problem))
  }
}
