import Bytes
public import Views

extension Prefilter {
  /// Finds the patterns that may match a text.
  ///
  /// - Parameters:
  ///   - views: The text; its views are made as far as patterns need them.
  ///   - isSoundOpen: Says whether the view sound counts on this text.
  ///   - scratch: Receives the candidates; what it held before is forgotten.
  /// - Complexity: O(*n*) for a text of *n* bytes and the occurrences of literals in it. Allocates
  ///   nothing.
  public func findCandidates(
    in views: inout ViewScratch, isSoundOpen: (inout ViewScratch) -> Bool,
    using scratch: inout PrefilterScratch
  ) {
    scratch.candidates.removeAll()
    if spaces.contains(.folded) {
      scan(views.text(.folded), by: tables.text, &scratch)
      collect(.folded, &scratch)
    }
    if spaces.contains(.skeleton) {
      // Most texts hide nothing: then both forms have the same letters, and one scan is enough.
      if !spaces.contains(.folded) || !views.skeletonDiffersBySeparatorsOnly() {
        scan(views.text(.skeleton), by: tables.text, &scratch)
      }
      collect(.skeleton, &scratch)
    }
    if spaces.contains(.sound), isSoundOpen(&views) {
      scan(views.text(.sound), by: tables.sound, &scratch)
      collect(.sound, &scratch)
    }
  }

  /// Looks for all literals in a text.
  private func scan(
    _ text: ByteView, by table: borrowing ScratchArray<UInt16>, _ scratch: inout PrefilterScratch
  ) {
    read(text, by: table, into: &scratch.letters)
    scanLetters(&scratch)
  }

  /// Turns a text into the numbers of its letters.
  ///
  /// Raw pointers: a record took 7.7 µs at 10,000 rules while each access was checked and literals
  /// were compared letter by letter, and 5.1 µs without. A text is valid UTF-8, so all bytes of a
  /// character are there; a text has no more letters than bytes.
  @inline(never)
  private func read(
    _ text: ByteView, by table: borrowing ScratchArray<UInt16>,
    into letters: inout ScratchArray<UInt16>
  ) {
    let table = unsafe table.unsafeElements
    unsafe letters.refill(room: text.count + Prefilter.paddingCount) { target in
      let count = unsafe text.withUnsafeBytes { bytes in
        unsafe Prefilter.read(bytes, by: table, into: target)
      }
      for offset in 0..<Prefilter.paddingCount { unsafe target[count + offset] = 0 }
      return count
    }
  }

  /// Letters are compared four at a time, so there are readable zeros behind them.
  private static let paddingCount = 4

