import Bytes

extension EntityScratch {
  /// Finds the names of apps that a text asks to take: 下载安心贷APP, 《安心贷》APP.
  mutating func findApps() {
    var place = 0
    while place < glyphs.count {
      guard let end = appWordEnd(at: place) else {
        place += 1
        continue
      }
      if let name = nameBefore(place) ?? nameAfter(end) { keepName(name) }
      place = end
    }
  }

  /// Where APP, 软件 or 客户端 ends that begins at a place.
  private func appWordEnd(at place: Int) -> Int? {
    if glyphs.scalar(place) == "a", glyphs.kind(place - 1) != .letter || isNameEnd(place) {
      let end = glyphs.letterRunEnd(from: place)
      if glyphs.wordEnd("app", at: place) == end { return end }
    }
    switch glyphs.scalar(place) {
    case "软": return glyphs.wordEnd("软件", at: place)
    case "客": return glyphs.wordEnd("客户端", at: place)
    default: return nil
    }
  }

  private func isNameEnd(_ place: Int) -> Bool { glyphs.kind(place - 1) != .letter }

  /// The name between 下载 and APP, or in quotation marks before APP.
  private func nameBefore(_ place: Int) -> Range<Int>? {
    var end = place
    while glyphs.kind(end - 1) == .blank { end -= 1 }
    if let open = openingMark(before: end) { return limited(open..<(end - 1)) }
    var start = end
    while start > 0, end - start < 12, isNameGlyph(start - 1) {
      if let verbEnd = verbEnd(endingAt: start) { return limited(verbEnd..<end) }
      start -= 1
    }
    return verbEnd(endingAt: start).flatMap { limited($0..<end) }
  }

  /// The name behind `APP：` or in quotation marks behind APP.
  private func nameAfter(_ place: Int) -> Range<Int>? {
    var start = place
    if glyphs.scalar(start) == "名" { start += glyphs.scalar(start + 1) == "称" ? 2 : 1 }
    guard glyphs.scalar(start) == ":" || isOpeningMark(start) else { return nil }
    start += 1
    var end = start
    while end < glyphs.count, end - start < 13, isNameGlyph(end) { end += 1 }
    // APP：安心贷下载 asks to take it.
    for place in start..<end where place > start + 1 && verbStart(at: place, before: end) {
      return limited(start..<place)
    }
    return limited(start..<end)
  }

  private func verbStart(at place: Int, before end: Int) -> Bool {
    for verb in ContextWords.appVerbs {
      if let verbEnd = glyphs.wordEnd(verb, at: place), verbEnd <= end { return true }
    }
    return false
  }

  /// A name of two to twelve characters that is no filler word, without 的 and 我们 around it.
  private func limited(_ name: Range<Int>) -> Range<Int>? {
    var name = name
    while !name.isEmpty, glyphs.kind(name.lowerBound) == .blank { name = name.dropFirst() }
    guard name.count >= 2, name.count <= 12 else { return nil }
    for filler in ContextWords.appFillers where glyphs.wordEnd(filler, at: name.lowerBound) != nil {
      let end = glyphs.wordEnd(filler, at: name.lowerBound) ?? name.lowerBound
      if end >= name.upperBound { return nil }
      if filler.utf8CodeUnitCount > 3, end < name.upperBound - 1 { name = end..<name.upperBound }
    }
    for tail in ContextWords.appTails {
      let start = name.upperBound - tail.utf8CodeUnitCount / 3
      if start > name.lowerBound + 1, glyphs.wordEnd(tail, at: start) == name.upperBound {
        name = name.lowerBound..<start
      }
    }
    switch glyphs.scalar(name.lowerBound) {
    case "的", "不", "时", "有", "他", "她", "你", "我", "些", "后", "并", "了", "过", "着", "到": return nil
    default: break
    }
    var digitCount = 0
    for place in name where glyphs.kind(place) == .digit { digitCount += 1 }
    return digitCount == name.count ? nil : name
  }

  private mutating func keepName(_ name: Range<Int>) {
    let start = values.count
    for place in name where glyphs.kind(place) != .blank {
      values.appendUTF8(of: glyphs.glyphs[place].scalar)
    }
    keep(.app, glyphs.range(name), valueFrom: start)
  }

  private func isNameGlyph(_ place: Int) -> Bool {
    let kind = glyphs.kind(place)
    return kind == .han || kind.isASCII || kind == .blank && glyphs.kind(place - 1) != .blank
  }

  /// The place behind a verb that ends at a place, if one does.
  private func verbEnd(endingAt place: Int) -> Int? {
    for verb in ContextWords.appVerbs {
      let start = place - verb.utf8CodeUnitCount / 3
      if start >= 0, glyphs.wordEnd(verb, at: start) == place { return place }
    }
    return nil
  }

  private func isOpeningMark(_ place: Int) -> Bool {
    switch glyphs.scalar(place) {
    case "<", "《", "\"", "“", "「", "『", "【", "[": true
    default: false
    }
  }

  /// The place behind the quotation mark that opens before one that ends at a place.
  private func openingMark(before end: Int) -> Int? {
    switch glyphs.scalar(end - 1) {
    case ">", "》", "\"", "”", "」", "』", "】", "]": break
    default: return nil
    }
    var start = end - 1
    while start > 0, end - start < 15 {
      start -= 1
      if isOpeningMark(start) { return start + 1 }
    }
    return nil
  }
}
