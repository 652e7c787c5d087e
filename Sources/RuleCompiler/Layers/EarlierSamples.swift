import Bytes
import Documents

extension DiagnosticList {
  /// The findings, with failing samples of earlier layers as warnings where those layers alone hold.
  ///
  /// A sample shows what its author's rules do, and a later layer may mean that they do something
  /// else. Were it an error, an upgrade with one more sample could refuse the rules of a carrier.
  ///
  /// - Parameters:
  ///   - bundle: The files of all layers.
  ///   - options: How they were compiled.
  /// - Returns: The findings, in their order.
  func excusingEarlierSamples(of bundle: RuleBundle, _ options: CompilerOptions) -> DiagnosticList {
    // What was not kept cannot be told from what would be excused.
    guard bundle.directories.count > 1, omittedCount == 0, !isCutShort else { return self }
    var failed: [Int: [Diagnostic]] = [:]
    for finding in all where finding.isOfSample {
      guard let layer = bundle.layer(of: finding.range.file.path),
        layer < bundle.directories.count - 1
      else { continue }
      failed[layer, default: []].append(finding)
    }
    guard !failed.isEmpty else { return self }
    var alone = options
    alone.warnsAuthors = false
    alone.coverage = nil
    var excused: Set<String> = []
    for (layer, findings) in failed {
      let own = compileRules(bundle.prefix(layer + 1), options: alone).diagnostics
      let errors = Set(own.all.filter { $0.severity == .error }.map(\.place))
      // Where something else is wrong with the earlier layers, their samples may not have run.
      guard own.all.allSatisfy({ $0.isOfSample || $0.severity == .warning }) else { continue }
      excused.formUnion(findings.map(\.place).filter { !errors.contains($0) })
    }
    var list = DiagnosticList()
    for var finding in all {
      if finding.isOfSample, excused.contains(finding.place) {
        finding.message += ", with what later layers change"
        finding.code = .earlierSample
        finding.severity = .warning
      }
      list.append(finding)
    }
    return list
  }
}

extension Diagnostic {
  /// True if a sample does not do what it says.
  fileprivate var isOfSample: Bool {
    let codes: [DiagnosticCode] = [
      .hitMissed, .missHit, .wrongBlocker, .caseFailed, .sampleLimit, .missCaught,
      .needlessPermission,
    ]
    return severity == .error && codes.contains(code)
  }

  /// What tells the finding from others, in another compilation of the same files as well.
  fileprivate var place: String { "\(code.number) \(range.bytes.start) \(range.file.path)" }
}

extension RuleBundle {
  /// The layer that has a file with a path as people are shown it.
  func layer(of shownPath: String) -> Int? {
    files.last { self.shownPath($0.path, in: $0.layer) == shownPath }?.layer
  }
}

extension DiagnosticCode {
  static let earlierSample = DiagnosticCode(
    "W111", "earlier-sample",
    explanation: "A sample of an earlier layer of rules does not do what it says any more, because "
      + "of what a later layer adds, replaces or takes out: with the earlier layers alone it does. "
      + "Look whether that is meant.")
}
