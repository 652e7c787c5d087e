public import Bytes

extension StatsSnapshot {
  /// Appends the snapshot in the text format of Prometheus (version 0.0.4), as `weir.prom` has it.
  ///
  /// Labels hold the path of the spool, rule ids, tags, list names, words from closed sets, and names
  /// of sources as ``SourceTable`` lets them through; nothing that a sender chose.
  public func appendPrometheus(to buffer: inout ByteBuffer) {
    let common = spool.path.isEmpty ? [] : [(name: "spool", value: spool.path)]
    for entry in StatsEntry.all {
      guard let metric = entry.metric else { continue }
      buffer.append("# HELP \(metric.name) \(helpText(entry.documentation))\n")
      buffer.append("# TYPE \(metric.name) \(metric.kind.rawValue)\n")
      let expected = metric.expected(self)
      for sample in entry.value(self).samples(of: metric, expecting: expected) {
        buffer.appendSeries(metric.name + sample.suffix, common + sample.labels)
        sample.appendValue(to: &buffer)
      }
    }
  }

  /// The documentation without the marks of Markdown, on one line.
  private func helpText(_ documentation: String) -> String {
    documentation.filter { $0 != "`" }.replacingCharacter("\\", by: "\\\\")
      .replacingCharacter("\n", by: " ")
  }
}

/// One line of a metric.
private struct Sample {
  enum Number {
    case whole(Int64)
    case seconds(microseconds: Int64)
  }

  /// What a histogram adds to its name.
  var suffix = ""
  var labels: [(name: String, value: String)] = []
  var number: Number

  func appendValue(to buffer: inout ByteBuffer) {
    switch number {
    case .whole(let value): buffer.append(" \(value)\n")
    case .seconds(let microseconds):
      buffer.append(" ")
      buffer.appendSeconds(microseconds: microseconds)
      buffer.append("\n")
    }
  }
}

extension StatsEntry.Value {
  fileprivate func samples(
    of metric: StatsEntry.Metric, expecting expected: [String]
  ) -> [Sample] {
    switch self {
    case .text(let text):
      guard let text, let label = metric.label else { return [] }
      let words = expected.isEmpty ? [text] : expected
      return words.map { Sample(labels: [(label, $0)], number: .whole($0 == text ? 1 : 0)) }
    case .flag(let flag): return [Sample(number: .whole(flag ? 1 : 0))]
    case .number(let number): return number.map { [Sample(number: .whole($0))] } ?? []
    case .seconds(let microseconds): return [Sample(number: .seconds(microseconds: microseconds))]
    case .time(let milliseconds):
      guard let milliseconds, milliseconds >= 0 else { return [] }
      return [Sample(number: .seconds(microseconds: milliseconds * 1_000))]
    case .table(let rows):
      let label = metric.label ?? "name"
      let shown = Set(rows.map(\.label))
      let missing = expected.filter { !shown.contains($0) }.map { (label: $0, sum: Int64(0)) }
      return (rows + missing).map { Sample(labels: [(label, $0.label)], number: .whole($0.sum)) }
    case .histogram(let histogram): return histogram.samples
    }
  }
}

extension Histogram {
  fileprivate var samples: [Sample] {
    var sum: Int64 = 0
    var samples = boundsMicroseconds.enumerated().map { index, bound in
      sum += counts[index]
      var text = ByteBuffer()
      text.appendSeconds(microseconds: bound)
      return Sample(suffix: "_bucket", labels: [("le", text.view.text)], number: .whole(sum))
    }
    samples.append(Sample(suffix: "_bucket", labels: [("le", "+Inf")], number: .whole(count)))
    samples.append(Sample(suffix: "_sum", number: .seconds(microseconds: sumMicroseconds)))
    samples.append(Sample(suffix: "_count", number: .whole(count)))
    return samples
  }
}

extension ByteBuffer {
  /// Appends `name{label="value",…}`, the values escaped.
  fileprivate mutating func appendSeries(
    _ name: String, _ labels: [(name: String, value: String)]
  ) {
    append(name)
    guard !labels.isEmpty else { return }
    let pairs = labels.map { label in
      let escaped = label.value.replacingCharacter("\\", by: "\\\\")
        .replacingCharacter("\"", by: "\\\"").replacingCharacter("\n", by: "\\n")
      return "\(label.name)=\"\(escaped)\""
    }
    append("{" + pairs.joined(separator: ",") + "}")
  }
}

extension String {
  fileprivate func replacingCharacter(_ character: Character, by replacement: String) -> String {
    var text = ""
    for other in self { text += other == character ? replacement : String(other) }
    return text
  }
}
