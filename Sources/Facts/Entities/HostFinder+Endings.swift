import Bytes
import Lists
import Views

extension HostFinder {
  /// Cuts the name behind the last label that can end one; false where none can.
  mutating func cutAtEnding(_ site: HostSite, _ data: EntityData) -> Bool {
    var last = candidate.labels.count - 1
    // `。` ends the sentence where the name before it is whole, unless com or cn follows.
    for index in stride(from: 2, through: last, by: 1) where candidate.labels[index].hasSoftDot {
      guard endingByteCount(of: index - 1, site, data) != nil,
        !isCommon(candidate.label(index), data)
      else { continue }
      last = index - 1
      break
    }
    // llcanam.com或登录www.a.cn are two links; 建行.cn登录.bad.top is one name.
    for index in stride(from: 1, to: last, by: 1) where isSentence(candidate.label(index), data) {
      last = index
      break
    }
    while last > 0 {
      if let byteCount = endingByteCount(of: last, site, data),
        areBlanksPlausible(through: last, byteCount, data)
      {
        cut(last, byteCount)
        return true
      }
      last -= 1
    }
    return false
  }

  private mutating func cut(_ last: Int, _ byteCount: Int) {
    let label = candidate.labels[last]
    var textEnd = label.textEnd
    if byteCount < label.nameEnd - label.nameStart {
      // Count the bytes of the text that make the part.
      var written = 0
      textEnd = label.textStart
      while written < byteCount, textEnd < label.textEnd {
        let byte = hosts.byte(textEnd)
        if byte != UInt8(ascii: " ") {
          written += byte < 0x80 ? 1 : UTF8.width(hosts.scalar(textEnd))
        }
        textEnd += 1
      }
    }
    candidate.end(with: last, byteCount: byteCount, textEnd: textEnd)
    candidate.unmaskEnding()
  }

  /// How many bytes of a label are an ending of host names, or nil.
  private func endingByteCount(of index: Int, _ site: HostSite, _ data: EntityData) -> Int? {
    let label = candidate.label(index)
    let isForeign = candidate.labels[index].isForeign
    if !isForeign {
      if isTopLevel(label, data) { return label.count }
      return site.hasScheme && label.count >= 2 && isAlphabetic(label) ? label.count : nil
    }
    if data.rootZone.lookup(label) != nil { return label.count }
    // Behind an ending the sentence goes on: cn领取, 中国移动.
    let asciiCount = asciiPrefixCount(label)
    if asciiCount > 0 {
      let prefix = label[0..<asciiCount]
      let isKnown =
        isTopLevel(prefix, data) || site.hasScheme && asciiCount >= 2 && isAlphabetic(prefix)
      return isKnown ? asciiCount : nil
    }
    return hanEndingByteCount(label, data)
  }

  /// How many bytes at the start of a label are an ending in Han letters, or nil.
  func hanEndingByteCount(_ label: ByteView, _ data: EntityData) -> Int? {
    var found: Int?
    var decoder = UTF8Decoder(label)
    var count = 0
    while let step = decoder.next(), count < 6 {
      count += 1
      if count >= 2, data.rootZone.lookup(label[0..<step.range.endOffset]) != nil {
        found = step.range.endOffset
      }
    }
    return found
  }

  /// Whether a label is an ending behind which a sentence goes on to the next link.
  private func isSentence(_ label: ByteView, _ data: EntityData) -> Bool {
    let asciiCount = asciiPrefixCount(label)
    guard asciiCount > 1, asciiCount < label.count, isTopLevel(label[0..<asciiCount], data) else {
      return false
    }
    let isBeforeLink = label[(label.count - 3)..<label.count] == "www"
    // Five Han letters are more than a name puts between two dots of its own.
    return isBeforeLink || label.count - asciiCount >= 15
  }

  private func asciiPrefixCount(_ label: ByteView) -> Int {
    var count = 0
    while count < label.count, label[count] < 0x80 { count += 1 }
    return count
  }

  /// Whether a label is a top-level domain, also with 0 for o and 1 for l.
  private func isTopLevel(_ label: ByteView, _ data: EntityData) -> Bool {
    if data.rootZone.lookup(label) != nil || data.topLevelDomains.lookup(label) != nil {
      return true
    }
    if label.hasPrefix(ByteView("xn--")) { return label.count > 5 }
    guard label.count <= 5, !isNumeric(label) else { return false }
    return isDisguisedEnding(label)
  }

  /// Top-level domains whose letters are written as digits.
  private func isDisguisedEnding(_ label: ByteView) -> Bool {
    label == "c0m" || label == "0rg" || label == "c0" || label == "t0p" || label == "1nfo"
      || label == "v1p" || label == "c1ub" || label == "inf0" || label == "sh0p"
      || label == "1ink" || label == "c1oud"
  }

  /// Blanks beside dots are a disguise only of the common domains: a sentence also ends in `. `.
  private func areBlanksPlausible(
    through index: Int, _ byteCount: Int, _ data: EntityData
  ) -> Bool {
    guard candidate.hasBlank(through: index) else { return true }
    return isCommon(candidate.label(index)[0..<byteCount], data)
  }

