import Bytes
import Facts
import Foundation
import Lists

/// The data files that are shipped with the rules.
enum ShippedData {
  static let plan = planParse.plan
  static let planParse = NumberPlanParse.reading { bytes(of: "numbers/\($0.rawValue)") }
  static let entityData = EntityData(plan: plan) { listParse($0).entries }

  static func listParse(_ file: EntityData.File) -> ListParse {
    bytes(of: "hosts/\(file.rawValue)").withByteView { ListParse($0, type: .domains) }
  }

  /// The bytes of a file below `Rules/`; empty where there is none.
  static func bytes(of path: String) -> [UInt8] {
    let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Rules")
    // A file that a carrier provides is absent here.
    return (try? Data(contentsOf: rules.appendingPathComponent(path))).map(Array.init) ?? []
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
