public import Bytes

extension StatsSnapshot {
  /// The version of the layout of `stats.json` and of the counters files.
  public static let schemaVersion = 1

  /// The snapshot as one JSON object, as `stats.json` and `weir status` have it.
  public var json: JSONLine {
    var line = JSONLine()
    line.add("v", StatsSnapshot.schemaVersion)
    var rows = StatsEntry.all[...]
    while let section = rows.first?.section {
      // The rows of a section stand together in the table; those without one are members of the line.
      let end = rows.firstIndex { $0.section != section } ?? rows.endIndex
      if section.isEmpty {
        for row in rows[..<end] { line.add(row.key, row.value(self)) }
      } else {
        var object = JSONLine()
        for row in rows[..<end] { object.add(row.key, row.value(self)) }
        line.add(section, object)
      }
      rows = rows[end...]
    }
    return line
  }
}

extension JSONLine {
  fileprivate mutating func add(_ key: String, _ value: StatsEntry.Value) {
    switch value {
    case .text(let text?): add(key, text)
    case .text(nil), .number(nil), .time(nil): add(key, json: "null")
    case .flag(let flag): add(key, flag)
    case .number(let number?): add(key, number)
    case .seconds(let microseconds):
      add(key) { $0.appendSeconds(microseconds: microseconds) }
    case .time(let milliseconds?): add(key, timestamp: milliseconds)
    case .table(let rows):
      var object = JSONLine()
      for row in rows { object.add(row.label, row.sum) }
      add(key, object)
    case .histogram(let histogram): add(key, histogram.json)
    }
  }
}

extension Histogram {
  /// `{"count":…,"sum_seconds":…,"buckets":[[le, count], …]}`; the counts add up, as those of
  /// Prometheus do, and the last bucket, without a bound, is `count` itself.
  fileprivate var json: JSONLine {
    var object = JSONLine()
    object.add("count", count)
    object.add("sum_seconds") { $0.appendSeconds(microseconds: sumMicroseconds) }
    object.add("buckets") { buffer in
      var sum: Int64 = 0
      for (index, bound) in boundsMicroseconds.enumerated() {
        sum += counts[index]
        buffer.append(index > 0 ? ",[" : "[[")
        buffer.appendSeconds(microseconds: bound)
        buffer.append(",")
        buffer.appendDecimal(sum)
        buffer.append("]")
      }
      buffer.append("]")
    }
    return object
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
