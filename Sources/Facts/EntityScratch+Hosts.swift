import Bytes
import Lists
import Views

/// What stands around a host name, and tells a link from a sentence.
struct HostPlace {
  /// Where the scheme, or the name, begins.
  var start: Int
  /// Where the name begins.
  var nameStart: Int
  var hasScheme: Bool
  /// Where the name, then where the port and the path end.
  var nameEnd = 0
  var pathStart = 0
  var end = 0

  var hasPath: Bool { end > pathStart + 1 }
  var hasPort: Bool { pathStart > nameEnd }
}

extension EntityScratch {
  /// Finds hosts with their registrable domains, and short links.
  mutating func findHosts(_ data: EntityData) {
    hosts.read(glyphs)
    var offset = 0
    while offset < hosts.count {
      guard isNameByte(hosts.byte(offset)) else {
        offset += 1
        continue
      }
      let end = hostEnd(from: offset, data)
      if let end {
        offset = end
      } else {
        while isNameByte(hosts.byte(offset)) { offset += 1 }
      }
    }
  }

  /// Keeps the link that begins at an offset, and returns where it ends.
  private mutating func hostEnd(from start: Int, _ data: EntityData) -> Int? {
    let nameStart = schemeEnd(from: start)
    var place = HostPlace(
      start: start, nameStart: nameStart ?? start, hasScheme: nameStart != nil)
    candidate.read(hosts, from: place.nameStart)
    if hosts.byte(candidate.end) == UInt8(ascii: "@"), place.hasScheme || isFalseHost() {
      // What stands before @ is a name that only looks like the host.
      place.nameStart = candidate.end + 1
      candidate.read(hosts, from: place.nameStart)
    }
    let isAddress = isNetworkAddress()
    guard isAddress || hasTopLevelDomain(place, data) else { return nil }
    place.nameEnd = candidate.end
    measurePath(&place)
    guard hasFreeEdges(place), !isAddress || place.hasScheme || place.hasPath || place.hasPort,
      isAddress || isLink(place, data)
    else { return nil }
    keepHost(place, isAddress: isAddress, data)
    return place.end
  }

  /// Whether what stands before `@` is written like a host: www.bank.com@ab88.top.
  private func isFalseHost() -> Bool {
    let count = candidate.labels.count
    guard count >= 2, !candidate.labels[count - 1].hasBlank else { return false }
    if candidate.label(0) == "www" { return true }
    for domain in ContextWords.commonDomains where candidate.label(count - 1) == domain {
      return true
    }
    return false
  }

  /// Where the name begins behind `http://` or what stands for it, or nil.
  private func schemeEnd(from start: Int) -> Int? {
    for scheme in ContextWords.schemes {
      let word = ByteView(scheme)
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
      if slashCount > (hasColon ? 0 : 1), isNameByte(hosts.byte(offset)) { return offset }
    }
    return nil
  }

  /// Whether the name is an address such as 10.0.0.1, of four numbers.
  private func isNetworkAddress() -> Bool {
    guard candidate.labels.count == 4 else { return false }
    for index in 0..<4 {
      let label = candidate.label(index)
      guard label.count <= 3, isNumeric(label), decimal(label) < 256,
        !candidate.labels[index].hasBlank
      else { return false }
    }
    return true
  }

  /// Cuts the name behind the last label that can be a top-level domain; false where none can.
  private mutating func hasTopLevelDomain(_ place: HostPlace, _ data: EntityData) -> Bool {
    var index = candidate.labels.count - 1
    while index > 0 {
      let written = candidate.label(index)
      let isKnown = isTopLevel(written, data)
      let isScheme = place.hasScheme && isAlphabetic(written) && written.count >= 2
      if isKnown || isScheme, areBlanksPlausible(through: index) {
        candidate.end(with: index)
        return true
      }
      index -= 1
    }
    return false
  }

  /// Whether a label is a top-level domain, also with 0 for o and 1 for l.
  private func isTopLevel(_ label: ByteView, _ data: EntityData) -> Bool {
    if data.topLevelDomains.lookup(label) != nil { return true }
    guard label.count <= 4, !isNumeric(label) else { return false }
    for known in ContextWords.disguisedDomains where ByteView(known.written) == label {
      return true
    }
    return false
  }

  /// Blanks beside dots are a disguise only of the common domains: a sentence also ends in `. `.
  private func areBlanksPlausible(through index: Int) -> Bool {
    var hasBlank = false
    for place in 1...index where candidate.labels[place].hasBlank { hasBlank = true }
    guard hasBlank else { return true }
    let label = candidate.label(index)
    for known in ContextWords.commonDomains where label == known { return true }
    return false
  }

  /// Finds where port and path end.
  private func measurePath(_ place: inout HostPlace) {
    var offset = place.nameEnd
    if hosts.byte(offset) == UInt8(ascii: ":"), isDigit(hosts.byte(offset + 1)) {
      offset += 1
      while isDigit(hosts.byte(offset)) { offset += 1 }
    }
    place.pathStart = offset
    if hosts.byte(offset) == UInt8(ascii: "/") || hosts.byte(offset) == UInt8(ascii: "?") {
      while hosts.byte(offset) != UInt8(ascii: " "), hosts.byte(offset) != UInt8(ascii: "\n") {
        offset += 1
      }
      while offset > place.pathStart + 1, isTrailing(hosts.byte(offset - 1)) { offset -= 1 }
    }
    place.end = offset
  }

