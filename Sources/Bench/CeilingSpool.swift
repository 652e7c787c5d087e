import RuleCompiler

extension Ceiling {
  /// Weir's spool and the ceiling's, which syncs one file for 256 of them, over the same files of the
  /// ceiling's corpus, with two threads each.
  func spoolCases(in scratch: ScratchDirectory, shipped: RuleBundle) -> BenchFamily {
    let batch = Batch(file: directory + "/" + Ceiling.corpus, name: "corpus")
    let rules = "ceiling-1000-folded"
    scratch.write(ruleFiles(1_000, views: "[folded]", shipped: shipped), as: rules)
    let idle = SpoolRun.idle(batch, in: scratch, rules: rules)
    let pairs = SpoolFiles.all.map { shape in
      let files = SpoolFiles(batch, in: scratch, shape)
      return (
        weir: SpoolRun(
          files, in: scratch, rules: rules, workerCount: 2, idle: idle),
        ceiling: CeilingSpoolRun(self, files, in: scratch)
      )
    }
    var cases: [BenchCase] = []
    for (weir, ceiling) in pairs {
      let (name, count) = (weir.files.name, weir.files.recordCount)
      cases.append(
        BenchCase("ceiling, \(name)", perRun: 1, rounds: 5, sample: { ceiling.measure() }))
      cases.append(
        BenchCase("Weir, \(name)", perRun: count, rounds: 5, sample: { weir.measure() }))
    }
    var family = BenchFamily(
      "Spool of Weir and of the C++ ceiling", unit: "record", clock: "wall time", cases)
    family.warmsUp = false
    family.prepare = {
      for (weir, ceiling) in pairs {
        weir.prepare()
        ceiling.prepare()
      }
      SpoolRun.letFilesRest()
    }
    family.conclude = { family in
      pairs.flatMap { weir, _ in
        family.ratio(
          "\(weir.files.name): Weir's records a second to the ceiling's",
          "ceiling, \(weir.files.name)", to: "Weir, \(weir.files.name)")
      }
    }
    return family
  }
}

/// The ceiling over a directory of files.
private final class CeilingSpoolRun {
  private let ceiling: Ceiling
  private let files: SpoolFiles
  private let scratch: ScratchDirectory
  private let input: String

  init(_ ceiling: Ceiling, _ files: SpoolFiles, in scratch: ScratchDirectory) {
    self.ceiling = ceiling
    self.files = files
    self.scratch = scratch
    input = "ceiling-in-\(files.shape.recordsPerFile)"
  }

  /// Gives it the files anew, for it removes them.
  func prepare() {
    scratch.remove(input)
    scratch.remove("ceiling-out")
    scratch.make("ceiling-out")
    files.copy(as: input)
  }

  /// Wall time for a record, as the ceiling tells it; the count is that of records.
  func measure() -> Timing {
    let result = ceiling.run(
      [
        "--spool", "--agg", "256", "-t", "2", "-r", "data/rules_1000.txt", "-i",
        scratch.appending(input), "-o", scratch.appending("ceiling-out"),
      ], output: scratch.appending("ceiling.out"))
    guard let line = result.output.split(separator: "\n").first(where: { $0.hasPrefix("spool:") }),
      let perSecond = Ceiling.number(before: " rec/s,", in: line), perSecond > 0,
      let count = Ceiling.number(before: " threads ", in: line)
    else { fail("the ceiling says nothing of its spool:\n\(result.output)") }
    return Timing(nanoseconds: 1_000_000_000 / perSecond, count: count)
  }
}
