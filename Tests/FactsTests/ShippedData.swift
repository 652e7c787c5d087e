import Bytes
import Facts
import Foundation
import Lists
import Views

/// The data files that are shipped with the rules.
enum ShippedData {
  static let plan = planParse.plan
  static let planParse = NumberPlanParse.reading { bytes(of: "numbers/\($0.rawValue)") }
  static let entityData = EntityData(plan: plan) { listParse($0).entries }

  static let brandParse = BrandTableParse(
    files: brandFiles.map { (name: $0, content: bytes(of: $0)) },
    roles: bytes(of: BrandTableParse.rolesFileName), tables: .withoutVariants)
  static let brands = brandParse.table
  static let advisories = bytes(of: AdvisoryWords.fileName).withByteView {
    AdvisoryWordsParse($0, tables: .withoutVariants).words
  }

  private static let brandFiles = paths(in: BrandTableParse.folder)

  static func listParse(_ file: EntityData.File) -> ListParse {
    bytes(of: "hosts/\(file.rawValue)").withByteView { ListParse($0, type: .domains) }
  }

  private static let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Rules")

  /// The paths of the files in a folder below `Rules/`.
  private static func paths(in folder: String) -> [String] {
    let url = rules.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.sorted().map { folder + $0 }
  }

  /// The bytes of a file below `Rules/`; empty where there is none.
  static func bytes(of path: String) -> [UInt8] {
    // A file that a carrier provides is absent here.
    (try? Data(contentsOf: rules.appendingPathComponent(path))).map(Array.init) ?? []
  }
}

extension NumberPlanParse {
  /// Reads a plan from arrays.
  static func reading(_ content: (NumberPlan.File) -> [UInt8]) -> NumberPlanParse {
    var all: [UInt8] = []
    var ranges: [NumberPlan.File: Range<Int>] = [:]
    for file in NumberPlan.File.allCases {
      let bytes = content(file)
      ranges[file] = all.count..<(all.count + bytes.count)
      all += bytes
    }
    return all.withByteView { view in NumberPlanParse { view[ranges[$0] ?? 0..<0] } }
  }
}
