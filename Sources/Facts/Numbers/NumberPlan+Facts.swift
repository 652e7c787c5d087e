public import Bytes
import Lists

extension NumberPlan {
  /// What is known about a number.
  ///
  /// - Parameters:
  ///   - number: The number as received.
  ///   - link: How it came.
  ///   - other: The other party's number as received; empty where there is none.
  /// - Returns: The facts; every number has some, and separators in it change nothing.
  /// - Complexity: O(*n*) in the digits. Allocates nothing.
  public func facts(
    of number: ByteView, link: LinkClass = .unknown, other: ByteView = .empty
  ) -> NumberFacts {
    var facts = NumberFacts()
    guard let canonical = CanonicalNumber(number) else {
      describeUncanonical(number, &facts)
      return facts
    }
    guard canonical.isNumber else {
      describeName(number, &facts)
      return facts
    }
    canonical.withByteView { classify($0, link, &facts) }
    judgeLink(link, hasCountryPrefix: canonical.hasCountryPrefix, &facts)
    if !other.isEmpty, let callee = CanonicalNumber(other), callee.isNumber {
      var otherFacts = NumberFacts()
      callee.withByteView { classify($0, .unknown, &otherFacts) }
      if otherFacts.digits == facts.digits { facts.forged.insert(.callerIsCallee) }
    }
    return facts
  }

  /// Finds class, base, region and digits of a canonical number.
  private func classify(_ number: ByteView, _ link: LinkClass, _ facts: inout NumberFacts) {
    if hasSigns(number) {
      facts.forged.insert(.lettersInNumber)
      return fail([], number, &facts)
    }
    if number[0] == UInt8(ascii: "+") {
      let digits = number[1..<number.count]
      return digits.hasPrefix(ByteView("86"))
        ? classifyHome(digits[2..<digits.count], link, number, &facts)
        : classifyForeign(digits, number, &facts)
    }
    if number.hasPrefix(ByteView("00")) {
      // The canonical form leaves zeros alone where no country code follows them.
      var tail = number
      while !tail.isEmpty, tail[0] == UInt8(ascii: "0") { tail = tail[1..<tail.count] }
      let reason: ForgedReasons =
        isService(tail) ? .prefixBeforeHotline : .impossibleCountryCode
      return fail(tail.isEmpty ? .impossibleLength : reason, number, &facts)
    }
    if classifyNational(number, &facts) { return }
    // Some networks write 86 without + before fixed lines, too.
    if number.hasPrefix(ByteView("86")), number.count > 10 {
      var home = NumberFacts()
      classifyHome(number[2..<number.count], link, number, &home)
      if home.numberClass != .malformed { facts = home }
    }
  }

  /// A number behind `+86`: fixed lines have lost the 0 of their area code there.
  private func classifyHome(
    _ national: ByteView, _ link: LinkClass, _ written: ByteView, _ facts: inout NumberFacts
  ) {
    guard !national.isEmpty else { return fail(.impossibleLength, written, &facts) }
    if classifyNational(national, &facts) {
      let isInside = link != .unknown && link != .international
      if facts.numberClass.isService, !isInside { facts.forged.insert(.prefixBeforeHotline) }
      // Nobody reaches a bare local number from abroad, and ten digits that begin with 106 are a
      // line in Peking rather than one of the few ports that are so short.
      let isLocal = facts.numberClass == .fixed && facts.region == nil
      guard isLocal || national.count == 10 && facts.numberClass.isPort else { return }
    }
    var trunk = NumberDigits()
    trunk.append(UInt8(ascii: "0"))
    for offset in 0..<national.count { trunk.append(national[offset]) }
    var fixed = NumberFacts()
    guard trunk.withByteView({ classifyNational($0, &fixed) }) else {
      let isDone = !facts.forged.isEmpty || facts.numberClass.isPort
      return isDone ? () : fail(.impossibleLength, written, &facts)
    }
    facts = fixed
  }

