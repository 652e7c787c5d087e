import PatternSyntax

/// A class of a pattern while it is folded.
private struct ClassFold {
  var bytes: [UInt8] = Array("[".utf8)
  /// What a member became that is more than one character.
  var alternatives: [[UInt8]] = []
  var isNegated = false
  /// True if all members are characters between words.
  var isSeparatorsOnly = true
  var hasBoundary = false
  var memberCount = 0
  var syllables: Set<UInt32> = []

  /// Appends a member; the first one so that `[:：]`, which folds to two colons, names no class.
  mutating func append(_ member: [UInt8]) {
    if bytes.count == 1, let first = member.first, ":.=".utf8.contains(first) {
      bytes.append(UInt8(ascii: "\\"))
    }
    bytes += member
  }
}

extension PatternFolder {
  /// A character as a member of a class.
  static func classMember(_ code: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    if code < 0x80, "\\^-[]".utf8.contains(UInt8(code)) { bytes.append(UInt8(ascii: "\\")) }
    return bytes + utf8(code)
  }

  /// Emits a class with its members folded.
  mutating func fold(_ members: PatternClass, _ range: Range<Int>) {
    var fold = ClassFold()
    fold.isNegated = members.isNegated
    if members.isNegated { fold.bytes.append(UInt8(ascii: "^")) }
    for member in members.members {
      fold.memberCount += 1
      switch member {
      case .single(let atom):
        if case .literal(let code) = atom.kind {
          append(code, atom.range, &fold)
        } else {
          copy(atom.range, &fold)
        }
      case .range(let low, let high):
        let range = low.range.lowerBound..<high.range.upperBound
        if case .literal(let first) = low.kind, case .literal(let last) = high.kind {
          fold.isSeparatorsOnly = false
          appendRange(first, last, range, &fold)
        } else {
          copy(range, &fold)
        }
      }
    }
    finish(fold, range)
  }

  /// Appends what stays as it is.
  private func copy(_ range: Range<Int>, _ fold: inout ClassFold) {
    fold.bytes += source[range]
    fold.isSeparatorsOnly = false
  }

  private mutating func finish(_ fold: ClassFold, _ range: Range<Int>) {
    var fold = fold
    if isSkeleton, fold.hasBoundary { fold.bytes.append(UInt8(ascii: ",")) }
    if fold.memberCount == 0, !fold.hasBoundary {
      if fold.alternatives.isEmpty {
        report(.noMemberLeft(view), range)
      }
      fold.bytes = []
    } else {
      fold.bytes.append(UInt8(ascii: "]"))
    }
    let isOptional = isSkeleton && !fold.isNegated && fold.isSeparatorsOnly && fold.memberCount > 0
    if !isOptional { hasSubstance = true }
    if isOptional { hasLiteral = true }
    if isOptional, view == .skeleton, !isOptionalNext, !isAlternative(at: range) {
      report(.optionalSign, range)
    }
    if fold.syllables.count > 1, !fold.isNegated { reportSingleAlternatives(range) }
    if fold.alternatives.isEmpty, !isOptional { return emit(fold.bytes, from: range) }
    let choices = (fold.bytes.isEmpty ? [] : [fold.bytes]) + fold.alternatives
    let joined = Array(choices.joined(separator: "|".utf8))
    emit("(?:".utf8 + joined + Array((isOptional ? "|)" : ")").utf8), from: range)
  }

  /// A range whose ends stay, or one that folds as a block, such as A-Z.
  private mutating func appendRange(
    _ low: UInt32, _ high: UInt32, _ range: Range<Int>, _ fold: inout ClassFold
  ) {
    func single(_ code: UInt32) -> UInt32? {
      let folded = tables.fixed.folded(code).flatMap { isSkeleton ? tables.merged($0) : [$0] }
      return folded.count == 1 ? folded[0] : nil
    }
    if tables.fixed.folded(low) == [low], tables.fixed.folded(high) == [high] {
      fold.bytes += source[range]
      // A range over all of ASCII shows lower case too; one over Han shows what is merged into it.
      return
    }
    if low <= high, high - low < 512, let first = single(low),
      (low...high).allSatisfy({ single($0) == first + ($0 - low) })
    {
      let last = first + (high - low)
      fold.bytes += PatternFolder.classMember(first) + [UInt8(ascii: "-")]
      fold.bytes += PatternFolder.classMember(last)
      return
    }
    report(.tornRange, range)
    fold.bytes += source[range]
  }

  private mutating func append(_ code: UInt32, _ range: Range<Int>, _ fold: inout ClassFold) {
    let folded = tables.fixed.folded(code)
    let codes = isSkeleton ? folded.flatMap { tables.merged($0) } : folded
    guard codes.count == 1 else {
      fold.memberCount -= 1
      guard !codes.isEmpty else { return }
      if fold.isNegated {
        report(.wideMember, range)
      } else {
        fold.isSeparatorsOnly = false
        let isSound = view == .sound
        fold.alternatives.append(
          codes.flatMap { code in
            isSound && ClassTable.isHan(code)
              ? tables.soundBytes(of: [code], isInClass: false) : PatternFolder.escaped(code)
          })
      }
      return
    }
    if isSkeleton, tables.classes[codes[0]].isDisjoint(with: .category) {
      if PatternFolder.isClauseEnd(codes[0]) {
        fold.hasBoundary = true
      }
    } else {
      fold.isSeparatorsOnly = false
    }
    guard view == .sound, ClassTable.isHan(codes[0]),
      let syllable = tables.fixed.readings.main(of: codes[0])
    else { return fold.append(codes.flatMap(PatternFolder.classMember)) }
    fold.syllables.insert(SoundBuilder.firstCode + UInt32(syllable))
    fold.append(tables.soundBytes(of: codes, isInClass: true))
  }
}
