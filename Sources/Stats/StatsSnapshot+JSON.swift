public import Bytes

extension StatsSnapshot {
  /// The version of the layout of `stats.json` and of the counters files.
  public static let schemaVersion = 1

  /// Appends the snapshot as one JSON object on one line, as `stats.json` and `weir status` have it.
  public func appendJSON(to buffer: inout ByteBuffer) {
    buffer.append("{\"v\":")
    buffer.appendDecimal(StatsSnapshot.schemaVersion)
    var section = ""
    var isFirst = false
    for entry in StatsEntry.all {
      if entry.section != section {
        if !section.isEmpty { buffer.append("}") }
        if !entry.section.isEmpty {
          buffer.append(",")
          buffer.appendJSONString(entry.section)
          buffer.append(":{")
          isFirst = true
        }
        section = entry.section
      }
      if !isFirst { buffer.append(",") }
      isFirst = false
      buffer.appendJSONString(entry.key)
      buffer.append(":")
      entry.value(self).appendJSON(to: &buffer)
    }
    if !section.isEmpty { buffer.append("}") }
    buffer.append("}\n")
  }
}

extension StatsEntry.Value {
  fileprivate func appendJSON(to buffer: inout ByteBuffer) {
    switch self {
    case .text(let text?): buffer.appendJSONString(text)
    case .text(nil), .number(nil), .time(nil): buffer.append("null")
    case .flag(let flag): buffer.append(flag ? "true" : "false")
    case .number(let number?): buffer.appendDecimal(number)
    case .time(let milliseconds?):
      buffer.append("\"")
      buffer.appendTimestamp(milliseconds)
      buffer.append("\"")
    case .table(let rows):
      buffer.append("{")
      for (index, row) in rows.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.appendJSONString(row.label)
        buffer.append(":")
        buffer.appendDecimal(row.sum)
      }
      buffer.append("}")
    case .histogram(let histogram): histogram.appendJSON(to: &buffer)
    }
  }
}

extension Histogram {
  /// Appends `{"count":…,"sum_seconds":…,"buckets":[[le, count], …]}`; the counts add up, as those
  /// of Prometheus do, and the last bucket, without a bound, is `count` itself.
  fileprivate func appendJSON(to buffer: inout ByteBuffer) {
    buffer.append("{\"count\":")
    buffer.appendDecimal(count)
    buffer.append(",\"sum_seconds\":")
    buffer.appendSeconds(microseconds: sumMicroseconds)
    buffer.append(",\"buckets\":[")
    var sum: Int64 = 0
    for (index, bound) in boundsMicroseconds.enumerated() {
      sum += counts[index]
      buffer.append(index > 0 ? ",[" : "[")
      buffer.appendSeconds(microseconds: bound)
      buffer.append(",")
      buffer.appendDecimal(sum)
      buffer.append("]")
    }
    buffer.append("]}")
  }
}

extension ByteBuffer {
  /// Appends microseconds as a decimal number of seconds, without zeros at its end.
  mutating func appendSeconds(microseconds: Int64) {
    precondition(microseconds >= 0, "a duration is negative")
    appendDecimal(microseconds / 1_000_000)
    var rest = microseconds % 1_000_000
    guard rest > 0 else { return }
    append(".")
    var divisor: Int64 = 100_000
    while rest > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}
