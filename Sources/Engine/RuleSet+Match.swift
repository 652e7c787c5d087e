import Bytes
public import Digests
import Lists
import Records
import Views

extension RuleSet {
  /// Decodes the lines of a chunk and finds the rules that fire on each record.
  ///
  /// Pure: the results are a function of the chunk, the digest and the rule set. Several workers
  /// match chunks of one batch at the same time, each in its own workspace.
  ///
  /// - Parameters:
  ///   - chunk: Whole lines. They stay unchanged until the workspace is settled.
  ///   - batch: The content digest of the batch, from which missing ids are made.
  ///   - workspace: Receives the results; what it held before is forgotten.
  ///   - onlyRule: The place of the one rule to evaluate, for tests of rules; nil for all.
  public func match(
    _ chunk: Chunk, of batch: Digest128, in workspace: inout Workspace, onlyRule: Int? = nil
  ) {
    workspace.begin(chunk)
    var reader = LineReader(chunk.lines, startsBatch: chunk.batchOffset == 0)
    while let line = reader.next() {
      let offset = chunk.batchOffset + line.offset
      workspace.evaluation.profile.beginRecord()
      var record = Record()
      let rejection = decodeRecord(line.line, into: &record, arena: &workspace.arena)
      if rejection == nil, !record.has(.id) {
        record.synthesizeIdentifier(
          batch: batch, offset: offset, line: line.line, arena: &workspace.arena)
      }
      var matched = MatchedRecord(
        record: record, rejection: rejection,
        line: ByteRange(line.offset..<line.offset + line.line.count), lineNumber: line.number,
        firedStart: Int32(workspace.fired.count), firedCount: 0, protectedList: -1,
        protectedEntry: -1)
      if rejection == nil { evaluate(onlyRule, on: &matched, in: &workspace) }
      workspace.matched.append(matched)
    }
    workspace.lineCount = reader.lineCount
    workspace.blankLineCount = reader.blankLineCount
  }

  private func evaluate(
    _ onlyRule: Int?, on matched: inout MatchedRecord, in workspace: inout Workspace
  ) {
    workspace.evaluation.begin(matched.record, from: workspace.source(of: matched))
    findProtection(of: &matched, in: &workspace.evaluation)
    findOpenRules(in: &workspace.evaluation)
    if let onlyRule {
      evaluateRule(onlyRule, on: matched, in: &workspace)
    } else if workspace.method == .exhaustive {
      for place in 0..<heads.count { evaluateRule(place, on: matched, in: &workspace) }
    } else {
      evaluateOpenRules(on: matched, in: &workspace)
    }
    matched.firedCount = Int32(workspace.fired.count) - matched.firedStart
    if matched.firedCount > 0, matched.record.has(.text) {
      matched.evasion = workspace.evaluation.views.evasion()
    }
  }

  /// Evaluates the rules that the prefilter opened and those without a gate, in the order of rules.
  private func evaluateOpenRules(on matched: MatchedRecord, in workspace: inout Workspace) {
    let ungated = gates.ungated[Int(matched.record.kind.rawValue)]
    var next = 0
    for index in 0..<workspace.evaluation.openRules.count {
      let place = workspace.evaluation.openRules[index]
      while next < ungated.count, ungated[next] < place {
        evaluateRule(Int(ungated[next]), on: matched, in: &workspace)
        next += 1
      }
      evaluateRule(Int(place), on: matched, in: &workspace)
    }
    while next < ungated.count {
      evaluateRule(Int(ungated[next]), on: matched, in: &workspace)
      next += 1
    }
  }

  private func evaluateRule(
    _ place: Int, on matched: MatchedRecord, in workspace: inout Workspace
  ) {
    let head = heads[place]
    guard head.applies(to: matched.record) else { return }
    switch truth(of: head.root, in: &workspace.evaluation) {
    case .no: return
    case .yes: noteHit(of: place, in: &workspace)
    case .unknown: noteFailure(of: place, in: &workspace)
    }
  }

  private func noteHit(of place: Int, in workspace: inout Workspace) {
    let start = workspace.evidence.count
    var hit = FiredRule(
      rule: Int32(place), limit: .none, view: .raw, hasView: false, evidenceStart: Int32(start),
      evidenceCount: 0)
    collectEvidence(from: heads[place].root, for: &hit, in: &workspace)
    hit.evidenceCount = Int32(workspace.evidence.count - start)
    workspace.fired.append(hit)
  }

  private func noteFailure(of place: Int, in workspace: inout Workspace) {
    let limit = firstLimit(under: heads[place].root, in: &workspace.evaluation)
    workspace.fired.append(
      FiredRule(
        rule: Int32(place), limit: limit, view: .raw, hasView: false,
        evidenceStart: Int32(workspace.evidence.count), evidenceCount: 0))
  }

  /// Looks whether the sender is a number that no rule may touch.
  ///
  /// The number must equal an entry as it stands: a country prefix, blanks, separators or full-width
  /// digits before, in or behind it are signs of forgery, and so is a national number that comes
  /// over an international link.
  private func findProtection(
    of matched: inout MatchedRecord, in scratch: inout EvaluationScratch
  ) {
    guard !protectedLists.isEmpty else { return }
    let written = scratch.source.bytes(of: scratch.record.field(.from))
    guard let sender = CanonicalNumber(written), sender.withByteView({ $0 == written }),
      !(scratch.source.bytes(of: scratch.record.field(.linkClass)) == "intl")
    else { return }
    for place in protectedLists {
      guard case .numbers(let numbers) = lists[place].list, let entry = numbers.lookup(sender)
      else { continue }
      matched.protectedList = Int32(place)
      matched.protectedEntry = Int32(entry)
      return
    }
  }
}
