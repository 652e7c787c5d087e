import RuleCompiler

/// `weir scan` over the same records in files of several sizes, into a file.
func scanCases(_ batch: Batch, in place: TemporaryPlace, shipped: RuleBundle) -> BenchFamily {
  place.write(RuleFiles(count: 1_000, views: "[folded]", shipped: shipped), as: "rules")
  let cases = SpoolFiles.all.map { shape in
    let files = SpoolFiles(batch, in: place, shape)
    let scan = ScanRun(
      in: place, rules: "rules", files: files.paths, lineCount: files.recordCount)
    return BenchCase(
      "scan, \(files.name)", perRun: scan.lineCount, rounds: 5, sample: { scan.measure() })
  }
  return BenchFamily("Scan, 1,000 rules", unit: "record", clock: "processor time", cases)
}

/// `weir scan` over some files into a file.
final class ScanRun {
  let lineCount: Int
  private let weir = ChildProgram.sibling("weir")
  private let arguments: [String]
  private let output: String
  private let loadNanoseconds: Int

  /// Prepares runs, and measures what loading the rules takes.
  init(in place: TemporaryPlace, rules: String, files: [String], lineCount: Int) {
    let program = weir
    let out = place.appending("scan.ndjson")
    output = out
    arguments = ["scan", "--rules", place.appending(rules)] + files
    place.write("empty.ndjson", [])
    let load = ["scan", "--rules", place.appending(rules), place.appending("empty.ndjson")]
    loadNanoseconds =
      (0..<5).map { _ in program.runOrFail(load, output: out).processorNanoseconds }.sorted()[2]
    self.lineCount = lineCount
  }

  func measure() -> Sample {
    let result = weir.run(arguments, output: output)
    guard result.status == 0 else { fail("weir scan failed:\n\(result.output.suffix(400))") }
    return Sample(
      nanoseconds: result.processorNanoseconds - loadNanoseconds,
      count: result.output.utf8.count { $0 == UInt8(ascii: "\n") })
  }
}
