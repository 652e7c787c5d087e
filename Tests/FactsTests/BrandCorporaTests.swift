import Bytes
import Foundation
import TestSupport
import Testing
import Views

@testable import Facts

/// What the tables that ship make of texts that were written without sight of them.
struct BrandCorporaTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Corpora/brands")

  private func texts(_ name: String) throws -> [String] {
    let url = Self.folder.appendingPathComponent(name + ".tsv")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { row in
      row.firstIndex(of: "\t").map { tab in
        String(row[row.index(after: tab)...]).replacing("\\n", with: "\n")
      }
    }
  }

  private func claimed(_ texts: [String]) -> Int {
    texts.count { BrandReading.claim($0, by: ShippedData.brands) != nil }
  }

  private func warning(_ texts: [String]) -> Int {
    var finder = AdvisoryFinder()
    var views = ViewScratch()
    return texts.count { text in
      text.withByteView {
        views.begin($0)
        finder.read(views.text(.folded), ShippedData.advisories)
        return finder.warns
      }
    }
  }

  @Test func `notices of brands claim them, and talk about brands does not`() throws {
    let notices = try texts("brand-notices")
    #expect(claimed(notices) * 100 >= notices.count * 93)
    let mentions = try texts("mentions")
    #expect(claimed(mentions) * 100 <= mentions.count * 2)
  }

  @Test func `warnings warn, and scams that add a word of caution seldom look so`() throws {
    let warnings = try texts("warnings")
    #expect(warning(warnings) * 100 >= warnings.count * 85)
    // Those that do are told by their contacts, which the engine looks at besides.
    let cautions = try texts("cautions")
    #expect(warning(cautions) * 100 <= cautions.count * 35)
    let scams = try texts("scams-brand")
    #expect(warning(scams) * 100 <= scams.count * 3)
  }
}
