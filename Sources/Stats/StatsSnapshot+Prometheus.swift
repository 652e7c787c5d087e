public import Bytes

extension StatsSnapshot {
  /// Appends the snapshot in the text format of Prometheus (version 0.0.4), as `weir.prom` has it.
  ///
  /// Labels hold rule ids, tags, list names and words from closed sets; nothing that a sender or a
  /// producer chose.
  public func appendPrometheus(to buffer: inout ByteBuffer) {
    for entry in StatsEntry.all {
      guard let metric = entry.metric else { continue }
      buffer.append("# HELP \(metric.name) \(helpText(entry.documentation))\n")
      buffer.append("# TYPE \(metric.name) \(metric.kind.rawValue)\n")
      entry.value(self).appendSamples(of: metric, to: &buffer)
    }
  }

  /// The documentation without the marks of Markdown, on one line.
  private func helpText(_ documentation: String) -> String {
    documentation.filter { $0 != "`" }.replacingCharacter("\\", by: "\\\\")
      .replacingCharacter("\n", by: " ")
  }
}

extension StatsEntry.Value {
  fileprivate func appendSamples(of metric: StatsEntry.Metric, to buffer: inout ByteBuffer) {
    switch self {
    case .text(let text):
      guard let text, let label = metric.label else { return }
      buffer.appendSample(metric.name, label: label, text)
      buffer.append("1\n")
    case .flag(let flag):
      buffer.append("\(metric.name) \(flag ? 1 : 0)\n")
    case .number(let number):
      guard let number else { return }
      buffer.append("\(metric.name) \(number)\n")
    case .time(let milliseconds):
      guard let milliseconds, milliseconds >= 0 else { return }
      buffer.append("\(metric.name) ")
      buffer.appendSeconds(microseconds: milliseconds * 1_000)
      buffer.append("\n")
    case .table(let rows):
      for row in rows {
        buffer.appendSample(metric.name, label: metric.label ?? "name", row.label)
        buffer.append("\(row.sum)\n")
      }
    case .histogram(let histogram): histogram.appendSamples(of: metric.name, to: &buffer)
    }
  }
}

extension Histogram {
  fileprivate func appendSamples(of name: String, to buffer: inout ByteBuffer) {
    var sum: Int64 = 0
    for (index, bound) in boundsMicroseconds.enumerated() {
      sum += counts[index]
      buffer.append("\(name)_bucket{le=\"")
      buffer.appendSeconds(microseconds: bound)
      buffer.append("\"} \(sum)\n")
    }
    buffer.append("\(name)_bucket{le=\"+Inf\"} \(count)\n")
    buffer.append("\(name)_sum ")
    buffer.appendSeconds(microseconds: sumMicroseconds)
    buffer.append("\n\(name)_count \(count)\n")
  }
}

extension ByteBuffer {
  /// Appends `name{label="value"} `, the value escaped.
  fileprivate mutating func appendSample(_ name: String, label: String, _ value: String) {
    let escaped = value.replacingCharacter("\\", by: "\\\\").replacingCharacter("\"", by: "\\\"")
      .replacingCharacter("\n", by: "\\n")
    append("\(name){\(label)=\"\(escaped)\"} ")
  }
}

extension String {
  fileprivate func replacingCharacter(_ character: Character, by replacement: String) -> String {
    var text = ""
    for other in self { text += other == character ? replacement : String(other) }
    return text
  }
}