  /// Whether a label is a domain that people are sent to.
  private func isCommon(_ label: ByteView, _ data: EntityData) -> Bool {
    data.words.commonDomains.contains(label)
  }

  // MARK: Link or not

  /// Whether the name is whole: no part of a longer word.
  func hasFreeEdges(_ site: HostSite) -> Bool {
    let after = hosts.byte(site.nameEnd)
    if isNameByte(after) || after == HostText.letter || after == UInt8(ascii: "_") { return false }
    if after == UInt8(ascii: "@"), isNameByte(hosts.byte(site.nameEnd + 1)) {
      return site.hasScheme
    }
    if site.hasScheme { return true }
    return after != UInt8(ascii: ".") || !isNameByte(hosts.byte(site.nameEnd + 1))
  }

  /// Finds where port and path end.
  func measurePath(_ site: inout HostSite) {
    var offset = site.nameEnd
    if hosts.byte(offset) == UInt8(ascii: ":"), isDigit(hosts.byte(offset + 1)) {
      offset += 1
      while isDigit(hosts.byte(offset)) { offset += 1 }
    }
    site.pathStart = offset
    switch hosts.byte(offset) {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
      while isPathByte(hosts.byte(offset)) { offset += 1 }
      while offset > site.pathStart + 1, isTrailing(hosts.byte(offset - 1)) { offset -= 1 }
    default: break
    }
    site.end = offset
  }

  private func isPathByte(_ byte: UInt8) -> Bool {
    byte > UInt8(ascii: " ") && byte < 0x80 && byte != UInt8(ascii: "[")
      && byte != UInt8(ascii: "]")
  }

  private func isTrailing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "#")
  }

  /// Whether a name with a top-level domain is a link, and no file, version or sentence.
  func isLink(_ site: HostSite, _ data: EntityData) -> Bool {
    let count = candidate.labels.count
    if site.isWide || candidate.label(0) == "www" || site.hasPath || site.hasPort { return true }
    let host = candidate.whole
    if let index = data.namesThatAreNoHosts.lookup(host) {
      // A whole name counts only as such: www.asp.net is a host.
      let entry = data.namesThatAreNoHosts.entryText(index)
      if entry.firstOffset(of: UInt8(ascii: ".")) == nil || entry.count == host.count {
        return false
      }
    }
    var numericCount = 0
    for index in 0..<(count - 1) where isNumeric(candidate.label(index)) { numericCount += 1 }
    if numericCount > 1 && numericCount == count - 1 { return false }
    // 3.com折: a price beside a name.
    if numericCount == count - 1, candidate.label(0).count <= 2 {
      switch hosts.text.scalar(hosts.index(site.nameEnd - 1) + 1) {
      case "折", "元", "倍", "分", "米": return false
      default: break
      }
    }
    let isRare = data.topLevelDomains.lookup(host) == nil
    guard isRare || data.ambiguousTopLevelDomains.lookup(candidate.label(count - 1)) != nil else {
      return true
    }
    if hasLinkWord(site, data), candidate.label(count - 2).count > 2 {
      return numericCount < count - 1
    }
    if numericCount == count - 1 || view == .skeleton { return false }
    for offset in 0..<host.count where isDigit(host[offset]) || host[offset] == UInt8(ascii: "-") {
      return true
    }
    return !isRare && standsAlone(site)
  }

  /// Whether a word beside the name says that it is a link.
  func hasLinkWord(_ site: HostSite, _ data: EntityData) -> Bool {
    hasLinkWord(before: site.start, data)
  }

  func hasLinkWord(before offset: Int, _ data: EntityData) -> Bool {
    let start = hosts.index(offset)
    return hosts.text.lastWord(data.words.link, before: start, reach: 8) != nil
  }

  /// Whether no other Latin word stands beside the name.
  private func standsAlone(_ site: HostSite) -> Bool {
    var before = site.start - 1
    while hosts.byte(before) == UInt8(ascii: " "), before > 0 { before -= 1 }
    var after = site.end
    while hosts.byte(after) == UInt8(ascii: " "), after < hosts.count { after += 1 }
    return !isNameByte(hosts.byte(before)) && !isNameByte(hosts.byte(after))
  }

  /// Whether the name is an address such as 10.0.0.1, of four numbers.
  func isNetworkAddress() -> Bool {
    guard candidate.labels.count == 4 else { return false }
    for index in 0..<4 {
      let label = candidate.label(index)
      guard label.count <= 3, isNumeric(label), decimal(label) < 256,
        !candidate.labels[index].hasBlank
      else { return false }
    }
    return true
  }

  func isNumeric(_ label: ByteView) -> Bool {
    for offset in 0..<label.count where !isDigit(label[offset]) { return false }
    return true
  }

  private func isAlphabetic(_ label: ByteView) -> Bool {
    for offset in 0..<label.count
    where label[offset] < UInt8(ascii: "a") || label[offset] > UInt8(ascii: "z") { return false }
    return true
  }
}
