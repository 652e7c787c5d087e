import Bytes
import Lists
import Views

extension HostFinder {
  /// Keeps a host in all its forms, and returns where its link ends; nil for one that DNS refuses.
  mutating func keep(_ site: HostSite, _ data: EntityData, _ table: inout EntityTable) -> Int? {
    let indices = hosts.index(site.start)..<(hosts.index(site.end - 1) + 1)
    let range = hosts.text.range(indices)
    guard encodeName(hasWWW: site.hasWWW) else { return nil }
    addLink(indices)
    table.keep(.urlHost, range, value: name.view)
    table.keep(.urlDomain, range, value: registrableDomain(data))
    keepDecodedHost(range, hasWWW: site.hasWWW, &table)
    if site.hasPath, data.shortLinkHosts.lookup(name.view) != nil {
      keepShortLink(range, hosts.bytes.view[site.pathStart..<site.end], &table)
    }
    keepAccountOfPath(site, range, &table)
    keepPackage(site, range, &table)
    return site.end
  }

  /// Keeps an address of four numbers.
  mutating func keepAddress(_ site: HostSite, _ table: inout EntityTable) -> Int? {
    let indices = hosts.index(site.start)..<(hosts.index(site.end - 1) + 1)
    addLink(indices)
    let valueStart = table.values.count
    guard NumericHost.appendIPv4(candidate.whole, to: &table.values) else {
      table.keep(.urlHost, hosts.text.range(indices), value: candidate.whole)
      return site.end
    }
    table.keep(.urlHost, hosts.text.range(indices), valueFrom: valueStart)
    return site.end
  }

  /// Keeps an address in any spelling that browsers take behind a scheme.
  mutating func numericHostEnd(
    _ site: HostSite, _ table: inout EntityTable
  ) -> Int? {
    var site = site
    var end = site.nameStart
    let isBracketed = hosts.byte(end) == UInt8(ascii: "[")
    if isBracketed { end += 1 }
    let first = end
    while isNameByte(hosts.byte(end)) || hosts.byte(end) == UInt8(ascii: ".")
      || isBracketed && hosts.byte(end) == UInt8(ascii: ":"), end - first < 64
    {
      end += 1
    }
    var last = end
    if !isBracketed, last > first, hosts.byte(last - 1) == UInt8(ascii: ".") { last -= 1 }
    let written = hosts.bytes.view[first..<last]
    let valueStart = table.values.count
    if isBracketed {
      guard hosts.byte(end) == UInt8(ascii: "]"),
        NumericHost.appendIPv6(written, to: &table.values)
      else { return nil }
      last = end + 1
    } else {
      guard first < last, isDigit(written[0]), NumericHost.appendIPv4(written, to: &table.values)
      else { return nil }
    }
    site.nameEnd = last
    measurePath(&site)
    let indices = hosts.index(site.start)..<(hosts.index(site.end - 1) + 1)
    addLink(indices)
    table.keep(.urlHost, hosts.text.range(indices), valueFrom: valueStart)
    return site.end
  }

  /// Writes the name as it is asked for in DNS into ``name``; false where a label is too long.
  private mutating func encodeName(hasWWW: Bool) -> Bool {
    name.removeAll()
    if hasWWW { name.append(literal: "www.") }
    for index in 0..<candidate.labels.count {
      if index > 0 { name.append(UInt8(ascii: ".")) }
      let label = candidate.label(index)
      if candidate.labels[index].isForeign {
        guard encoder.encode(label, into: &name) else { return false }
      } else {
        guard label.count <= Limits.domainLabelByteCountMax else { return false }
        name.append(label)
      }
    }
    return name.count <= Limits.hostNameByteCountMax
  }

