import Bytes
import Lists
import Views

extension HostFinder {
  /// Keeps a bare host in Han letters, such as 积分兑换.cn, and returns where to go on.
  ///
  /// Its label begins behind a word such as 登录, or where the letters begin.
  mutating func hanLinkEnd(
    from start: Int, _ data: EntityData, _ table: inout EntityTable
  ) -> Int {
    var end = start
    while hosts.byte(end) == HostText.han { end += 1 }
    // Only a dot right behind Han letters makes a name of them.
    guard hosts.byte(end) == UInt8(ascii: "."), end - start > 0,
      isNameByte(hosts.byte(end + 1)) || hosts.byte(end + 1) == HostText.han
    else { return end }
    let nameStart = labelStart(start..<end, data)
    guard end - nameStart >= 2, end - nameStart <= 20 else { return end }
    candidate.read(hosts, from: nameStart, isWide: true)
    let hasLead = nameStart > start || hasLinkWord(before: nameStart, data)
    var site = HostSite(start: nameStart, nameStart: nameStart)
    guard cutAtEnding(site, data), candidate.name.count <= Limits.hostNameByteCountMax,
      !candidate.hasBlank(through: candidate.labels.count - 1)
    else { return end }
    site.nameEnd = candidate.end
    guard hasFreeEdges(site), !hasForeignMiddle() else { return end }
    measurePath(&site)
    // A skeleton has lost the blanks that end a sentence.
    guard isPlausible(site, hasLead: hasLead, data), hasLead || view != .skeleton else {
      return end
    }
    return keep(site, data, &table) ?? end
  }

  /// Whether Han letters stand between two dots, where they are more often a sentence.
  private func hasForeignMiddle() -> Bool {
    for index in stride(from: 1, to: candidate.labels.count - 1, by: 1)
    where candidate.labels[index].isForeign { return true }
    return false
  }

  /// Whether a bare name with Han letters is a link and no sentence.
  private func isPlausible(_ site: HostSite, hasLead: Bool, _ data: EntityData) -> Bool {
    if site.hasPath || site.hasPort { return true }
    let last = candidate.labels.count - 1
    let ending = candidate.label(last)
    let isRare = data.topLevelDomains.lookup(ending) == nil
    if candidate.labels[last].isForeign {
      // 销量第一.中国移动 is a sentence.
      let isWhole = hosts.byte(site.nameEnd) != HostText.han
      return hasLead || isWhole && !isRare
    }
    return !isRare && data.namesThatAreNoHosts.lookup(ending) == nil
      && (hasLead || data.ambiguousTopLevelDomains.lookup(ending) == nil)
  }

  /// Keeps a bare host such as jifen.网址, whose ending alone is in Han letters.
  mutating func hanEndingLinkEnd(
    _ site: HostSite, _ data: EntityData, _ table: inout EntityTable
  ) -> Int? {
    guard !site.isWide, hosts.byte(candidate.end) == UInt8(ascii: "."),
      hosts.byte(candidate.end + 1) == HostText.han
    else { return nil }
    var site = site
    candidate.read(hosts, from: site.nameStart, isWide: true)
    guard endName(&site, from: site.nameStart, data), candidate.label(0).count >= 2 else {
      return nil
    }
    let hasLead = hasLinkWord(site, data)
    guard isPlausible(site, hasLead: hasLead, data) || hasSign(candidate.label(0)) else {
      return nil
    }
    return keep(site, data, &table)
  }

  /// Whether digits or hyphens make a label a name rather than a word.
  private func hasSign(_ label: ByteView) -> Bool {
    for offset in 0..<label.count where isDigit(label[offset]) || label[offset] == UInt8(ascii: "-")
    {
      return true
    }
    return false
  }

  /// Where the label begins in a row of Han letters: behind the last word such as 登录.
  private func labelStart(_ offsets: Range<Int>, _ data: EntityData) -> Int {
    var start = offsets.lowerBound
    // Longer rows are sentences.
    if offsets.count > 32 { start = offsets.upperBound - 32 }
    var found = offsets.lowerBound
    while start < offsets.upperBound {
      if let end = data.words.hostLeads.end(in: hosts.text, at: hosts.index(start)) {
        var offset = start
        while offset < offsets.upperBound, hosts.index(offset) < end { offset += 1 }
        if offset < offsets.upperBound { found = offset }
      }
      start += 1
    }
    // abc积分.cn: the name begins with the letters before.
    while found <= offsets.lowerBound, isNameByte(hosts.byte(found - 1)),
      offsets.upperBound - found < 20
    {
      found -= 1
    }
    return found
  }
}
