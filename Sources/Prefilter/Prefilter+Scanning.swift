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
  /// Raw pointers: with a check of each access, and literals compared letter by letter, the whole
  /// program took 7.7 µs a record at 10,000 rules, so it took 5.1. A text is valid UTF-8, so all
  /// bytes of a character are there; a text has no more letters than bytes.
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
      for place in 0..<Prefilter.paddingCount { unsafe target[count + place] = 0 }
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
  /// Raw pointers, for the same reason; places stay below the count of letters, and the bit of a
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
    var place = 0
    while place < count {
      let letter = unsafe letters[place]
      let pair = PairIndex.pair(last, letter)
      let hash = PairIndex.hash(pair)
      let bit = hash & mask
      if unsafe bits[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
        unsafe findLiterals(of: pair, at: place &- 1, in: letters, &scratch)
      }
      if letter &- LetterTables.firstNumber < singleCount {
        note(single: letter, at: place, &scratch)
      }
      last = letter
      place &+= 1
    }
    noteClauses(&scratch)
  }

  /// Compares the literals with a pair against the letters around it.
  @inline(never)
  private func findLiterals(
    of pair: UInt32, at place: Int, in letters: UnsafePointer<UInt16>,
    _ scratch: inout PrefilterScratch
  ) {
    for index in pairs.literals(of: pair) {
      let literal = literals[index]
      let start = place - Int(literal.pairOffset)
      let end = start + Int(literal.count)
      guard start >= 0, end <= scratch.letters.count else { continue }
      let head = unsafe UnsafeRawPointer(letters + start).loadUnaligned(as: UInt64.self)
      guard (head ^ literal.head) & literal.headMask == 0 else { continue }
      let isThere = unsafe isThere(literal, in: letters + start)
      if isThere { note(index, start..<end, &scratch) }
    }
  }

  /// Whether the letters behind the first four are those of a literal.
  private func isThere(_ literal: Literal, in text: UnsafePointer<UInt16>) -> Bool {
    var index = 4
    while index < Int(literal.count) {
      if unsafe letters[Int(literal.start) + index] != text[index] { return false }
      index += 1
    }
    return true
  }

  @inline(never)
  private func note(single letter: UInt16, at place: Int, _ scratch: inout PrefilterScratch) {
    note(Int(letter - LetterTables.firstNumber), place..<place + 1, &scratch)
  }

  /// Notes where a literal stands.
  private func note(_ literal: Int, _ range: Range<Int>, _ scratch: inout PrefilterScratch) {
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

  /// Notes for the clauses what was seen of their literals.
  ///
  /// A sender may repeat a word that a thousand rules ask for; each literal is counted once here.
  @inline(never)
  private func noteClauses(_ scratch: inout PrefilterScratch) {
    for index in 0..<scratch.seenLiterals.count {
      let place = Int(scratch.seenLiterals[index])
      let sighting = scratch.literalSightings[place]
      let literal = literals[place]
      for place in literal.firstClause..<literal.firstClause + literal.clauseCount {
        let clause = Int(literalClauses[Int(place)])
        if scratch.sightings[clause].scan == scratch.scan {
          scratch.sightings[clause].join(sighting)
        } else {
          scratch.sightings[clause] = sighting
          scratch.seen.append(UInt32(clause))
          scratch.isSeen[clause >> 6] |= 1 << UInt64(clause & 63)
        }
      }
    }
  }

  /// Adds the patterns of a space whose clauses were all seen where they may stand.
  @inline(never)
  private func collect(_ space: Space, _ scratch: inout PrefilterScratch) {
    for index in 0..<scratch.seen.count {
      let row = Int(scratch.seen[index]) * Space.allCases.count + Int(space.rawValue)
      for place in Int(entryRanges[row])..<Int(entryRanges[row + 1]) {
        let entry = entries[place]
        // Most entries end here: one bit in the nearest cache.
        guard scratch.isSeen[Int(entry.second >> 6)] >> UInt64(entry.second & 63) & 1 != 0 else {
          continue
        }
        if isMet(entry, &scratch) {
          scratch.candidates.append(entry.pattern)
        }
      }
    }
  }

  /// Whether all clauses of an entry were seen, one behind the other where they must be.
  private func isMet(_ entry: Entry, _ scratch: inout PrefilterScratch) -> Bool {
    var before = PrefilterScratch.Sighting()
    for place in Int(entry.firstDemand)..<Int(entry.firstDemand + entry.demandCount) {
      let demand = demands[place]
      if demand.isDigits, scratch.digitScan != scratch.scan { countDigits(&scratch) }
      let sighting = scratch.sightings[Int(demand.clause)]
      guard sighting.scan == scratch.scan else { return false }
      if demand.isOrdered {
        guard before.firstEnd <= sighting.lastStart,
          sighting.firstStart <= before.lastEnd &+ demand.gapMax
        else { return false }
      }
      before = sighting
    }
    return true
  }
}

extension Prefilter {
  /// Notes where enough digits stand in a row, for each clause of digits.
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
      if end > start { noteDigits(UInt32(start), UInt32(end), &scratch) }
      end += 1
    }
  }

  private func noteDigits(_ start: UInt32, _ end: UInt32, _ scratch: inout PrefilterScratch) {
    for place in 0..<digitClauses.count {
      let digits = digitClauses[place]
      guard end - start >= digits.count else { continue }
      var sighting = scratch.sightings[Int(digits.clause)]
      if sighting.scan != scratch.scan {
        sighting = PrefilterScratch.Sighting(
          scan: scratch.scan, firstStart: start, lastStart: 0, firstEnd: start + digits.count,
          lastEnd: 0)
      }
      sighting.lastStart = end - digits.count
      sighting.lastEnd = end
      scratch.sightings[Int(digits.clause)] = sighting
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