  /// The public suffix of ``name`` and one label before it.
  private func registrableDomain(_ data: EntityData) -> ByteView {
    let host = name.view
    var suffixDots = 0
    // Suffixes are listed in the letters that people read.
    if let index = data.publicSuffixes.lookup(candidate.isForeign ? candidate.whole : host) {
      let entry = data.publicSuffixes.entryText(index)
      for offset in 0..<entry.count where entry[offset] == UInt8(ascii: ".") { suffixDots += 1 }
    }
    var start = host.count
    while start > 0 {
      if host[start - 1] == UInt8(ascii: ".") {
        guard suffixDots >= 0 else { break }
        suffixDots -= 1
        if suffixDots < -1 { break }
      }
      start -= 1
    }
    return host[start..<host.count]
  }

  /// Keeps a name in other letters as a person sees it.
  private mutating func keepDecodedHost(
    _ range: ByteRange, hasWWW: Bool, _ table: inout EntityTable
  ) {
    let start = table.values.count
    if hasWWW { table.values.append(literal: "www.") }
    var isDecoded = false
    for index in 0..<candidate.labels.count {
      if index > 0 { table.values.append(UInt8(ascii: ".")) }
      let label = candidate.label(index)
      if label.hasPrefix(ByteView("xn--")),
        decoder.decode(label[4..<label.count], into: &table.values)
      {
        isDecoded = true
      } else {
        isDecoded = isDecoded || candidate.labels[index].isForeign
        table.values.append(label)
      }
    }
    if isDecoded {
      table.keep(.urlDecoded, range, valueFrom: start)
    } else {
      table.values.truncate(to: start)
    }
  }

  /// Keeps host and path, with the path as the sender wrote it where it stands so in the raw text.
  private mutating func keepShortLink(
    _ range: ByteRange, _ path: ByteView, _ table: inout EntityTable
  ) {
    let path = path[0..<min(path.count, Limits.shortLinkPathByteCountMax)]
    let start = table.values.count
    table.values.append(name.view)
    var written = path
    if let offset = rawOffset(of: path) { written = raw[offset..<(offset + path.count)] }
    table.values.append(written)
    table.keep(.shortLink, range, valueFrom: start)
  }

  /// Where the raw text holds some bytes behind the last ones that were found, whatever their case.
  private mutating func rawOffset(of path: ByteView) -> Int? {
    var offset = rawOffset
    while comparisonsLeft > 0, let found = raw.firstOffset(of: path[0], from: offset),
      found + path.count <= raw.count
    {
      comparisonsLeft -= found - offset + 1
      var matched = 0
      while matched < path.count, loweredASCII(raw[found + matched]) == path[matched] {
        matched += 1
      }
      comparisonsLeft -= matched
      if matched == path.count {
        rawOffset = found + matched
        return found
      }
      offset = found + 1
    }
    return nil
  }

  /// Keeps the Telegram name of t.me/name.
  private func keepAccountOfPath(
    _ site: HostSite, _ range: ByteRange, _ table: inout EntityTable
  ) {
    guard name.view == "t.me" || name.view == "telegram.me", site.hasPath else { return }
    var start = site.pathStart + 1
    if hosts.byte(start) == UInt8(ascii: "+") { start += 1 }
    var end = start
    while isNameByte(hosts.byte(end)) || hosts.byte(end) == UInt8(ascii: "_"), end < site.end {
      end += 1
    }
    guard end - start >= 4, end - start <= 32 else { return }
    table.keep(.telegram, range, value: hosts.bytes.view[start..<end])
  }

  /// Keeps the name of an app from a link to its package: /get/name.apk.
  private func keepPackage(_ site: HostSite, _ range: ByteRange, _ table: inout EntityTable) {
    let path = hosts.bytes.view[site.pathStart..<site.end]
    guard path.count > 5, path[(path.count - 4)..<path.count] == ".apk" else { return }
    var start = path.count - 4
    while start > 0, path[start - 1] != UInt8(ascii: "/") { start -= 1 }
    guard path.count - 4 - start <= Limits.hostNameByteCountMax else { return }
    table.keep(.app, range, value: path[start..<(path.count - 4)])
  }
}

/// The lower-case letter of an ASCII capital, every other byte as it is.
@inline(__always)
func loweredASCII(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
