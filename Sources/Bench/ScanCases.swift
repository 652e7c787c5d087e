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
  private let loadArguments: [String]

  /// Prepares runs.
  init(in place: TemporaryPlace, rules: String, files: [String], lineCount: Int) {
    output = place.appending("scan.ndjson")
    place.write("empty.ndjson", [])
    loadArguments = ["scan", "--rules", place.appending(rules), place.appending("empty.ndjson")]
    arguments = ["scan", "--rules", place.appending(rules)] + files
    self.lineCount = lineCount
  }

  /// One run, less what loading the rules takes.
  func measure() -> Sample {
    let load = weir.runOrFail(loadArguments, output: output)
    let result = weir.run(arguments, output: output)
    guard result.status == 0 else { fail("weir scan failed:\n\(result.output.suffix(400))") }
    return Sample(
      nanoseconds: result.processorNanoseconds - load.processorNanoseconds,
      count: result.output.utf8.count { $0 == UInt8(ascii: "\n") })
  }
}
