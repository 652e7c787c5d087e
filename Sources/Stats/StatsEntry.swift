/// One row of the table of statistics: where it stands in `stats.json`, what it is called in
/// `weir.prom`, and what it means.
public struct StatsEntry: Sendable {
  /// The types of values, as docs/STATS.md names them.
  public enum Kind: String, Sendable {
    case text
    case flag = "true or false"
    case number
    case time = "time, RFC 3339 in UTC, or null"
    case table = "object of numbers"
    case histogram
  }

  /// How a value is shown to Prometheus.
  struct Metric: Sendable {
    /// The types of the text format.
    enum Kind: String, Sendable { case counter, gauge, histogram }

    var name: String
    var kind: Kind
    /// The label of a table, or of a text that is shown as a label of the constant 1.
    var label: String?
    /// The values of the label that have a series from the start, at zero: what grows out of nothing
    /// has no rate.
    var expected: @Sendable (StatsSnapshot) -> [String] = { _ in [] }
  }

  /// A value, as it is in one snapshot.
  enum Value {
    case text(String?)
    case flag(Bool)
    case number(Int64?)
    case seconds(microseconds: Int64)
    case time(Int64?)
    case table([(label: String, sum: Int64)])
    case histogram(Histogram)

    /// The type of the value, as it is documented.
    var kind: Kind {
      switch self {
      case .text: .text
      case .flag: .flag
      case .number, .seconds: .number
      case .time: .time
      case .table: .table
      case .histogram: .histogram
      }
    }
  }

  /// The object in `stats.json` that holds it; empty at the top.
  public let section: String

  /// Its key in that object.
  public let key: String

  /// What it means.
  public let documentation: String

  let metric: Metric?
  let value: @Sendable (StatsSnapshot) -> Value

  init(
    _ path: String, _ documentation: String, _ metric: Metric? = nil,
    _ value: @escaping @Sendable (StatsSnapshot) -> Value
  ) {
    let parts = path.split(separator: ".")
    precondition(parts.count <= 2, "a statistic lies deeper than one section")
    section = parts.count == 2 ? String(parts[0]) : ""
    key = parts.last.map { String($0) } ?? ""
    self.documentation = documentation
    self.metric = metric
    self.value = value
  }
}

extension StatsEntry.Metric {
  static func counter(
    _ name: String, by label: String? = nil,
    expecting expected: @escaping @Sendable (StatsSnapshot) -> [String] = { _ in [] }
  ) -> Self {
    Self(name: name, kind: .counter, label: label, expected: expected)
  }

  static func gauge(
    _ name: String, by label: String? = nil,
    expecting expected: @escaping @Sendable (StatsSnapshot) -> [String] = { _ in [] }
  ) -> Self {
    Self(name: name, kind: .gauge, label: label, expected: expected)
  }

  static func histogram(_ name: String) -> Self {
    Self(name: name, kind: .histogram)
  }
}
