import Testing

@testable import Stats

@Suite struct StatsEntryTests {
  @Test func `every entry is documented with a sentence`() {
    for entry in StatsEntry.all {
      #expect(entry.documentation.hasSuffix("."), "\(entry.key)")
      #expect(!entry.documentation.contains("|"), "\(entry.key) would break the table")
    }
  }

  @Test func `tables have a label and histograms have none`() {
    for entry in StatsEntry.all {
      guard let metric = entry.metric else { continue }
      switch entry.value(StatsSnapshot()) {
      case .table, .text: #expect(metric.label != nil, "\(entry.key)")
      default: #expect(metric.label == nil, "\(entry.key)")
      }
    }
  }

  @Test func `the document names every key and every metric`() {
    for entry in StatsEntry.all {
      #expect(StatsEntry.document.contains("\(entry.key)`"))
      if let metric = entry.metric { #expect(StatsEntry.document.contains("`\(metric.name)`")) }
    }
  }
}