  private func isTrailing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "#")
  }

  /// Whether the name is whole: no e-mail address, no part of a longer word.
  private func hasFreeEdges(_ place: HostPlace) -> Bool {
    let after = hosts.byte(place.nameEnd)
    if isNameByte(after) || after == UInt8(ascii: "@") || after == UInt8(ascii: "_") {
      return false
    }
    if place.hasScheme { return true }
    if after == UInt8(ascii: "."), isNameByte(hosts.byte(place.nameEnd + 1)) { return false }
    let before = hosts.byte(place.start - 1)
    if before == UInt8(ascii: "@") || before == UInt8(ascii: "_") { return false }
    // Behind a dot or a slash the name goes on to the left.
    let isInside = before == UInt8(ascii: "/") || before == UInt8(ascii: ".")
    return !isInside || !isNameByte(hosts.byte(place.start - 2))
  }

  /// Whether a name with a top-level domain is a link, and no file, version or sentence.
  private func isLink(_ place: HostPlace, _ data: EntityData) -> Bool {
    let count = candidate.labels.count
    let isPrefixed = candidate.label(0) == "www" || place.hasPath || place.hasPort
    if place.hasScheme || isPrefixed && count > 1 { return true }
    let host = candidate.name(through: count - 1)
    let topLevel = candidate.label(count - 1)
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
    guard data.ambiguousTopLevelDomains.lookup(topLevel) != nil else { return true }
    if numericCount == count - 1 || view == .skeleton { return false }
    for offset in 0..<host.count where isDigit(host[offset]) || host[offset] == UInt8(ascii: "-") {
      return true
    }
    return standsAlone(place)
  }

  /// Whether no other Latin word stands beside the name.
  private func standsAlone(_ place: HostPlace) -> Bool {
    var before = place.start - 1
    while hosts.byte(before) == UInt8(ascii: " "), before > 0 { before -= 1 }
    var after = place.end
    while hosts.byte(after) == UInt8(ascii: " "), after < hosts.count { after += 1 }
    return !isNameByte(hosts.byte(before)) && !isNameByte(hosts.byte(after))
  }

  private mutating func keepHost(_ place: HostPlace, isAddress: Bool, _ data: EntityData) {
    let last = hosts.place(place.end - 1) + 1
    let range = glyphs.range(hosts.place(place.start)..<last)
    let start = values.count
    values.append(candidate.name(through: candidate.labels.count - 1))
    keep(.urlHost, range, valueFrom: start)
    let name = candidate.name(through: candidate.labels.count - 1)
    if !isAddress { keep(.urlDomain, range, value: registrableDomain(name, data)) }
    keepDecodedHost(range)
    if place.hasPath, data.shortLinkHosts.lookup(name) != nil {
      keepShortLink(range, hosts.bytes.view[place.pathStart..<place.end])
    }
    keepPackage(place, range)
  }

  /// The public suffix of a host and one label before it.
  private func registrableDomain(_ host: ByteView, _ data: EntityData) -> ByteView {
    var suffixStart = host.count
    if let index = data.publicSuffixes.lookup(host) {
      suffixStart = host.count - data.publicSuffixes.entryText(index).count
    } else {
      while suffixStart > 0, host[suffixStart - 1] != UInt8(ascii: ".") { suffixStart -= 1 }
    }
    var start = max(suffixStart - 1, 0)
    while start > 0, host[start - 1] != UInt8(ascii: ".") { start -= 1 }
    return host[start..<host.count]
  }

  /// Keeps a name with `xn--` as a person sees it.
  private mutating func keepDecodedHost(_ range: ByteRange) {
    let start = values.count
    var isDecoded = false
    for index in 0..<candidate.labels.count {
      if index > 0 { values.append(UInt8(ascii: ".")) }
      let label = candidate.label(index)
      if label.hasPrefix(ByteView("xn--")),
        punycode.decode(label[4..<label.count], into: &values)
      {
        isDecoded = true
      } else {
        values.append(label)
      }
    }
    if isDecoded {
      keep(.urlDecoded, range, valueFrom: start)
    } else {
      values.truncate(to: start)
    }
  }

  /// Keeps host and path, with the path as the sender wrote it where it stands so in the raw text.
  private mutating func keepShortLink(_ range: ByteRange, _ path: ByteView) {
    let start = values.count
    values.append(candidate.name(through: candidate.labels.count - 1))
    var written = path
    if let offset = offsetInRaw(of: path) { written = raw[offset..<(offset + path.count)] }
    values.append(written)
    keep(.shortLink, range, valueFrom: start)
  }

  /// Where the raw text holds some bytes, whatever the case of letters.
  private func offsetInRaw(of path: ByteView) -> Int? {
    var offset = 0
    while let found = raw.firstOffset(of: path[0], from: offset), found + path.count <= raw.count {
      var matched = 0
      while matched < path.count, lowered(raw[found + matched]) == path[matched] { matched += 1 }
      if matched == path.count { return found }
      offset = found + 1
    }
    return nil
  }

  /// Keeps the name of an app from a link to its package: /get/name.apk.
  private mutating func keepPackage(_ place: HostPlace, _ range: ByteRange) {
    let path = hosts.bytes.view[place.pathStart..<place.end]
    guard path.count > 5, path[(path.count - 4)..<path.count] == ".apk" else { return }
    var start = path.count - 4
    while start > 0, path[start - 1] != UInt8(ascii: "/") { start -= 1 }
    keep(.app, range, value: path[start..<(path.count - 4)])
  }

  private func isNumeric(_ label: ByteView) -> Bool {
    for offset in 0..<label.count where !isDigit(label[offset]) { return false }
    return true
  }

  private func isAlphabetic(_ label: ByteView) -> Bool {
    for offset in 0..<label.count where lowered(label[offset]) < UInt8(ascii: "a") { return false }
    return true
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || isDigit(byte)
  }
}

/// The lower-case letter of an ASCII capital, every other byte as it is.
func lowered(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
