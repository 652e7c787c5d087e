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
      read(views.text(.folded), by: tables.text, into: &scratch.letters)
      scan(&scratch)
      collect(.folded, &scratch)
    }
    if spaces.contains(.skeleton) {
      read(views.text(.skeleton), by: tables.text, into: &scratch.otherLetters)
      // Most texts hide nothing: then both forms have the same letters, and one scan is enough.
      if !spaces.contains(.folded) || !scratch.hasSameLetters {
        scratch.swapLetters()
        scan(&scratch)
      }
      collect(.skeleton, &scratch)
    }
    if spaces.contains(.sound), isSoundOpen(&views) {
      read(views.text(.sound), by: tables.sound, into: &scratch.letters)
      scan(&scratch)
      collect(.sound, &scratch)
    }
  }

  /// Turns a text into the numbers of its letters.
  @inline(never)
  private func read(
    _ text: ByteView, by table: borrowing ScratchArray<UInt16>,
    into letters: inout ScratchArray<UInt16>
  ) {
    letters.removeAll()
    let count = text.count
    var offset = 0
    while offset < count {
      let first = text[offset]
      var code = UInt32(first)
      if first < 0x80 {
        offset &+= 1
      } else if first >= 0xF0 {
        // Beyond the basic plane nothing is a letter.
        offset &+= 4
        continue
      } else if first >= 0xE0 {
        code =
          UInt32(first & 0x0F) << 12 | UInt32(text[offset &+ 1] & 0x3F) << 6
          | UInt32(text[offset &+ 2] & 0x3F)
        offset &+= 3
      } else {
        code = UInt32(first & 0x1F) << 6 | UInt32(text[offset &+ 1] & 0x3F)
        offset &+= 2
      }
      let letter = table[Int(code)]
      if letter != 0 { letters.append(letter) }
    }
  }

  /// Looks for all literals in the letters.
  @inline(never)
  private func scan(_ scratch: inout PrefilterScratch) {
    scratch.beginScan()
    let count = scratch.letters.count
    guard count > 0 else { return }
    let singleEnd = LetterTables.firstNumber + singleCount
    var last = scratch.letters[0]
    if last &- LetterTables.firstNumber < singleCount { note(single: last, at: 0, &scratch) }
    var place = 1
    while place < count {
      let letter = scratch.letters[place]
      let pair = PairIndex.pair(last, letter)
      let bit = PairIndex.hash(pair) & pairs.bitMask
      if pairs.bits[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
        findLiterals(of: pair, at: place &- 1, &scratch)
      }
      if letter < singleEnd, letter >= LetterTables.firstNumber {
        note(single: letter, at: place, &scratch)
      }
      last = letter
      place &+= 1
    }
  }

  /// Compares the literals with a pair against the letters around it.
  @inline(never)
  private func findLiterals(of pair: UInt32, at place: Int, _ scratch: inout PrefilterScratch) {
    for index in pairs.literals(of: pair) {
      let literal = literals[index]
      let start = place - Int(literal.pairOffset)
      let end = start + Int(literal.count)
      guard start >= 0, end <= scratch.letters.count else { continue }
      if isThere(literal, at: start, scratch.letters) {
        note(literal, start..<end, &scratch)
      }
    }
  }

  private func isThere(
    _ literal: Literal, at start: Int, _ text: borrowing ScratchArray<UInt16>
  ) -> Bool {
    for index in 0..<Int(literal.count)
    where letters[Int(literal.start) + index] != text[start + index] {
      return false
    }
    return true
  }

  @inline(never)
  private func note(single letter: UInt16, at place: Int, _ scratch: inout PrefilterScratch) {
    note(literals[Int(letter - LetterTables.firstNumber)], place..<place + 1, &scratch)
  }

  /// Notes where a literal stands, for each of its clauses.
  private func note(_ literal: Literal, _ range: Range<Int>, _ scratch: inout PrefilterScratch) {
    let (start, end) = (UInt32(range.lowerBound), UInt32(range.upperBound))
    for place in literal.firstClause..<literal.firstClause + literal.clauseCount {
      let clause = Int(literalClauses[Int(place)])
      var sighting = scratch.sightings[clause]
      if sighting.scan != scratch.scan {
        sighting = PrefilterScratch.Sighting(
          scan: scratch.scan, firstStart: start, lastStart: start, firstEnd: end, lastEnd: end)
        scratch.seen.append(UInt32(clause))
      } else {
        sighting.firstStart = min(sighting.firstStart, start)
        sighting.lastStart = max(sighting.lastStart, start)
        sighting.firstEnd = min(sighting.firstEnd, end)
        sighting.lastEnd = max(sighting.lastEnd, end)
      }
      scratch.sightings[clause] = sighting
    }
  }

  /// Adds the patterns of a space whose clauses were all seen where they may stand.
  @inline(never)
  private func collect(_ space: Space, _ scratch: inout PrefilterScratch) {
    for index in 0..<scratch.seen.count {
      let row = Int(scratch.seen[index]) * Space.allCases.count + Int(space.rawValue)
      for place in Int(entryRanges[row])..<Int(entryRanges[row + 1]) {
        let entry = entries[place]
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

extension PrefilterScratch {
  /// Whether the letters of the skeleton are those of the folded text.
  fileprivate var hasSameLetters: Bool {
    guard letters.count == otherLetters.count else { return false }
    for place in 0..<letters.count where letters[place] != otherLetters[place] { return false }
    return true
  }

  fileprivate mutating func swapLetters() {
    swap(&letters, &otherLetters)
  }
}
