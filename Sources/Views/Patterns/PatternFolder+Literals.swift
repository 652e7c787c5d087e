/// What a view writes for a literal character: itself, or something that is matched.
private struct Piece {
  /// The character, or nil where ``bytes`` tell.
  var code: UInt32?
  var bytes: [UInt8] = []
  var range: Range<Int>

  init(_ code: UInt32, _ range: Range<Int>) {
    self.code = code
    self.range = range
  }

  init(matching bytes: String, _ range: Range<Int>) {
    self.bytes = Array(bytes.utf8)
    self.range = range
  }
}

extension PatternFolder {
  /// Emits the literals that were collected.
  ///
  /// - Parameters:
  ///   - preceding: The literal before, where it was emitted already.
  ///   - following: The literal behind, where it is emitted later.
  ///   - isQuantified: Whether a quantifier follows, so that the result must be one item.
  mutating func flush(
    preceding: UInt32? = nil, following: UInt32? = nil, isQuantified: Bool = false
  ) {
    guard !literals.isEmpty else { return }
    hasLiteral = true
    let whole = literals[0].range.lowerBound..<literals[literals.count - 1].range.upperBound
    var pieces = foldedPieces()
    if isSkeleton {
      let before = preceding.flatMap { tables.fixed.folded($0).last }
      let after = following.flatMap { tables.fixed.folded($0).first }
      pieces = skeletonPieces(pieces, before: before, after: after)
      pieces = mergedPhrases(pieces)
    }
    measure(pieces)
    if view == .sound { reportSounds(of: pieces.map(\.code), whole) }
    if view == .sound { pieces = soundPieces(pieces) }
    literals.removeAll()
    guard !pieces.isEmpty else {
      if isQuantified { emit("(?:)".utf8, from: whole) }
      return
    }
    let isOne = pieces.count == 1 && pieces[0].code != nil
    if isQuantified, !isOne { emit("(?:".utf8, from: whole) }
    for piece in pieces {
      emit(piece.code.map(PatternFolder.escaped) ?? piece.bytes, from: piece.range)
    }
    if isQuantified, !isOne { emit(")".utf8, from: whole) }
  }

  private mutating func measure(_ pieces: [Piece]) {
    var hanCount = 0
    var count = 0
    for piece in pieces {
      guard let code = piece.code else { continue }
      hasSubstance = true
      count += 1
      if ClassTable.isHan(code) { hanCount += 1 }
    }
    if pieces.contains(where: { $0.code == nil && $0.bytes.starts(with: "(?:".utf8) }) {
      hasSubstance = true
      hanCount = max(hanCount, 2)
    }
    longestHanCount = max(longestHanCount, hanCount)
    syllables.append(hanCount)
    longestCount = max(longestCount, count)
  }

  /// A character as a literal outside of classes.
  static func escaped(_ code: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    if code < 0x80, "\\^$.|?*+()[]{}#".utf8.contains(UInt8(code)) {
      bytes.append(UInt8(ascii: "\\"))
    }
    return bytes + PatternFolder.utf8(code)
  }