  @inline(__always)
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, by table: UnsafePointer<UInt16>,
    into target: UnsafeMutablePointer<UInt16>
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var source = unsafe base
    let end = unsafe base + bytes.count
    var count = 0
    while unsafe source < end {
      let first = unsafe source[0]
      var code = Int(first)
      if first < 0x80 {
        unsafe source += 1
      } else if first >= 0xF0 {
        // Beyond the basic plane nothing is a letter.
        unsafe source += 4
        continue
      } else if first >= 0xE0 {
        code = unsafe (code & 0x0F) << 12 | Int(source[1] & 0x3F) << 6 | Int(source[2] & 0x3F)
        unsafe source += 3
      } else {
        code = unsafe (code & 0x1F) << 6 | Int(source[1] & 0x3F)
        unsafe source += 2
      }
      let letter = unsafe table[code]
      unsafe target[count] = letter
      count &+= letter == 0 ? 0 : 1
    }
    return count
  }

  /// Looks for all literals in the letters.
  ///
  /// Raw pointers, for the same reason; indices stay below the count of letters, and the bit of a
  /// hash below the number of bits.
  @inline(never)
  private func scanLetters(_ scratch: inout PrefilterScratch) {
    scratch.beginScan()
    let count = scratch.letters.count
    guard count > 0 else { return }
    // Scanning does not touch the letters, so their memory stays where it is.
    let letters = unsafe scratch.letters.unsafeElements
    let bits = unsafe pairs.bits.unsafeElements
    let mask = pairs.bitMask
    var last: UInt16 = 0
    var index = 0
    while index < count {
      let letter = unsafe letters[index]
      let pair = PairIndex.pair(last, letter)
      let hash = PairIndex.hash(pair)
      let bit = hash & mask
      if unsafe bits[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
        unsafe findLiterals(of: pair, at: index &- 1, in: letters, &scratch)
      }
      if letter &- LetterTables.firstNumber < singleCount {
        addSighting(single: letter, at: index, &scratch)
      }
      last = letter
      index &+= 1
    }
    addClauseSightings(&scratch)
  }

  /// Compares the literals with a pair against the letters around it.
  @inline(never)
  private func findLiterals(
    of pair: UInt32, at pairStart: Int, in letters: UnsafePointer<UInt16>,
    _ scratch: inout PrefilterScratch
  ) {
    for index in pairs.literals(of: pair) {
      let literal = literals[index]
      let start = pairStart - Int(literal.pairOffset)
      let end = start + Int(literal.count)
      guard start >= 0, end <= scratch.letters.count else { continue }
      let head = unsafe UnsafeRawPointer(letters + start).loadUnaligned(as: UInt64.self)
      guard (head ^ literal.head) & literal.headMask == 0 else { continue }
      let hasTail = unsafe hasTail(of: literal, letters + start)
      if hasTail { addSighting(of: index, start..<end, &scratch) }
    }
  }

  /// True where the letters behind the first four are those of a literal.
  private func hasTail(of literal: Literal, _ text: UnsafePointer<UInt16>) -> Bool {
    var index = 4
    while index < Int(literal.count) {
      if unsafe letters[Int(literal.start) + index] != text[index] { return false }
      index += 1
    }
    return true
  }

  @inline(never)
  private func addSighting(
    single letter: UInt16, at index: Int, _ scratch: inout PrefilterScratch
  ) {
    addSighting(of: Int(letter - LetterTables.firstNumber), index..<index + 1, &scratch)
  }

  /// Keeps where a literal stands.
  private func addSighting(
    of literal: Int, _ range: Range<Int>, _ scratch: inout PrefilterScratch
  ) {
    let (start, end) = (UInt32(range.lowerBound), UInt32(range.upperBound))
    let here = PrefilterScratch.Sighting(
      scan: scratch.scan, firstStart: start, lastStart: start, firstEnd: end, lastEnd: end)
    if scratch.literalSightings[literal].scan == scratch.scan {
      scratch.literalSightings[literal].join(here)
    } else {
      scratch.literalSightings[literal] = here
      scratch.seenLiterals.append(UInt32(literal))
    }
  }

  /// Gives the clauses what was seen of their literals.
  ///
  /// A sender may repeat a word that a thousand rules ask for; each literal is counted once here.
  @inline(never)
  private func addClauseSightings(_ scratch: inout PrefilterScratch) {
    for index in 0..<scratch.seenLiterals.count {
      let seen = Int(scratch.seenLiterals[index])
      let sighting = scratch.literalSightings[seen]
      let literal = literals[seen]
      for index in literal.firstClause..<literal.firstClause + literal.clauseCount {
        let clause = Int(literalClauses[Int(index)])
        if scratch.clauseSightings[clause].scan == scratch.scan {
          scratch.clauseSightings[clause].join(sighting)
        } else {
          scratch.clauseSightings[clause] = sighting
          scratch.seenClauses.append(UInt32(clause))
          scratch.isClauseSeen[clause >> 6] |= 1 << UInt64(clause & 63)
        }
      }
    }
  }

  /// Adds the patterns of a space whose clauses were all seen where they may stand.
  @inline(never)
  private func collect(_ space: Space, _ scratch: inout PrefilterScratch) {
    for index in 0..<scratch.seenClauses.count {
      let row = Int(scratch.seenClauses[index]) * Space.allCases.count + Int(space.rawValue)
      for index in Int(entryStarts[row])..<Int(entryStarts[row + 1]) {
        let entry = entries[index]
        let next = entry.nextRarest
        // Most entries end here: one bit in the nearest cache.
        guard scratch.isClauseSeen[Int(next >> 6)] >> UInt64(next & 63) & 1 != 0 else { continue }
        if hasAllClauses(of: entry, &scratch) {
          scratch.candidates.append(entry.identity)
        }
      }
    }
  }

  /// True where all clauses of an entry were seen, one behind the other where they must be.
  private func hasAllClauses(
    of entry: PatternEntry, _ scratch: inout PrefilterScratch
  ) -> Bool {
    var before = PrefilterScratch.Sighting()
    for index in Int(entry.firstRequired)..<Int(entry.firstRequired + entry.requiredCount) {
      let required = requiredClauses[index]
      if required.isDigits, scratch.digitScan != scratch.scan { countDigits(&scratch) }
      let sighting = scratch.clauseSightings[Int(required.clause)]
      guard sighting.scan == scratch.scan else { return false }
      if required.isOrdered {
        guard before.firstEnd <= sighting.lastStart,
          sighting.firstStart <= before.lastEnd &+ required.gapMax
        else { return false }
      }
      before = sighting
    }
    return true
  }
}

extension Prefilter {
  /// Finds where enough digits stand in a row, for each clause of digits.
  ///
  /// Of a run that is longer than the clause, any part can be what the pattern matches.
  @inline(never)
  private func countDigits(_ scratch: inout PrefilterScratch) {
    scratch.digitScan = scratch.scan
    let count = scratch.letters.count
    var end = 0
    while end < count {
      let start = end
      while end < count, isDigitNumber[Int(scratch.letters[end])] { end += 1 }
      if end > start { addDigitSightings(UInt32(start), UInt32(end), &scratch) }
      end += 1
    }
  }

  private func addDigitSightings(
    _ start: UInt32, _ end: UInt32, _ scratch: inout PrefilterScratch
  ) {
    for index in 0..<digitClauses.count {
      let digits = digitClauses[index]
      guard end - start >= digits.count else { continue }
      var sighting = scratch.clauseSightings[Int(digits.clause)]
      if sighting.scan != scratch.scan {
        sighting = PrefilterScratch.Sighting(
          scan: scratch.scan, firstStart: start, lastStart: 0, firstEnd: start + digits.count,
          lastEnd: 0)
      }
      sighting.lastStart = end - digits.count
      sighting.lastEnd = end
      scratch.clauseSightings[Int(digits.clause)] = sighting
    }
  }
}

extension PrefilterScratch.Sighting {
  /// Takes in what was seen elsewhere in the same text.
  fileprivate mutating func join(_ other: Self) {
    firstStart = min(firstStart, other.firstStart)
    lastStart = max(lastStart, other.lastStart)
    firstEnd = min(firstEnd, other.firstEnd)
    lastEnd = max(lastEnd, other.lastEnd)
  }
}
