import Bytes
import PatternSyntax

/// Reads from the tree of a pattern what matching it costs at most.
struct CostReader {
  /// Where something stands that takes work for each character of the text.
  private(set) var endless: Range<Int>?

  /// True where what is found depends on where the search began.
  private(set) var isWhole = false

  private var isCaseless = false

  /// Whether loops are counted as they cost on the average of all starts.
  private let isAverage: Bool

  /// What comes before, as far as it is the same for every match.
  private var before = Before()

  /// What stands before a part of the pattern.
  private struct Before {
    /// The most characters.
    var width = Work.zero

    /// Characters of which one must be there.
    var required: [CodeRanges] = []

    /// False inside of what is repeated, where it itself may come before.
    var isKnown = true
  }

  /// The most characters of each group, by its number.
  private var groupWidths: [Int: Work] = [:]
  private var groupNumbers: [[UInt32]: Int] = [:]
  private var groupCount = 0

  /// Repeats from here on count as many as the text has characters.
  private static let endlessCount = 1_000

  /// Begins with nothing.
  ///
  /// - Parameter isAverage: Whether what one start costs is spread over those that cannot cost as
  ///   much. A loop such as `[a-z]+` in `微信[a-z]+` runs over the same letters only from the few
  ///   starts just before them, for no start lies among the letters.
  init(isAverage: Bool) {
    self.isAverage = isAverage
  }

  /// The tree of a pattern that compiles.
  static func tree(of source: String) throws(UnboundedPart) -> PatternTree {
    let tree = PatternTree(PatternTokens(source), depthMax: Limits.patternNestingDepthMax)
    guard let tree else { throw UnboundedPart(kind: .unknown, range: 0..<source.utf8.count) }
    return tree
  }

  /// Reads the tree of a pattern that compiles.
  mutating func read(_ tree: PatternTree) throws(UnboundedPart) -> PartCost {
    try read(tree.alternatives, then: CodeRanges([]))
  }

  // MARK: Structure

  /// Reads alternatives.
  ///
  /// - Parameters:
  ///   - alternatives: The alternatives.
  ///   - following: The characters with which what follows begins; none where nothing follows that
  ///     could fail, nil where they are not known.
  /// - Throws: The first part that has no bound.
  /// - Returns: What one of them costs.
  private mutating func read(
    _ alternatives: PatternTree.Alternatives, then following: CodeRanges?
  ) throws(UnboundedPart) -> PartCost {
    let outside = (isCaseless, before)
    defer { (isCaseless, before) = outside }
    var branches: [AlternativeCosts.Branch] = []
    for items in alternatives {
      before = outside.1
      // Most patterns are words in a row: what nobody asks for is not looked up.
      let beginning = alternatives.count > 1 ? Beginning(of: items, isCaseless: isCaseless) : nil
      var sum = PartCost()
      for (index, item) in items.enumerated() {
        var next: CodeRanges?
        if item.asksForNext {
          next = Beginning.first(
            of: items[(index + 1)...], then: following, isCaseless: isCaseless)
        }
        let part = try read(item, then: next)
        sum = sum + part
        before.width = before.width + part.width
        if isAverage {
          before.required += Beginning(of: [item], isCaseless: isCaseless, lengthMax: 1).sets
        }
      }
      guard let beginning else { return sum }
      branches.append(AlternativeCosts.Branch(cost: sum, beginning: beginning))
    }
    return AlternativeCosts(branches).joined
  }

  private mutating func read(
    _ item: PatternTree.Item, then next: CodeRanges?
  ) throws(UnboundedPart) -> PartCost {
    switch item.kind {
    case .token(let token):
      var work = try read(token)
      guard let first = item.quantifiers.first, item.quantifiers.count == 1 else {
        let single = PartCost.single(work.perCharacter, width: work.width)
        return try repeated(single, item.quantifiers, item.range)
      }
      if isAverage { work.codes = CodeRanges(token, isCaseless: isCaseless) }
      let part = try repeated(work, first, item.range)
      return endsAtNext(item, next) ? part.withOneEnd : part
    case .group(let group, let alternatives):
      let isKnown = before.isKnown
      defer { before.isKnown = isKnown }
      if !item.quantifiers.isEmpty { before.isKnown = false }
      var following = next
      if !item.quantifiers.isEmpty {
        // What is repeated may be followed by itself.
        var once = item
        once.quantifiers = []
        let itself = Beginning.first(of: [once], then: nil, isCaseless: isCaseless)
        following = itself.flatMap { itself in next.map { $0.union(itself) } }
      }
      var once = try read(group, alternatives, item.range, then: following)
      if case .lookAround = group, item.quantifiers.contains(where: { $0.most != 1 }) {
        // It would ask the same again and again.
        throw UnboundedPart(kind: .unknown, range: item.range)
      }
      if !item.quantifiers.isEmpty, group.keeps {
        once.total = once.total + Work(fixed: WorkOf.keepAgain)
        once.first = once.first + Work(fixed: WorkOf.keepAgain)
      }
      let part = try repeated(once, item.quantifiers, item.range)
      return once.ways == .one && endsAtNext(item, next) ? part.withOneEnd : part
    }
  }

