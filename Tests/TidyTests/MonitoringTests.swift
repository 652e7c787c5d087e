import Foundation
import Testing

extension TidyTests {
  /// What `monitoring/` asks about is what a daemon shows, and each alert does what it says.
  @Suite struct MonitoringTests {
    private static let files = [
      "monitoring/weir-alerts.yaml", "monitoring/weir-alerts-test.yaml",
      "monitoring/weir-dashboard.json",
    ]
    private static let alerts = Repository.current.text(of: files[0])
    private static var names: [String] {
      alerts.matches(of: #/(?m)^ +- alert: (\w+)$/#).map { String($0.1) }
    }

    @Test func `every metric that is asked about is in the page of statistics`() {
      let page = Repository.current.text(of: "docs/STATS.md")
      for file in Self.files {
        let text = Repository.current.text(of: file)
        let metrics = Set(text.matches(of: #/\bweir_[a-z_]+/#).map { String($0.0) })
        #expect(!metrics.isEmpty, "\(file)")
        for metric in metrics {
          let family = metric.replacing(#/_(bucket|sum|count)$/#, with: "")
          #expect(page.contains("`\(family)`"), "\(file): \(metric)")
        }
      }
    }

    @Test func `every alert has a test and says what to do on its page`() {
      let tests = Repository.current.text(of: Self.files[1])
      let page = Repository.current.text(of: "docs/MONITORING.md")
      #expect(Self.names.count > 10)
      for name in Self.names {
        #expect(tests.contains("- name: \(name)\n"), "\(name)")
        #expect(page.contains("| `\(name)` |"), "\(name)")
      }
    }

    @Test func `the board is what Grafana reads`() throws {
      let data = Data(Repository.current.text(of: Self.files[2]).utf8)
      let board = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(board["schemaVersion"] is Int && board["title"] as? String == "Weir")
      let panels = try #require(board["panels"] as? [[String: Any]])
      #expect(panels.count > 20)
      #expect(Set(panels.compactMap { $0["id"] as? Int }).count == panels.count)
      #expect(Set(panels.compactMap { $0["title"] as? String }).count == panels.count)
      for panel in panels {
        let place = try #require(panel["gridPos"] as? [String: Int])
        let (x, width) = (place["x"] ?? 24, place["w"] ?? 24)
        #expect(x + width <= 24)
        let targets = try #require(panel["targets"] as? [[String: Any]])
        #expect(!targets.isEmpty && targets.allSatisfy { $0["expr"] is String })
      }
    }

    @Test(
      .enabled(if: promtool != nil, "no promtool here; make test-tools fetches it"),
      arguments: [["check", "rules", files[0]], ["test", "rules", files[1]]])
    func `promtool agrees`(arguments: [String]) throws {
      let program = try #require(Self.promtool)
      let root = Repository.current.root.path
      let result = run(
        "bash", ["-c", "cd '\(root)' && '\(program)' \(arguments.joined(separator: " "))"])
      #expect(result.status == 0, "\(result.output)")
    }

    private static let promtool = [
      "/usr/bin/promtool", "/usr/local/bin/promtool",
      Repository.current.root.appending(path: ".build/tools/promtool").path,
    ].first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