  static func utf8(_ code: UInt32) -> [UInt8] {
    guard let scalar = Unicode.Scalar(code) else { return [] }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func foldedPieces() -> [Piece] {
    var pieces: [Piece] = []
    for literal in literals {
      let codes = tables.fixed.folded(literal.code)
      if codes.isEmpty {
        report(.dropped, literal.range)
      }
      for code in codes {
        // Blanks that follow each other are one in every folded text.
        if code == 0x20, pieces.last?.code == 0x20 { continue }
        pieces.append(Piece(code, literal.range))
      }
    }
    return pieces
  }

  /// What the skeleton writes for folded characters, as far as their neighbours tell.
  private mutating func skeletonPieces(
    _ folded: [Piece], before: UInt32?, after: UInt32?
  ) -> [Piece] {
    var pieces: [Piece] = []
    var index = 0
    while index < folded.count {
      let piece = folded[index]
      guard let code = piece.code else { continue }
      var next = index + 1 < folded.count ? folded[index + 1].code : after
      let last = index > 0 ? folded[index - 1].code : before
      if code == 0x5C, next == 0x2F {
        index += 1
        next = index + 1 < folded.count ? folded[index + 1].code : after
        pieces.append(Piece(0x76, piece.range.lowerBound..<folded[index].range.upperBound))
      } else {
        pieces += written(code, last: last, next: next, piece.range)
      }
      index += 1
    }
    return collapsedRepeats(withNumerals(pieces))
  }

  private mutating func written(
    _ code: UInt32, last: UInt32?, next: UInt32?, _ range: Range<Int>
  ) -> [Piece] {
    let kind = tables.classes[code]
    if kind.isDisjoint(with: .category) {
      return separatorPiece(code, last: last, next: next, range)
    }
    if kind.contains(.letterO), let last, isZero(last),
      next == 0x6F || !(next.map(isLatin) ?? false)
    {
      return [Piece(matching: "[o0]", range)]
    }
    if kind.contains(.dotWord), last.map(isToken) ?? true, next.map(isToken) ?? true,
      last != nil || next != nil
    {
      let isAddress = (last.map(isLatin) ?? false) || (next.map(isLatin) ?? false)
      if last != nil, next != nil, isAddress { return [Piece(0x2E, range)] }
      let character = String(decoding: PatternFolder.utf8(code), as: UTF8.self)
      return [Piece(matching: "[\(character).]", range)]
    }
    if kind.contains(.plus), let next,
      "vqwx我小姐".unicodeScalars.contains(where: { $0.value == next })
    {
      return [Piece(matching: "[十加]", range)]
    }
    return tables.merged(code).map { Piece($0, range) }
  }

  private func isLatin(_ code: UInt32) -> Bool { code &- 0x61 < 26 }
  private func isDigit(_ code: UInt32) -> Bool { code &- 0x30 < 10 }
  private func isToken(_ code: UInt32) -> Bool { isLatin(code) || code &- 0x30 < 10 }
  private func isZero(_ code: UInt32) -> Bool { code &- 0x30 < 10 || code == 0x6F }

  /// What is left of a character between words: nothing, or what may be left.
  private mutating func separatorPiece(
    _ code: UInt32, last: UInt32?, next: UInt32?, _ range: Range<Int>
  ) -> [Piece] {
    if code == 0x2B, let next {
      if ClassTable.isHan(next) || "vqwx".unicodeScalars.contains(where: { $0.value == next }) {
        return [Piece(0x52A0, range)]
      }
    }
    let isBoundary = PatternFolder.isClauseEnd(code)
    reportSign(code, last: last, next: next, range)
    let isInWord = last.map(ClassTable.isHan) ?? false || next.map(ClassTable.isHan) ?? false
    if isInWord, !isBoundary, last != nil, next != nil, ![0x25, 0x24, 0xA5, 0x2B].contains(code) {
      return []
    }
    if isBoundary, code == 0x3002 { return [Piece(matching: "[.,]?", range)] }
    if isBoundary, code == 0x3010 || code == 0x3011 { return [Piece(matching: ",?", range)] }
    guard code < 0x80 || code == 0xA5 else { return [] }
    if code == 0x20 {
      // Groups of digits are joined only where they are a number together.
      let isInNumber = last.map(isDigit) ?? false && next.map(isDigit) ?? false
      return isInNumber ? [Piece(matching: ",?", range)] : []
    }
    let plus = code == 0x2B ? "加" : ""
    let comma = isBoundary ? "," : ""
    let character = String(decoding: PatternFolder.classMember(code), as: UTF8.self)
    return [Piece(matching: "[\(character)\(comma)\(plus)]?", range)]
  }

  /// Tells of a sign that the pattern asks for and the view may leave out.
  ///
  /// Blanks are where they like, and what stands between Latin letters is a part of an address.
  private mutating func reportSign(
    _ code: UInt32, last: UInt32?, next: UInt32?, _ range: Range<Int>
  ) {
    let isInAddress = last.map(isLatin) ?? false && next.map(isLatin) ?? false
    guard view == .skeleton, !isInAddress, !isOptionalLiteral, ![0x20, 0x7B, 0x7D].contains(code)
    else { return }
    // Of alternatives another one may do without; figures and brackets are meant as they are.
    let isFigure = last.map(isDigit) ?? false || [0x3010, 0x3011].contains(code)
    guard isFigure || !isAlternative(at: range) else { return }
    report(.optionalSign, range)
  }

  /// Five numerals and digits, one of them Han, are digits.
  private func withNumerals(_ pieces: [Piece]) -> [Piece] {
    var result = pieces
    var start = 0
    while start < pieces.count {
      var end = start
      while end < pieces.count, let code = pieces[end].code,
        code &- 0x30 < 10 || ClassTable.digit(of: code) != nil
      {
        end += 1
      }
      let run = end - start >= 5 ? start..<end : start..<start
      for index in run { result[index].code = pieces[index].code.map(digitOrSame) }
      start = max(end, start + 1)
    }
    return result
  }

  private func digitOrSame(_ code: UInt32) -> UInt32 { ClassTable.digit(of: code) ?? code }

  private func collapsedRepeats(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    var start = 0
    while start < pieces.count {
      var end = start + 1
      while end < pieces.count, pieces[end].code == pieces[start].code, pieces[start].code != nil {
        end += 1
      }
      let isHan = pieces[start].code.map(ClassTable.isHan) ?? false
      if isHan, end - start >= 3 {
        result.append(pieces[start])
        result[result.count - 1].range =
          pieces[start].range.lowerBound..<pieces[end - 1].range.upperBound
      } else {
        result += pieces[start..<end]
      }
      start = end
    }
    return result
  }

  /// Phrases of which the skeleton writes another; with a Latin edge it may also leave them.
  private mutating func mergedPhrases(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    var start = 0
    while start < pieces.count {
      guard let (phrase, end) = longestPhrase(pieces, start) else {
        result.append(pieces[start])
        start += 1
        continue
      }
      let range = pieces[start].range.lowerBound..<pieces[end - 1].range.upperBound
      let codes = pieces[start..<end].compactMap(\.code)
      let target = tables.phrases.target(of: phrase)
      let targetPieces = target.map { Piece($0, range) }
      if codes == target {
        result += targetPieces
      } else {
        let text = String(decoding: target.flatMap(PatternFolder.utf8), as: UTF8.self)
        report(.rewritten(view, text: text), range)
        // The skeleton leaves these in some texts.
        let isDisguise = tables.phrases.isDisguise(phrase)
        if isDisguise || isLatin(codes[0]) || isLatin(codes[codes.count - 1]) {
          let both = [codes, target].map { side in
            String(decoding: side.flatMap(PatternFolder.escaped), as: UTF8.self)
          }
          result.append(Piece(matching: "(?:\(both[0])|\(both[1]))", range))
        } else {
          result += targetPieces
        }
      }
      start = end
    }
    return result
  }

  private func longestPhrase(_ pieces: [Piece], _ start: Int) -> (Int, Int)? {
    guard let first = pieces[start].code else { return nil }
    if isLatin(first), start > 0, pieces[start - 1].code.map(isLatin) ?? false { return nil }
    var node = PhraseTable.root
    var longest: (Int, Int)?
    var index = start
    while index < pieces.count, let code = pieces[index].code,
      let next = tables.phrases.step(node, code)
    {
      node = next
      index += 1
      guard let phrase = tables.phrases.phrase(at: node) else { continue }
      let follower = index < pieces.count ? pieces[index].code : nil
      if !(isLatin(code) && follower.map(isLatin) ?? false) { longest = (phrase, index) }
    }
    return longest
  }

  /// Han characters as their syllables, with all that words around the literal may make of them.
  private func soundPieces(_ pieces: [Piece]) -> [Piece] {
    let readings = tables.fixed.alternatives(of: pieces.map(\.code))
    return pieces.enumerated().map { index, piece in
      guard piece.code != nil, !readings[index].isEmpty else { return soundOfAlternatives(piece) }
      let codes = readings[index].map { SoundBuilder.firstCode + UInt32($0) }
      guard codes.count > 1 else { return Piece(codes[0], piece.range) }
      let members = String(decoding: codes.flatMap(PatternFolder.utf8), as: UTF8.self)
      return Piece(matching: "[\(members)]", piece.range)
    }
  }

  private func soundOfAlternatives(_ piece: Piece) -> Piece {
    guard piece.code == nil else { return piece }
    var result = piece
    let isClass = piece.bytes.first == UInt8(ascii: "[")
    result.bytes = String(decoding: piece.bytes, as: UTF8.self).unicodeScalars.flatMap { scalar in
      tables.soundBytes(of: [scalar.value], isInClass: isClass)
    }
    return result
  }
}

extension StaticTables {
  /// How the characters of a literal may be read, as ``WordReadings`` tells; none but Han characters.
  func alternatives(of codes: [UInt32?]) -> [[UInt16]] {
    words.alternatives(
      of: codes.map { code in code.flatMap { ClassTable.isHan($0) ? $0 : nil } }, readings)
  }
}

extension ViewTables {
  /// What a pattern has in the sound for characters of which the neighbours are not known.
  func soundBytes(of codes: [UInt32], isInClass: Bool) -> [UInt8] {
    codes.flatMap { code -> [UInt8] in
      let syllables = fixed.alternatives(of: [code])[0].map { SoundBuilder.firstCode + UInt32($0) }
      guard !syllables.isEmpty else { return PatternFolder.utf8(code) }
      let members = syllables.flatMap(PatternFolder.utf8)
      return isInClass || syllables.count == 1
        ? members : Array("[".utf8) + members + Array("]".utf8)
    }
  }
}