  /// Whether one number of turns of a loop fits what follows, as in `[^】]*】`: a turn more or less
  /// would have to begin with a character that none begins with.
  private func endsAtNext(_ item: PatternTree.Item, _ next: CodeRanges?) -> Bool {
    guard let next, item.quantifiers.count == 1 else { return false }
    var once = item
    once.quantifiers = []
    let own = Beginning(of: [once], isCaseless: isCaseless, lengthMax: 1).sets.first
    return own?.isDisjoint(with: next) ?? false
  }

  private mutating func read(
    _ group: PatternGroup, _ alternatives: PatternTree.Alternatives, _ range: Range<Int>,
    then next: CodeRanges?
  ) throws(UnboundedPart) -> PartCost {
    switch group {
    case .capture(let name):
      groupCount += 1
      let number = groupCount
      if let name { groupNumbers[name] = groupNumbers[name] == nil ? number : 0 }
      let inside = try read(alternatives, then: next)
      groupWidths[number] = inside.width
      return inside
    case .plain(let options):
      let outside = isCaseless
      defer { isCaseless = outside }
      if let options { isCaseless = options.applied("i", to: isCaseless) }
      return try read(alternatives, then: next)
    case .reset:
      // From here on nobody knows which group has which number.
      groupCount += Limits.patternByteCountMax
      return try read(alternatives, then: next)
    case .atomic: return try read(alternatives, then: CodeRanges([])).cut
    case .lookAround(let isBehind, let isNegative):
      return try read(alternatives, then: CodeRanges([]))
        .lookAround(isBehind: isBehind, isNegative: isNegative)
    case .conditional:
      // The condition is tried, then one of the alternatives; the second may be missing.
      return try read(alternatives + [[]], then: nil)
    case .named, .unknown: throw UnboundedPart(kind: .group, range: range)
    }
  }

  // MARK: Tokens

  /// What a token costs for each character that it is compared with.
  private struct TokenWork {
    var perCharacter: Work
    var width = Work.one

    /// The characters that it may match.
    var codes: CodeRanges?

    init(_ work: Double, width: Work = .one) {
      perCharacter = Work(fixed: work)
      self.width = width
    }

    init(perCharacter: Work, width: Work) {
      self.perCharacter = perCharacter
      self.width = width
    }
  }

  private mutating func read(_ token: PatternToken) throws(UnboundedPart) -> TokenWork {
    switch token.kind {
    case .literal, .character:
      return TokenWork(isCaseless ? WorkOf.caselessLiteral : WorkOf.literal)
    case .dot: return TokenWork(WorkOf.dot)
    case .set(UInt8(ascii: "X")):
      // A cluster may be as long as the text.
      endless = endless ?? token.range
      return TokenWork(perCharacter: WorkOf.cluster * Work.textLength, width: .textLength)
    case .set(UInt8(ascii: "d")): return TokenWork(WorkOf.dot)
    case .set, .property: return TokenWork(WorkOf.property)
    case .boundary(UInt8(ascii: "G")): throw UnboundedPart(kind: .unknown, range: token.range)
    case .boundary(let letter):
      let isWord = "bB".utf8.contains(letter)
      return TokenWork(isWord ? WorkOf.wordBoundary : WorkOf.literal, width: .zero)
    case .characterClass(let members): return TokenWork(work(of: members))
    case .backReference(let reference):
      let width = width(of: reference)
      if !width.isFixed { endless = endless ?? token.range }
      let factor = WorkOf.reference * (isCaseless ? 3 : 1)
      return TokenWork(perCharacter: Work(fixed: 1) + factor * width, width: width)
    case .options(let options):
      isCaseless = options.applied("i", to: isCaseless)
      return TokenWork(0, width: .zero)
    case .verb(let name):
      // What these do to the starts that follow, they do only where one search goes over all.
      if name == "COMMIT" || name == "SKIP" { isWhole = true }
      return TokenWork(WorkOf.literal, width: .zero)
    case .call: throw UnboundedPart(kind: .call, range: token.range)
    default: throw UnboundedPart(kind: .unknown, range: token.range)
    }
  }

  private func work(of members: PatternClass) -> Double {
    var work = WorkOf.dot
    for member in members.members {
      switch member {
      case .single(let atom):
        guard let code = atom.code else {
          work += WorkOf.property
          continue
        }
        if code >= 0x80 || isCaseless { work += WorkOf.classMember }
      case .range(_, let high):
        if high.code ?? 0x80 >= 0x80 || isCaseless { work += WorkOf.classMember }
      }
    }
    return work
  }

