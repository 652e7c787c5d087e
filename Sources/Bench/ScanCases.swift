import RuleCompiler

/// `weir scan` over the same records in files of several sizes, into a file.
func scanCases(_ batch: Batch, in scratch: ScratchDirectory, shipped: RuleBundle) -> BenchFamily {
  scratch.write(RuleFiles(count: 1_000, views: "[folded]", shipped: shipped), as: "rules")
  let cases = SpoolFiles.all.map { shape in
    let files = SpoolFiles(batch, in: scratch, shape)
    let scan = ScanRun(
      in: scratch, rules: "rules", files: files.paths, lineCount: files.recordCount)
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
  init(in scratch: ScratchDirectory, rules: String, files: [String], lineCount: Int) {
    output = scratch.appending("scan.ndjson")
    scratch.write("empty.ndjson", [])
    loadArguments = [
      "scan", "--rules", scratch.appending(rules), scratch.appending("empty.ndjson"),
    ]
    arguments = ["scan", "--rules", scratch.appending(rules)] + files
    self.lineCount = lineCount
  }

  /// One run, less what loading the rules takes.
  func measure() -> Timing {
    let load = weir.runOrFail(loadArguments, output: output)
    let result = weir.run(arguments, output: output)
    guard result.status == 0 else { fail("weir scan failed:\n\(result.output.suffix(400))") }
    return Timing(
      nanoseconds: result.processorNanoseconds - load.processorNanoseconds,
      count: result.output.utf8.count { $0 == UInt8(ascii: "\n") })
  }
}
