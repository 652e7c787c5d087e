import Bytes
import Lists
import Views

/// What stands around a host name, and tells a link from a sentence.
struct HostSite {
  /// Where the scheme, or the name, begins.
  var start: Int
  /// Where the name begins.
  var nameStart: Int
  var hasScheme = false
  /// Whether `www.` stands before the name, in whatever spelling.
  var hasWWW = false
  /// Where the name, then where the port and the path end.
  var nameEnd = 0
  var pathStart = 0
  var end = 0

  var hasPath: Bool { end > pathStart + 1 }
  var hasPort: Bool { pathStart > nameEnd }

  /// Whether what stands before the name says that it is one, so that the whole label counts.
  var isWide: Bool { hasScheme || hasWWW }
}

/// Finds hosts with their registrable domains, short links and e-mail addresses.
struct HostFinder: ~Copyable {
  var hosts = HostText()
  var candidate = HostCandidate()
  var encoder = PunycodeEncoder()
  var decoder = PunycodeDecoder()
  var name = ByteBuffer(capacity: 256)
  var view = View.folded
  var raw = ByteView.empty

  /// Bytes of the raw text that are compared for the spelling of paths; bounds their search.
  var comparisonsLeft = 0
  /// Where the spelling of the last path was found.
  var rawOffset = 0

  /// The glyphs of the links and addresses that were found.
  private(set) var links = ScratchArray<ByteRange>(capacity: 16)

  /// Schemes of links, and how they are hidden.
  private static let schemes: InlineArray<11, StaticString> = [
    "https", "http", "hxxps", "hxxp", "htttp", "htps", "htp", "hppt", "ftp", "ttps", "ttp",
  ]

  /// Finds all hosts of the text.
  mutating func find(
    in text: GlyphView, raw: ByteView, view: View, _ data: EntityData, into table: inout EntityTable
  ) {
    hosts.read(text, data.words)
    self.raw = raw
    self.view = view
    comparisonsLeft = 1 << 18
    rawOffset = 0
    links.removeAll()
    var offset = 0
    while offset < hosts.count {
      let byte = hosts.byte(offset)
      let end =
        if isNameByte(byte) || byte == HostText.letter {
          linkEnd(from: offset, data, &table) ?? runEnd(from: offset)
        } else if byte == HostText.han {
          hanLinkEnd(from: offset, data, &table)
        } else {
          offset + 1
        }
      offset = max(end, offset + 1)
    }
  }

  /// Whether glyphs are part of a link or an e-mail address.
  func isInLink(_ indices: Range<Int>) -> Bool {
    let number = firstLink(endingBehind: indices.lowerBound)
    return number < links.count && links[number].startOffset < indices.upperBound
  }

  /// Where the link or e-mail address ends that covers a glyph, or nil.
  func linkEnd(at index: Int) -> Int? {
    let number = firstLink(endingBehind: index)
    guard number < links.count, links[number].startOffset <= index else { return nil }
    return links[number].endOffset
  }

