import Bytes
import Digests
import Documents
import Engine
import Facts
import FileSystem
import Foundation
import Lists
import RuleCompiler
import Views

/// The rules and tables that ship, read once.
enum Shipped {
  /// The directory of the rules.
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Rules")

  static let bundle: RuleBundle = {
    do {
      return try RuleBundle(directory: directory.path, calls: .live)
    } catch {
      fatalError("the shipped rules cannot be read: \(error)")
    }
  }()

  static let ruleSet: RuleSet = {
    var options = CompilerOptions()
    options.runsSamples = false
    options.warnsAuthors = false
    guard let ruleSet = compileRules(bundle, options: options).ruleSet else {
      fatalError("the shipped rules are refused")
    }
    return ruleSet
  }()

  static let plan: NumberPlan = {
    var all: [UInt8] = []
    var ranges: [NumberPlan.File: Range<Int>] = [:]
    for file in NumberPlan.File.allCases {
      let bytes = content("numbers/\(file.rawValue)")
      ranges[file] = all.count..<(all.count + bytes.count)
      all += bytes
    }
    return all.withByteView { view in NumberPlanParse { view[ranges[$0] ?? 0..<0] }.plan }
  }()

  static let entities = EntityData(plan: plan) { file in
    content("hosts/\(file.rawValue)").withByteView { ListParse($0, type: .domains).entries }
  }

  static let views = ViewTables(
    variants: Variants(
      files: Variants.File.allCases.map { ($0, content("variants/\($0.name)")) },
      frequent: content("variants/frequent.txt")))

  /// The bytes of a file of the rules; empty where a carrier has to provide it.
  static func content(_ path: String) -> [UInt8] {
    bundle.files.first { $0.path == path }?.bytes ?? []
  }

  /// Decides one message by the shipped rules; says what is wrong with the outcome.
  static func decide(text: String, from: String) -> String? {
    var line = ByteBuffer()
    line.append(
      "{\"kind\":\"sms\",\"id\":\"a\",\"ts\":1772323200000,\"to\":\"13800138000\",\"from\":")
    line.appendJSONString(from)
    line.append(",\"text\":")
    Array(text.utf8).withByteView { line.appendJSONString($0) }
    line.append("}")
    var matcher = Matcher(for: ruleSet)
    matcher.match(
      Chunk(lines: line.view, batchOffset: 0),
      in: MatchContext(batch: Digest128(high: 0, low: 0)))
    var settler = Settler(for: ruleSet, engine: "fuzz")
    settler.beginBatch(file: ByteView("fuzz"), decidedAtMilliseconds: 0)
    var sink = CountingSink()
    settler.settle(&matcher.matches, into: &sink)
    return sink.lineCount == 1 ? nil : "\(sink.lineCount) lines for one record"
  }
}

private struct CountingSink: DecisionSink, ~Copyable {
  var lineCount = 0

  mutating func append(_ line: ByteView, to queue: OutputQueue) { lineCount += 1 }
}
