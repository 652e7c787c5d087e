import Bytes
import Records
import Views

/// Writes decision lines and rejected lines: the schema of version 1, described in docs/DECISIONS.md.
struct DecisionEncoder: ~Copyable {
  /// The line that was encoded last, with its line feed.
  var line: ByteView { buffer.view }

  private let ruleSet: RuleSet
  private var buffer = ByteBuffer(capacity: 1024)

  /// `,"verdict":"allow"` and all that follows in the short form, up to the number of the line.
  private var shortMiddle = ByteBuffer(capacity: 256)

  /// `,"source":{"file":"…"` of the present batch.
  private var source = ByteBuffer(capacity: 256)

  /// `,"decided_at":"…"` of the present batch.
  private var decidedAt = ByteBuffer(capacity: 64)

  /// `,"engine":"…"`.
  private var engine = ByteBuffer(capacity: 64)

  /// For each tag the number of the last line that it was written in.
  private var taggedLines: Table<TagID, Int64>
  private var lineNumber: Int64 = 0

  /// The names of the keys; the table of keys makes one anew for each question.
  private let keyNames = RecordKey.allCases.map(\.name)

  init(ruleSet: RuleSet, engine name: String) {
    self.ruleSet = ruleSet
    taggedLines = Table(repeating: 0, count: ruleSet.tags.count)
    engine.append(literal: ",\"engine\":")
    engine.appendJSONString(name)
  }

  mutating func beginBatch(file: ByteView, decidedAtMilliseconds: Int64) {
    source.removeAll()
    source.append(literal: ",\"source\":{\"file\":")
    source.appendJSONString(file)
    shortMiddle.removeAll()
    shortMiddle.append(literal: ",\"verdict\":\"allow\",\"v\":1,\"ruleset\":")
    shortMiddle.append(ruleSet.fragments.shortIdentifier)
    shortMiddle.append(source.view)
    shortMiddle.append(literal: ",\"line\":")
    decidedAt.removeAll()
    decidedAt.append(literal: ",\"decided_at\":\"")
    decidedAt.appendTimestamp(decidedAtMilliseconds)
    decidedAt.append(literal: "\"")
  }

  // MARK: Rejected lines

  /// Encodes a rejected line: where it stands, why, and its bytes, so that nothing is lost.
  ///
  /// Bytes that are UTF-8 are written as `raw`; others as `raw_hex`. Of a line that is longer than
  /// any record may be, the first ``Limits/lineByteCountMax`` bytes are kept.
  mutating func encode(_ rejection: Rejection, at position: LinePosition, line: ByteView) {
    buffer.removeAll()
    buffer.append(literal: "{\"rejected\":{\"line\":")
    buffer.appendDecimal(position.line)
    buffer.append(literal: ",\"offset\":")
    buffer.appendDecimal(position.offset)
    buffer.append(literal: ",\"reason\":\"")
    buffer.append(rejection.reason.code)
    buffer.append(literal: "\",\"at\":")
    buffer.appendDecimal(rejection.offset)
    if let key = rejection.key {
      buffer.append(literal: ",\"key\":\"")
      buffer.append(keyNames[Int(key.rawValue)])
      buffer.append(literal: "\"")
    }
    appendRaw(line)
    buffer.append(literal: "},\"v\":1")
    appendSource(position)
    buffer.append(decidedAt.view)
    buffer.append(literal: "}\n")
  }

  private mutating func appendRaw(_ line: ByteView) {
    buffer.append(literal: ",\"byte_count\":")
    buffer.appendDecimal(line.count)
    let kept = line.cutBetweenCharacters(at: Limits.lineByteCountMax)
    if kept.firstInvalidUTF8Offset() == nil {
      buffer.append(literal: ",\"raw\":")
      buffer.appendJSONString(kept)
      return
    }
    buffer.append(literal: ",\"raw_hex\":\"")
    for offset in 0..<kept.count { buffer.appendHexadecimal(kept[offset]) }
    buffer.append(literal: "\"")
  }

  // MARK: Decisions