  /// The first link that ends behind an index; links stand in their order and share no glyph.
  private func firstLink(endingBehind index: Int) -> Int {
    var (low, high) = (0, links.count)
    while low < high {
      let middle = (low + high) / 2
      if links[middle].endOffset > index { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Where the letters and digits from an offset on end, or where a scheme begins inside of them.
  private func runEnd(from start: Int) -> Int {
    var end = start
    while isNameByte(hosts.byte(end)) || hosts.byte(end) == HostText.letter {
      end += 1
      // 当当网jdhttp://t.cn: a scheme begins where it is written, whatever stands before.
      if hosts.byte(end) == UInt8(ascii: "h"), hosts.byte(end + 1) == UInt8(ascii: "t"),
        schemeEnd(from: end) != nil
      {
        return end
      }
    }
    return end
  }

  /// Keeps the link or address that begins at an offset, and returns where it ends.
  private mutating func linkEnd(
    from start: Int, _ data: EntityData, _ table: inout EntityTable
  ) -> Int? {
    var site = HostSite(start: start, nameStart: start)
    if let nameStart = schemeEnd(from: start) {
      site.hasScheme = true
      // What stands before `@` is a name that only looks like the host.
      if let hostStart = userEnd(from: nameStart) {
        site.nameStart = hostStart
        if let end = numericHostEnd(site, &table) ?? namedHostEnd(site, data, &table) { return end }
      }
      site.nameStart = nameStart
      if let end = numericHostEnd(site, &table) { return end }
    } else if let end = mailEnd(from: start, data, &table) {
      return end
    } else if isInsideWord(start) {
      return nil
    }
    return namedHostEnd(site, data, &table)
  }

  /// Keeps the host of a site, behind a scheme, `www.` or bare.
  private mutating func namedHostEnd(
    _ site: HostSite, _ data: EntityData, _ table: inout EntityTable
  ) -> Int? {
    var site = site
    if let end = splitWWWEnd(from: site.nameStart) {
      candidate.read(hosts, from: end, isWide: true)
      var wide = site
      wide.hasWWW = true
      // The name begins with `www.`, which is put before it when it is kept.
      if endName(&wide, from: end, data) { return keep(wide, data, &table) }
    }
    candidate.read(hosts, from: site.nameStart, isWide: site.isWide)
    let isAddress = isNetworkAddress()
    if isAddress {
      site.nameEnd = candidate.end
      guard hasFreeEdges(site) else { return nil }
      measurePath(&site)
      guard site.hasScheme || site.hasPath || site.hasPort else { return nil }
      return keepAddress(site, &table)
    }
    if endName(&site, from: site.nameStart, data) {
      return isLink(site, data) ? keep(site, data, &table) : nil
    }
    return hanEndingLinkEnd(site, data, &table)
  }

  /// Cuts the candidate at its ending, and measures the path; false where it is no host.
  mutating func endName(_ site: inout HostSite, from start: Int, _ data: EntityData) -> Bool {
    site.nameStart = start
    guard cutAtEnding(site, data), candidate.name.count <= Limits.hostNameByteCountMax else {
      return false
    }
    site.nameEnd = candidate.end
    guard hasFreeEdges(site) else { return false }
    measurePath(&site)
    return true
  }

  // MARK: Before the name

  /// Where the name begins behind `http://` or what stands for it, or nil.
  private func schemeEnd(from start: Int) -> Int? {
    switch hosts.byte(start) {
    case UInt8(ascii: "h"), UInt8(ascii: "f"), UInt8(ascii: "t"): break
    default: return nil
    }
    for index in HostFinder.schemes.indices {
      let word = ByteView(HostFinder.schemes[index])
      var offset = start
      var matched = 0
      while matched < word.count, hosts.byte(offset) == word[matched] {
        matched += 1
        offset += 1
        if matched < word.count, hosts.byte(offset) == UInt8(ascii: " ") { offset += 1 }
      }
      guard matched == word.count else { continue }
      if hosts.byte(offset) == UInt8(ascii: " ") { offset += 1 }
      let hasColon = hosts.byte(offset) == UInt8(ascii: ":")
      guard hasColon || matched >= 4 && hosts.byte(offset) == UInt8(ascii: "/") else { continue }
      if hasColon { offset += 1 }
      var slashCount = 0
      while slashCount < 4 {
        if hosts.byte(offset) == UInt8(ascii: "/") {
          slashCount += 1
        } else if hosts.byte(offset) != UInt8(ascii: " ") {
          break
        }
        offset += 1
      }
      if slashCount > (hasColon ? 0 : 1), isHostStart(hosts.byte(offset)) { return offset }
    }
    return nil
  }

  private func isHostStart(_ byte: UInt8) -> Bool {
    isNameByte(byte) || byte == HostText.letter || byte == HostText.han || byte == UInt8(ascii: "[")
  }

  /// Where the host begins behind `name@` or `name:word@`, which only look like one, or nil.
  private func userEnd(from start: Int) -> Int? {
    var found: Int?
    var offset = start
    while offset - start < Limits.linkUserByteCountMax {
      switch hosts.byte(offset) {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: " "),
        UInt8(ascii: "\n"):
        return found
      case UInt8(ascii: "@") where isHostStart(hosts.byte(offset + 1)): found = offset + 1
      default: break
      }
      offset += 1
    }
    return found
  }

  /// Where the name goes on behind `www.` in one of its spellings: `ww w.`, `w·w·w·`.
  private func splitWWWEnd(from start: Int) -> Int? {
    guard hosts.byte(start) == UInt8(ascii: "w") else { return nil }
    var offset = start
    var count = 0
    while count < 3 {
      guard hosts.byte(offset) == UInt8(ascii: "w") else { return nil }
      count += 1
      offset += 1
      guard count < 3 else { break }
      if hosts.byte(offset) == UInt8(ascii: ".") || hosts.byte(offset) == UInt8(ascii: " ") {
        offset += 1
      }
    }
    if hosts.byte(offset) == UInt8(ascii: " ") { offset += 1 }
    guard hosts.byte(offset) == UInt8(ascii: ".") || hosts.byte(offset) == HostText.softDot else {
      return nil
    }
    offset += 1
    if hosts.byte(offset) == UInt8(ascii: " ") { offset += 1 }
    return isHostStart(hosts.byte(offset)) ? offset : nil
  }

  /// Whether a bare name would begin in the middle of a longer word, address or path.
  private func isInsideWord(_ start: Int) -> Bool {
    let before = hosts.byte(start - 1)
    switch before {
    case UInt8(ascii: "_"), HostText.letter: return true
    case UInt8(ascii: "@"), UInt8(ascii: "-"): return isNameByte(hosts.byte(start - 2))
    // Behind a dot or a slash the name goes on to the left.
    case UInt8(ascii: "/"), UInt8(ascii: "."):
      return isNameByte(hosts.byte(start - 2)) || hosts.byte(start - 2) == HostText.letter
    default: return isNameByte(before)
    }
  }

  // MARK: E-mail

  /// Keeps the e-mail address that begins at an offset, and returns where it ends.
  private mutating func mailEnd(
    from start: Int, _ data: EntityData, _ table: inout EntityTable
  ) -> Int? {
    guard
      !isMailByte(hosts.byte(start - 1))
        || hosts.byte(start - 1) == UInt8(ascii: ".") && !isMailByte(hosts.byte(start - 2))
    else { return nil }
    var at = start
    while at - start < Limits.mailNameByteCountMax, isMailByte(hosts.byte(at)) { at += 1 }
    let nameEnd = at
    if hosts.byte(at) == UInt8(ascii: " ") { at += 1 }
    guard hosts.byte(at) == UInt8(ascii: "@") else { return nil }
    var hostStart = at + 1
    if hosts.byte(hostStart) == UInt8(ascii: " ") { hostStart += 1 }
    guard isNameByte(hosts.byte(hostStart)) || hosts.byte(hostStart) == HostText.letter else {
      return nil
    }
    candidate.read(hosts, from: hostStart, isWide: false)
    var site = HostSite(start: start, nameStart: hostStart)
    guard endName(&site, from: hostStart, data) else { return nil }
    // www.bank.com@ab88.top/x is opened as a link, and so is a host behind a blank and `@`.
    let isWWW = hosts.byte(start) == UInt8(ascii: "w") && splitWWWEnd(from: start) != nil
    let isApart = nameEnd < at && splitWWWEnd(from: hostStart) != nil
    if isWWW || isApart || site.hasPath && hasDot(start..<nameEnd) {
      return keep(site, data, &table)
    }
    let valueStart = table.values.count
    for offset in start..<nameEnd { table.values.append(hosts.byte(offset)) }
    table.values.append(UInt8(ascii: "@"))
    table.values.append(candidate.whole)
    let range = hosts.index(start)..<(hosts.index(site.nameEnd - 1) + 1)
    table.keep(.email, hosts.text.range(range), valueFrom: valueStart)
    links.append(ByteRange(range))
    return site.nameEnd
  }

  private func isMailByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "%"): true
    default: isNameByte(byte)
    }
  }

  private func hasDot(_ offsets: Range<Int>) -> Bool {
    for offset in offsets where hosts.byte(offset) == UInt8(ascii: ".") { return true }
    return false
  }

  /// Remembers the glyphs of a link, for finders that come later.
  mutating func addLink(_ indices: Range<Int>) { links.append(ByteRange(indices)) }
}