  private func width(of reference: PatternReference) -> Work {
    let number: Int? =
      switch reference {
      case .number(let number): number
      case .name(let name): groupNumbers[name]
      case .other: nil
      }
    return number.flatMap { groupWidths[$0] } ?? .textLength
  }

  // MARK: Repeats

  /// A loop over one character.
  private mutating func repeated(
    _ work: TokenWork, _ quantifier: PatternQuantifier, _ range: Range<Int>
  ) throws(UnboundedPart) -> PartCost {
    guard work.width == .one else {
      let single = PartCost.single(work.perCharacter, width: work.width)
      return try repeated(single, [quantifier], range)
    }
    var (least, count) = try counts(quantifier, range)
    if !count.isFixed, isAverage, let average = averageCount(work.codes) { count = average }
    if count == .zero { return PartCost() }
    let scan = work.perCharacter * count
    if count == Work(fixed: Double(least)) { return .single(scan, width: count) }
    var result = PartCost()
    result.ways = quantifier.mode == .possessive ? .one : count + .one
    result.total = scan + WorkOf.step * result.ways
    // Where a plain character follows, PCRE2 steps back to it uncounted.
    result.first = scan + count + Work(fixed: WorkOf.step)
    result.passes = 0
    result.after = 1
    result.last = Work(fixed: WorkOf.step)
    result.width = count
    return result
  }

  /// How far a loop over some characters runs on the average of all starts; nil where each may be far.
  ///
  /// Something before it must be none of the characters, so a start is nearer to where they begin
  /// than what comes before is long.
  private func averageCount(_ codes: CodeRanges?) -> Work? {
    guard let codes, before.isKnown, before.width.isFixed,
      before.required.contains(where: codes.isDisjoint)
    else { return nil }
    return before.width
  }

  /// The least count, and the greatest as far as a text can show it.
  private mutating func counts(
    _ quantifier: PatternQuantifier, _ range: Range<Int>
  ) throws(UnboundedPart) -> (least: Int, most: Work) {
    guard let least = quantifier.least else { throw UnboundedPart(kind: .unknown, range: range) }
    if let most = quantifier.most, most < CostReader.endlessCount {
      return (least, Work(fixed: Double(most)))
    }
    endless = endless ?? range
    return (least, .textLength)
  }

  /// A part with quantifiers, each of which repeats what the one before made.
  private mutating func repeated(
    _ part: PartCost, _ quantifiers: [PatternQuantifier], _ range: Range<Int>
  ) throws(UnboundedPart) -> PartCost {
    var result = part
    for quantifier in quantifiers {
      guard let least = quantifier.least else { throw UnboundedPart(kind: .unknown, range: range) }
      // A turn without end takes a character, or it is the last; others need not take any.
      if quantifier.most == nil { endless = endless ?? range }
      let most = quantifier.most.map { Work(fixed: Double($0)) } ?? .textLength
      // What is repeated exactly so often is that often in the pattern.
      let needed = result.times(least)
      let isExact = quantifier.most == least
      let rest = most.isFixed ? Work(fixed: most.fixed - Double(least)) : most
      result =
        isExact && most.isFixed
        ? needed : needed + result.optional(rest, isPossessive: quantifier.mode == .possessive)
    }
    return result
  }
}

extension PatternTree.Item {
  /// Whether what it costs depends on what follows: for a loop, and for a group, which may end with one.
  fileprivate var asksForNext: Bool {
    guard quantifiers.isEmpty, case .token = kind else { return true }
    return false
  }
}

extension PatternGroup {
  /// True for a group that is left as soon as it matched once.
  fileprivate var keeps: Bool {
    switch self {
    case .lookAround, .atomic: true
    default: false
    }
  }
}

extension PartCost {
  /// The part up to a number of times; each time is a counted step.
  fileprivate func optional(_ count: Work, isPossessive: Bool) -> PartCost {
    let step = Work(fixed: WorkOf.turn)
    var result = PartCost()
    result.failing = count * failing
    let each = total + failing * first + step
    if ways == .one {
      result.ways = count + .one
      result.total = count * each
    } else if count.isFixed {
      // All numbers of times: 1 + w + w² + … ways, each of which comes after those with fewer times.
      var power = Work.one
      for _ in 0..<Int(count.fixed) where power.fixed.isFinite {
        result.total = result.total + power * each
        power = power * ways
        result.ways = result.ways + power
      }
      if !power.fixed.isFinite { (result.ways, result.total) = (.infinite, .infinite) }
    } else {
      (result.ways, result.total) = (.infinite, .infinite)
    }
    result.first = first + step
    result.passes = 1
    result.after = 1
    result.last = step + first
    result.between = .most(between, last)
    result.width = count * width
    guard isPossessive else { return result }
    // Its turns are not counted, only its end.
    result.first = count * first + step
    result.last = step + last + count * first
    result.between = .most(between, last + count * first)
    return result.cut
  }
}
