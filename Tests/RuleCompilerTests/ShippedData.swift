import Foundation

/// The data files that ship beside the rules.
enum ShippedData {
  /// The files below some folders of `Rules/`, by their path there.
  static func files(below folders: [String] = ["numbers", "hosts", "variants"]) -> [String: String]
  {
    let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rules")
    var files: [String: String] = [:]
    for folder in folders {
      let names =
        (try? FileManager.default.contentsOfDirectory(
          atPath: rules.appending(path: folder).path)) ?? []  // What is gone fails the tests.
      for name in names {
        let path = folder + "/" + name
        files[path] = try? String(contentsOf: rules.appending(path: path), encoding: .utf8)
      }
    }
    return files
  }
}

extension RuleDirectory {
  /// A directory with the shipped data, and further files over them.
  static func withData(_ files: [String: String]) -> RuleDirectory {
    RuleDirectory(ShippedData.files().merging(files) { $1 })
  }

  /// A directory with the shipped data, two bindings and one rule with a condition.
  static func asking(_ condition: String, kind: String = "sms") -> RuleDirectory {
    withData([
      "numbers/signature-bindings.tsv": "10690000\t安心金服|晴天快递\n106900012\t蓝天\n",
      "loan/offer.yaml": RuleDirectory.ruleFile("kind: \(kind)\nwhen: \(condition)"),
    ])
  }
}