  /// Encodes the decision on a record of which there is nothing to tell but that it is allowed.
  mutating func encodeShort(id: ByteView, at position: LinePosition) {
    buffer.removeAll()
    buffer.append(literal: "{\"id\":")
    buffer.appendJSONString(id)
    buffer.append(shortMiddle.view)
    buffer.appendDecimal(position.line)
    buffer.append(literal: ",\"offset\":")
    buffer.appendDecimal(position.offset)
    buffer.append(literal: "}}\n")
  }

  /// Encodes a decision in the long form.
  mutating func encode(
    _ matched: MatchedRecord, _ decision: Decision, at position: LinePosition,
    in matches: borrowing Matches
  ) {
    let fields = matches.source(of: matched)
    let record = matched.record
    buffer.removeAll()
    buffer.append(literal: "{\"id\":")
    buffer.appendJSONString(fields.bytes(of: record.field(.id)))
    buffer.append(literal: ",\"verdict\":\"")
    switch decision.verdict {
    case .allow: buffer.append(literal: "allow")
    case .review: buffer.append(literal: "review")
    case .block: buffer.append(literal: "block")
    }
    buffer.append(literal: "\",\"v\":1")
    appendRecord(record, fields)
    appendRules(matched, decision, in: matches)
    appendLists(matched, in: matches)
    appendTags(matched, in: matches)
    appendReason(decision, flags: record.flags)
    appendEvasion(matched.evasion)
    buffer.append(engine.view)
    buffer.append(literal: ",\"ruleset\":")
    buffer.append(ruleSet.fragments.shortIdentifier)
    appendSource(position)
    buffer.append(decidedAt.view)
    if !record.ext.isAbsent {
      buffer.append(literal: ",\"ext\":{")
      buffer.append(fields.bytes(of: record.ext))
      buffer.append(literal: "}")
    }
    buffer.append(literal: "}\n")
  }

  private mutating func appendRecord(_ record: Record, _ fields: RecordSource) {
    buffer.append(
      literal: record.kind == .sms ? ",\"kind\":\"sms\",\"ts\":" : ",\"kind\":\"call\",\"ts\":")
    buffer.append(fields.bytes(of: record.field(.ts)))
    buffer.append(literal: ",\"from\":")
    buffer.appendJSONString(fields.bytes(of: record.field(.from)))
    buffer.append(literal: ",\"to\":")
    buffer.appendJSONString(fields.bytes(of: record.field(.to)))
  }

  private mutating func appendRules(
    _ record: MatchedRecord, _ decision: Decision, in matches: borrowing Matches
  ) {
    let first = Int(record.rules.start)
    if let deciding = decision.decidingIndex {
      buffer.append(literal: ",\"rule\":")
      buffer.append(ruleSet.fragments.ruleIdentifier(matches.rules[first + deciding].rule))
    }
    guard !record.rules.isEmpty else { return }
    buffer.append(literal: ",\"rules\":[")
    if let deciding = decision.decidingIndex {
      appendRule(matches.rules[first + deciding], in: matches)
    }
    for index in 0..<Int(record.rules.count) where index != decision.decidingIndex {
      if buffer.view[buffer.count - 1] == UInt8(ascii: "}") { buffer.append(literal: ",") }
      appendRule(matches.rules[first + index], in: matches)
    }
    buffer.append(literal: "]")
  }

  private mutating func appendRule(_ matched: MatchedRule, in matches: borrowing Matches) {
    buffer.append(ruleSet.fragments.openRule(matched.rule))
    if case .failed(let limit) = matched.outcome {
      buffer.append(literal: ",\"failed\":\"")
      buffer.append(limit.name)
      buffer.append(literal: "\"")
    }
    if let view = matched.view {
      buffer.append(literal: ",\"view\":\"")
      buffer.append(view.name)
      buffer.append(literal: "\",\"spans\":[")
      var isFirst = true
      for index in matched.evidence.indices {
        guard case .span(let span) = matches.evidence[index] else { continue }
        buffer.append(literal: isFirst ? "[" : ",[")
        buffer.appendDecimal(span.startOffset)
        buffer.append(literal: ",")
        buffer.appendDecimal(span.endOffset)
        buffer.append(literal: "]")
        isFirst = false
      }
      buffer.append(literal: "]")
    }
    buffer.append(literal: "}")
  }