  /// A number of another country, without its `+`.
  private func classifyForeign(
    _ digits: ByteView, _ written: ByteView, _ facts: inout NumberFacts
  ) {
    let country = countryTrie.longest(digits)
    if let country, countries[country.value].lengths.contains(UInt8(digits.count)) {
      let isSatellite = countries[country.value].isSatellite
      return succeed(isSatellite ? .satellite : .international, written, &facts)
    }
    if isService(digits) || isServiceBehindArea(digits) {
      return fail(.prefixBeforeHotline, written, &facts)
    }
    fail(country == nil ? .impossibleCountryCode : .impossibleLength, written, &facts)
  }

  /// A number as it is dialled inside the country; false where it is malformed.
  private func classifyNational(_ number: ByteView, _ facts: inout NumberFacts) -> Bool {
    if number[0] == UInt8(ascii: "0") { return classifyTrunk(number, &facts) }
    if let segment = segment(of: number) {
      succeed(segment.numberClass, number, &facts)
      let base = portTrie.longest(number)?.value ?? Int(segment.baseCount)
      if base > 0, base < number.count { facts.baseCount = UInt8(base) }
      if segment.numberClass.isMobile, let region = mobileRegionTrie.longest(number) {
        facts.region = UInt16(region.value)
      }
      return true
    }
    if number.count == 7 || number.count == 8, isLocalStart(number) {
      succeed(.fixed, number, &facts)
      return true
    }
    if let called = numberBehindPrefix(number), called.count < number.count {
      return classifyNational(called, &facts)
    }
    let isKnown = segmentTrie.longest(number) != nil
    fail(isKnown ? .impossibleLength : .unassigned, number, &facts)
    return false
  }

  /// The number behind a carrier's prefix such as 17951, where a whole one follows it.
  private func numberBehindPrefix(_ number: ByteView) -> ByteView? {
    guard let prefix = callPrefixTrie.longest(number), number.count > prefix.count else {
      return nil
    }
    var called = number[prefix.count..<number.count]
    if called.count == 12, called[0] == UInt8(ascii: "0"), called[1] == UInt8(ascii: "1") {
      called = called[1..<called.count]
    }
    if called.count == 11, let segment = segment(of: called), segment.numberClass.isMobile {
      return called
    }
    guard called[0] == UInt8(ascii: "0"), let area = areaTrie.longest(called) else { return nil }
    let local = called[area.count..<called.count]
    let isLine =
      areas[area.value].lengths.contains(UInt8(truncatingIfNeeded: local.count))
      && isLocalStart(local)
    return isLine ? called : nil
  }

  /// A number that begins with the 0 of an area code, or with one before a mobile number.
  private func classifyTrunk(_ number: ByteView, _ facts: inout NumberFacts) -> Bool {
    let tail = number[1..<number.count]
    if tail.count == 11, let segment = segment(of: tail), segment.numberClass.isMobile {
      return classifyNational(tail, &facts)
    }
    guard let area = areaTrie.longest(number) else {
      fail(.badAreaCode, number, &facts)
      return false
    }
    let local = number[area.count..<number.count]
    if areas[area.value].lengths.contains(UInt8(local.count)), isLocalStart(local) {
      succeed(.fixed, number, &facts)
    } else if let segment = segment(of: local), segment.numberClass.isLocalService {
      // Police and government lines show with the area code of their city: 025 96110.
      succeed(segment.numberClass, local, &facts)
    } else {
      fail(.badAreaCode, number, &facts)
      return false
    }
    facts.region = areas[area.value].region
    return true
  }

  /// The segment with the longest beginning whose lengths fit; of several the narrowest.
  private func segment(of number: ByteView) -> Segment? {
    let count = UInt8(truncatingIfNeeded: number.count)
    let found = segmentTrie.longest(number) { narrowestSegment($0, count) != nil }
    return found.flatMap { narrowestSegment($0.value, count) }
  }

