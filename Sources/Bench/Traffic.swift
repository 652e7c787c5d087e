import Bytes
import Documents
import Engine
import FileSystem
import Glibc
import Records
import RuleCompiler
import SyntheticTraffic

/// A batch in memory, with its lines counted.
final class Batch {
  /// The name of the batch among others.
  let name: String
  let lineCount: Int
  private let buffer: ByteBuffer

  /// A carrier's day, the same in every run.
  init(lineCount: Int) {
    var maker = TrafficMaker(seed: 1)
    var buffer = ByteBuffer(capacity: lineCount * 300)
    maker.carrierBatch(lineCount: lineCount).withByteView { buffer.append($0) }
    self.buffer = buffer
    self.lineCount = lineCount
    name = "made"
  }

  /// The lines of a file.
  init(file path: String, name: String) {
    let bytes = ScratchDirectory.attempt { () throws(FileError) in
      try SystemCalls.live.readWhole(FilePath(path), limit: 1 << 28)
    }
    var buffer = ByteBuffer(capacity: bytes.count)
    bytes.withByteView { buffer.append($0) }
    self.buffer = buffer
    lineCount = bytes.count { $0 == UInt8(ascii: "\n") }
    self.name = name
  }

  /// The lines; valid while this object lives.
  var bytes: ByteView { buffer.view }

  /// The first lines.
  func first(_ count: Int) -> ByteView { slice(0..<count) }

  /// Some of the lines.
  func slice(_ lines: Range<Int>) -> ByteView {
    let start = offset(ofLine: lines.lowerBound, from: 0)
    return bytes[start..<offset(ofLine: lines.count, from: start)]
  }

  private func offset(ofLine count: Int, from start: Int) -> Int {
    var end = start
    for _ in 0..<count { end = (bytes.firstOffset(of: UInt8(ascii: "\n"), from: end) ?? end) + 1 }
    return end
  }
}

/// Made-up rules in the shape of a rule directory, with the shipped variants of characters.
struct RuleFiles {
  let bundle: RuleBundle

  /// Makes so many rules.
  init(count: Int, views: String?, shipped: RuleBundle) {
    self.init(makeSyntheticRules(count: count, seed: 1), views: views, shipped: shipped)
  }

  /// Wraps rules.
  ///
  /// - Parameters:
  ///   - rules: The rules.
  ///   - views: The views that each condition names; nil for the default views.
  ///   - shipped: The directory from which the variants are taken.
  init(_ rules: [SyntheticRule], views: String?, shipped: RuleBundle) {
    let file = syntheticRuleFile(rules, views: views)
    bundle = RuleBundle(
      directory: "bench",
      files: shipped.files.filter { $0.path.hasPrefix("variants/") } + [
        RuleBundle.File(path: "manifest.yaml", bytes: Array("tags: {}\n".utf8)),
        RuleBundle.File(path: "synthetic/rules.yaml", bytes: Array(file.utf8)),
      ])
  }

  /// The compiled rules.
  func compile() -> RuleSet { compiled(bundle) }
}

/// The files of a rule directory, or an end of the program with the reason.
func readBundle(_ directory: String) -> RuleBundle {
  do throws(FileError) {
    return try RuleBundle(directory: directory, calls: .live)
  } catch {
    fail("\(error)")
  }
}

/// The rules of a bundle without their samples, or an end of the program with the reason.
func compiled(_ bundle: RuleBundle) -> RuleSet {
  var options = CompilerOptions()
  options.runsSamples = false
  options.warnsAuthors = false
  let compilation = compileRules(bundle, options: options)
  if let ruleSet = compilation.ruleSet { return ruleSet }
  fail(render(compilation.diagnostics, color: false))
}

/// Ends the program where it cannot measure.
func fail(_ reason: String) -> Never {
  print("weir-bench: \(reason)")
  exit(2)
}
