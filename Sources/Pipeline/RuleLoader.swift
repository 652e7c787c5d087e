import Bytes
import Digests
import Documents
import Engine
import FileSystem
import RuleCompiler

/// The rule set that decides, and what a later one is compared with.
struct RulesInForce: Sendable {
  var ruleSet: RuleSet
  var listCounts: [String: Int]
  /// When the files of the lists were last written, in epoch milliseconds.
  var listModifiedMilliseconds: [String: Int64] = [:]
  /// True if it is the last accepted set, because the files were refused.
  var isFallback: Bool
  var warningCount: Int

  /// What a later set is measured by.
  var baseline: Baseline {
    Baseline(listCounts: listCounts, rules: ruleSet.rules.map(\.identifier))
  }
}

/// Reads and compiles the rule files, and keeps the last accepted ones for a start without them.
struct RuleLoader: Sendable {
  /// The rule directories, layer after layer.
  let rulesPaths: [String]
  /// Where the accepted files are saved: `state/ruleset.accepted`.
  let acceptedPath: FilePath
  let calls: SystemCalls
  let clock: Clock

  /// What a start has to decide with.
  struct Start: Sendable {
    /// Nil where the files are refused and there is nothing to fall back to.
    var rules: RulesInForce?
    var report: RuleReport
    /// Why the saved set could not be used, where it was needed or looked at.
    var savedProblem: String?
  }

  /// Loads the files, or the last accepted ones where these are refused.
  func start() -> Start {
    let (accepted, savedProblem) = readAccepted()
    // The samples of the saved set held when it was accepted; only its lists are of interest.
    var options = CompilerOptions()
    options.runsSamples = false
    options.warnsAuthors = false
    let saved = accepted.map { compileRules($0, options: options) }
    let fallback = saved.flatMap { saved in
      saved.ruleSet.map {
        RulesInForce(
          ruleSet: $0, listCounts: saved.book.listCounts, isFallback: true, warningCount: 0)
      }
    }
    let (rules, report) = load(
      against: fallback?.baseline, inForce: accepted?.digest.hexadecimal ?? "")
    if let rules { return Start(rules: rules, report: report, savedProblem: savedProblem) }
    let isRefused = accepted != nil && fallback == nil
    return Start(
      rules: fallback, report: report,
      savedProblem: isRefused ? "this version refuses the saved rules" : savedProblem)
  }

  /// Reads, compiles, checks and saves the files.
  ///
  /// - Parameters:
  ///   - baseline: What the set in force holds, as a guard against cut and missing files; nil to
  ///     do without.
  ///   - inForce: The identifier of the rule set that was accepted last.
  /// - Returns: The rules, or nil where they are refused; and what was found.
  func load(
    against baseline: Baseline?, inForce: String
  ) -> (rules: RulesInForce?, report: RuleReport) {
    var report = RuleReport()
    let bundle: RuleBundle
    do throws(FileError) {
      bundle = try RuleBundle(directories: rulesPaths, calls: calls)
    } catch {
      report.fileError = error
      return (nil, report)
    }
    var options = CompilerOptions()
    options.baseline = baseline
    options.nowMilliseconds = clock.epochMilliseconds()
    let compilation = compileRules(bundle, options: options)
    report.identifier = bundle.digest.hexadecimal
    report.diagnostics = compilation.diagnostics
    report.isUnchanged = report.identifier == inForce
    guard let ruleSet = compilation.ruleSet else { return (nil, report) }
    report.isAccepted = true
    report.ruleCount = ruleSet.rules.count
    save(bundle, unless: report.isUnchanged, into: &report)
    let rules = RulesInForce(
      ruleSet: ruleSet, listCounts: compilation.book.listCounts,
      listModifiedMilliseconds: modified(compilation.book.listFiles), isFallback: false,
      warningCount: report.count(.warning))
    return (rules, report)
  }

  /// When files of the rule directories were last written, of the highest layer that has one; a file
  /// that is gone by now has no time.
  private func modified(_ files: [String: String]) -> [String: Int64] {
    files.compactMapValues { path in
      rulesPaths.reversed().lazy.compactMap { directory in
        // What was read a moment ago and cannot be looked at any more only lacks its age.
        try? calls.stat(FilePath(directory).appending(path))
      }.first.map { $0.modifiedNanoseconds / 1_000_000 }
    }
  }

  /// A certain rule set, from the files or from what was saved of them; samples are not run.
  func ruleSet(identifier: String) -> RuleSet? {
    var options = CompilerOptions()
    options.runsSamples = false
    options.warnsAuthors = false
    let bundles = [
      { readAccepted().bundle },
      // Files that cannot be read are no rule set with this identifier.
      { try? RuleBundle(directories: rulesPaths, calls: calls) },
    ]
    for bundle in bundles.lazy.compactMap({ $0() }) where bundle.digest.hexadecimal == identifier {
      return compileRules(bundle, options: options).ruleSet
    }
    return nil
  }

  private func save(_ bundle: RuleBundle, unless isUnchanged: Bool, into report: inout RuleReport) {
    guard !isUnchanged else { return }
    do throws(FileError) {
      try calls.writeAtomically(acceptedPath, bundle.encoded(), mode: 0o600, durable: true)
    } catch {
      report.saveError = error
    }
  }

  /// The files that were accepted last; with a problem where there are some that cannot be used.
  private func readAccepted() -> (bundle: RuleBundle?, problem: String?) {
    do throws(FileError) {
      guard try calls.status(of: acceptedPath) != nil else { return (nil, nil) }
      // A bundle is its files and some words about each.
      let bytes = try calls.readWhole(acceptedPath, limit: Limits.listByteCountMax + 64 << 20)
      let bundle = RuleBundle.decode(bytes, directory: "last-accepted")
      return (bundle, bundle == nil ? "its checksum does not fit its content" : nil)
    } catch {
      return (nil, "\(error)")
    }
  }
}