  private func narrowestSegment(_ head: Int, _ count: UInt8) -> Segment? {
    var best: Segment?
    var index = head + 1
    while index > 0 {
      let segment = segments[index - 1]
      if segment.lengths.contains(count) {
        if let known = best, known.lengths.count <= segment.lengths.count {
          // The one that was found is as narrow.
        } else {
          best = segment
        }
      }
      index = Int(segment.next)
    }
    return best
  }

  private func isService(_ digits: ByteView) -> Bool {
    segment(of: digits)?.numberClass.isService ?? false
  }

  /// Whether an area code without its 0, and then a hotline: 1096110.
  private func isServiceBehindArea(_ digits: ByteView) -> Bool {
    var trunk = NumberDigits()
    trunk.append(UInt8(ascii: "0"))
    for offset in 0..<digits.count { trunk.append(digits[offset]) }
    return trunk.withByteView { number in
      guard let area = areaTrie.longest(number) else { return false }
      return segment(of: number[area.count..<number.count])?.numberClass.isLocalService ?? false
    }
  }
}

extension NumberPlan {
  private func succeed(
    _ numberClass: NumberClass, _ digits: ByteView, _ facts: inout NumberFacts
  ) {
    facts.numberClass = numberClass
    facts.digits = NumberDigits(digits)
    facts.baseCount = UInt8(facts.digits.count)
  }

  private func fail(_ reason: ForgedReasons, _ digits: ByteView, _ facts: inout NumberFacts) {
    succeed(.malformed, digits, &facts)
    facts.forged.insert(reason)
  }

  /// What is empty, or has more bytes than any number.
  private func describeUncanonical(_ number: ByteView, _ facts: inout NumberFacts) {
    var decoder = UTF8Decoder(number)
    var hasLetters = false
    var isEmpty = true
    while let step = decoder.next() {
      guard let scalar = step.scalar, scalar.value > 0x20 else { continue }
      isEmpty = false
      hasLetters = hasLetters || scalar.properties.isAlphabetic
    }
    if hasLetters { return describeName(number, &facts) }
    facts.forged.insert(isEmpty ? .emptyCaller : .impossibleLength)
  }

  /// A name, unless it is a number in which some digits were replaced.
  private func describeName(_ name: ByteView, _ facts: inout NumberFacts) {
    var digitCount = 0
    var otherCount = 0
    var decoder = UTF8Decoder(name)
    while let step = decoder.next() {
      guard let scalar = step.scalar else {
        otherCount += 1
        continue
      }
      if scalar.properties.numericType == .decimal {
        digitCount += 1
      } else if scalar != " ", scalar != "+", scalar != "-" {
        otherCount += 1
      }
    }
    let isNumber = digitCount >= 7 && digitCount > otherCount * 3
    facts.numberClass = isNumber || otherCount == 0 ? .malformed : .alphanumeric
    if facts.numberClass == .malformed { facts.forged.insert(.lettersInNumber) }
  }

  /// What the link says about a number that is well-formed by itself.
  private func judgeLink(_ link: LinkClass, hasCountryPrefix: Bool, _ facts: inout NumberFacts) {
    guard link == .international else { return }
    switch facts.numberClass {
    case .international, .alphanumeric, .malformed: break
    case .satellite where facts.digits[0] == UInt8(ascii: "+"): break
    case .mobile, .mvno, .dataCard, .satellite:
      if !hasCountryPrefix { facts.forged.insert(.noCountryCodeOverInternational) }
    default: facts.forged.insert(.domesticOverInternational)
    }
  }

  private func hasSigns(_ number: ByteView) -> Bool {
    for offset in 0..<number.count where !isDigit(number[offset]) {
      guard offset == 0, number[0] == UInt8(ascii: "+"), number.count > 1 else { return true }
    }
    return false
  }

  private func isLocalStart(_ local: ByteView) -> Bool {
    !local.isEmpty && local[0] >= UInt8(ascii: "2") && local[0] <= UInt8(ascii: "8")
  }
}