  private mutating func appendLists(_ record: MatchedRecord, in matches: borrowing Matches) {
    var isFirst = true
    if let protection = record.protection { append(protection, isFirst: &isFirst) }
    for index in record.rules.indices {
      for item in matches.rules[index].evidence.indices {
        guard case .entry(let entry) = matches.evidence[item] else { continue }
        append(entry, isFirst: &isFirst)
      }
    }
    if !isFirst { buffer.append(literal: "]") }
  }

  private mutating func append(_ entry: ListEntry, isFirst: inout Bool) {
    buffer.append(literal: isFirst ? ",\"lists\":[" : ",")
    isFirst = false
    buffer.append(ruleSet.fragments.openEntry(of: entry.list))
    let list = ruleSet.lists[entry.list.index].list
    buffer.appendJSONString(list.text(of: Int(entry.entry)))
    if let name = list.caseName(of: Int(entry.entry)) {
      buffer.append(literal: ",\"case\":")
      buffer.appendJSONString(name)
    }
    buffer.append(literal: "}")
  }

  private mutating func appendTags(_ record: MatchedRecord, in matches: borrowing Matches) {
    lineNumber += 1
    var isFirst = true
    for index in record.rules.indices {
      let matched = matches.rules[index]
      let rank = ruleSet.ranks[matched.rule]
      guard matched.outcome == .fired, rank.isEnforced else { continue }
      for item in rank.tags.indices {
        let tag = ruleSet.ruleTags[item]
        guard taggedLines[tag] != lineNumber else { continue }
        taggedLines[tag] = lineNumber
        buffer.append(literal: isFirst ? ",\"tags\":[" : ",")
        isFirst = false
        buffer.append(ruleSet.fragments.tag(tag))
      }
    }
    if !isFirst { buffer.append(literal: "]") }
  }

  private mutating func appendReason(_ decision: Decision, flags: RecordFlags) {
    if let tenths = decision.scoreTenths {
      buffer.append(literal: ",\"score\":")
      buffer.appendTenths(tenths)
    }
    buffer.append(literal: ",\"reason\":\"")
    buffer.append(decision.reason.name)
    buffer.append(literal: "\"")
    guard !flags.isEmpty else { return }
    buffer.append(literal: ",\"flags\":[")
    var isFirst = true
    for flag in RecordFlags.named where flags.contains(flag.flag) {
      buffer.append(literal: isFirst ? "\"" : ",\"")
      buffer.append(flag.name)
      buffer.append(literal: "\"")
      isFirst = false
    }
    buffer.append(literal: "]")
  }

  /// The marks that the text shows, `"evasion":{"score":2.5,"rare":1,"spaced":3}`.
  private mutating func appendEvasion(_ evasion: Evasion) {
    guard evasion.score > 0 else { return }
    buffer.append(literal: ",\"evasion\":{\"score\":")
    buffer.appendTenths(evasion.score)
    for mark in Evasion.Mark.allCases where evasion.count(of: mark) > 0 {
      buffer.append(literal: ",\"")
      buffer.append(mark.name)
      buffer.append(literal: "\":")
      buffer.appendDecimal(evasion.count(of: mark))
    }
    buffer.append(literal: "}")
  }

  private mutating func appendSource(_ position: LinePosition) {
    buffer.append(source.view)
    buffer.append(literal: ",\"line\":")
    buffer.appendDecimal(position.line)
    buffer.append(literal: ",\"offset\":")
    buffer.appendDecimal(position.offset)
    buffer.append(literal: "}")
  }
}

extension ByteView {
  /// At most so many bytes from the start, less the character that would be cut.
  fileprivate func cutBetweenCharacters(at byteCount: Int) -> ByteView {
    guard count > byteCount else { return self }
    var end = byteCount
    // A character has at most three continuation bytes; more of them are no UTF-8 anyway.
    while end > 0, byteCount - end < 3, self[end] & 0xC0 == 0x80 { end -= 1 }
    return self[0..<(self[end] & 0xC0 == 0x80 ? byteCount : end)]
  }
}
