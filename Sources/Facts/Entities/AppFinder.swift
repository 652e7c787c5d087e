import Bytes

/// Finds the names of apps that a text asks to take: 下载安心贷APP, 《安心贷》APP, 应用商店搜安心贷.
struct AppFinder {
  let text: GlyphView
  let words: ContextWords

  /// Finds all apps of the text.
  func find(into table: inout EntityTable) {
    var index = 0
    while index < text.count {
      if let end = appWordEnd(at: index) {
        if let name = nameBefore(index) ?? nameAfter(end) { keep(name, &table) }
        index = end
      } else if let name = soughtName(at: index) ?? downloadedName(at: index) {
        keep(name, &table)
        index = name.upperBound
      } else {
        index += 1
      }
    }
  }

  /// Where APP, 软件 or 客户端 ends that begins at a index.
  private func appWordEnd(at index: Int) -> Int? {
    if text.scalar(index) == "a", text.kind(index - 1) != .letter || isNameEnd(index) {
      let end = text.letterRunEnd(from: index)
      if text.wordEnd("app", at: index) == end { return end }
    }
    switch text.scalar(index) {
    case "软": return text.wordEnd("软件", at: index)
    case "客": return text.wordEnd("客户端", at: index)
    default: return nil
    }
  }

  private func isNameEnd(_ index: Int) -> Bool { text.kind(index - 1) != .letter }

  /// The name between 下载 and APP, or in quotation marks before APP.
  private func nameBefore(_ index: Int) -> Range<Int>? {
    var end = index
    while text.kind(end - 1) == .blank { end -= 1 }
    if let open = openingMark(before: end) { return limited(open..<(end - 1)) }
    var start = end
    while start > 0, end - start < 12, isNameGlyph(start - 1) {
      if let verbEnd = verbEnd(endingAt: start) { return limited(verbEnd..<end) }
      start -= 1
    }
    return verbEnd(endingAt: start).flatMap { limited($0..<end) }
  }

  /// The name behind `APP：` or in quotation marks behind APP.
  private func nameAfter(_ index: Int) -> Range<Int>? {
    var start = index
    if text.scalar(start) == "名" { start += text.scalar(start + 1) == "称" ? 2 : 1 }
    guard text.scalar(start) == ":" || isOpeningMark(start) else { return nil }
    start += 1
    var end = start
    while end < text.count, end - start < 13, isNameGlyph(end) { end += 1 }
    // APP：安心贷下载 asks to take it.
    for index in start..<end where index > start + 1 && verbStart(at: index, before: end) {
      return limited(start..<index)
    }
    return limited(start..<end)
  }

  private func verbStart(at index: Int, before end: Int) -> Bool {
    words.appVerbs.end(in: text, at: index).map { $0 <= end } ?? false
  }

  /// A name of two to twelve characters that is no filler word, without 的 and 我们 around it.
  private func limited(_ name: Range<Int>) -> Range<Int>? {
    var name = name
    while !name.isEmpty, text.kind(name.lowerBound) == .blank { name = name.dropFirst() }
    guard name.count >= 2, name.count <= 12 else { return nil }
    while let end = words.appFillers.end(in: text, at: name.lowerBound) {
      if end >= name.upperBound { return nil }
      guard end - name.lowerBound > 1, end < name.upperBound - 1 else { break }
      name = end..<name.upperBound
    }
    while let start = words.appTails.start(in: text, endingAt: name.upperBound),
      start > name.lowerBound + 1
    {
      name = name.lowerBound..<start
    }
    switch text.scalar(name.lowerBound) {
    case "的", "不", "时", "有", "他", "她", "你", "我", "些", "后", "并", "了", "过", "着", "到": return nil
    default: break
    }
    var digitCount = 0
    for index in name where text.kind(index) == .digit { digitCount += 1 }
    return digitCount == name.count ? nil : name
  }

  private func keep(_ name: Range<Int>, _ table: inout EntityTable) {
    let start = table.values.count
    for index in name where text.kind(index) != .blank {
      table.values.appendUTF8(of: text[index].scalar)
    }
    table.keep(.app, text.range(name), valueFrom: start)
  }

  // MARK: Without APP

  /// The name behind 应用商店搜, in quotation marks or up to the next word such as 下载.
  private func soughtName(at index: Int) -> Range<Int>? {
    guard let storeEnd = words.appStores.end(in: text, at: index) else { return nil }
    var start = storeEnd
    var isSought = false
    while start - storeEnd < 8 {
      switch text.scalar(start) {
      case "搜", "索", "找": isSought = true
      case "里", "中", "内", "上", "直", "接", "输", "入", "并", "下", "载", ":", " ", ",", "查", "即", "可", "到":
        break
      default:
        guard isSought else { return nil }
        return quotedName(at: start) ?? bareName(from: start)
      }
      start += 1
    }
    return nil
  }

  /// The name in quotation marks behind 下载, unless it is a document.
  private func downloadedName(at index: Int) -> Range<Int>? {
    guard let end = text.wordEnd("下载", at: index) ?? text.wordEnd("安装", at: index),
      let name = quotedName(at: end),
      words.documents.start(in: text, endingAt: name.upperBound) == nil,
      words.documents.end(in: text, at: name.upperBound + 1) == nil
    else { return nil }
    return name
  }

  private func quotedName(at index: Int) -> Range<Int>? {
    guard isOpeningMark(index) else { return nil }
    var end = index + 1
    while end < text.count, end - index < 14, isNameGlyph(end) { end += 1 }
    return isClosingMark(end) ? limited((index + 1)..<end) : nil
  }

  private func bareName(from start: Int) -> Range<Int>? {
    var end = start
    while end < text.count, end - start < 13, isNameGlyph(end) {
      if end > start + 1, verbStart(at: end, before: end + 4) { break }
      if end > start + 1, text.scalar(end) == "即" || text.scalar(end) == "并" { break }
      if end > start, appWordEnd(at: end) != nil { return nil }
      end += 1
    }
    guard end - start < 9 else { return nil }
    return limited(start..<end)
  }

  private func isNameGlyph(_ index: Int) -> Bool {
    let kind = text.kind(index)
    return kind == .han || kind.isASCII || kind == .blank && text.kind(index - 1) != .blank
  }

  /// The index behind a verb that ends at a index, if one does.
  private func verbEnd(endingAt index: Int) -> Int? {
    words.appVerbs.start(in: text, endingAt: index) == nil ? nil : index
  }

  private func isOpeningMark(_ index: Int) -> Bool {
    switch text.scalar(index) {
    case "<", "《", "\"", "“", "「", "『", "【", "[": true
    default: false
    }
  }

  private func isClosingMark(_ index: Int) -> Bool {
    switch text.scalar(index) {
    case ">", "》", "\"", "”", "」", "』", "】", "]": true
    default: false
    }
  }

  /// The index behind the quotation mark that opens before one that ends at a index.
  private func openingMark(before end: Int) -> Int? {
    guard isClosingMark(end - 1) else { return nil }
    var start = end - 1
    while start > 0, end - start < 15 {
      start -= 1
      if isOpeningMark(start) { return start + 1 }
    }
    return nil
  }
}
