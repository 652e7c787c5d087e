import PatternSyntax

/// The characters with which a text must begin that items in a row match.
struct Beginning {
  /// The characters that may come first, second and so on, as far as that is known.
  private(set) var sets: [CodeRanges] = []

  /// How many characters in a row are looked at.
  static let lengthMax = 8

  init(
    of items: some Sequence<PatternTree.Item>, isCaseless: Bool,
    lengthMax: Int = Beginning.lengthMax
  ) {
    for item in items {
      guard sets.count < lengthMax else { return }
      guard let least = Beginning.leastCount(of: item), least > 0 else { return }
      switch item.kind {
      case .token(let token):
        if case .boundary = token.kind { continue }
        guard let set = CodeRanges(token, isCaseless: isCaseless) else { return }
        sets.append(set)
        guard item.quantifiers.isEmpty else { return }
      case .group(.lookAround, _): continue
      case .group(let group, let alternatives):
        if let set = Beginning.set(of: group, alternatives, isCaseless: isCaseless) {
          sets.append(set)
        }
        return
      }
    }
  }

  /// The first character of what items in a row match, or of what follows where they may be left out;
  /// nil where it may be any.
  static func first(
    of items: some Sequence<PatternTree.Item>, then following: CodeRanges?, isCaseless: Bool
  ) -> CodeRanges? {
    var all = CodeRanges([])
    var isTested = false
    for item in items {
      if Beginning.isTest(item) {
        isTested = true
        continue
      }
      var once = item
      once.quantifiers = []
      guard let least = leastCount(of: item),
        let set = Beginning(of: [once], isCaseless: isCaseless, lengthMax: 1).sets.first
      else { return nil }
      all = all.union(set)
      if least > 0 { return all }
    }
    // A test can fail where nothing else does.
    if isTested, following?.ranges.isEmpty ?? true { return nil }
    return following.map(all.union)
  }

  /// Whether an item tests a place and takes no character.
  private static func isTest(_ item: PatternTree.Item) -> Bool {
    switch item.kind {
    case .group(.lookAround, _): true
    case .token(let token):
      if case .boundary = token.kind { true } else { false }
    default: false
    }
  }

  /// Whether a text can begin with both.
  func canBegin(like other: Beginning) -> Bool {
    zip(sets, other.sets).allSatisfy { !$0.isDisjoint(with: $1) }
  }

  /// How often an item is there at least; nil where that is not known.
  private static func leastCount(of item: PatternTree.Item) -> Int? {
    item.quantifiers.reduce(1) { count, quantifier in
      guard let count, let least = quantifier.least else { return nil }
      return min(count, least)
    }
  }

  private static func set(
    of group: PatternGroup, _ alternatives: PatternTree.Alternatives, isCaseless: Bool
  ) -> CodeRanges? {
    switch group {
    case .capture, .plain(nil), .atomic, .reset: break
    default: return nil
    }
    var all: [ClosedRange<UInt32>] = []
    for items in alternatives {
      let first = Beginning(of: items, isCaseless: isCaseless, lengthMax: 1).sets.first
      guard let first else { return nil }
      all += first.ranges
    }
    return CodeRanges(all)
  }
}
