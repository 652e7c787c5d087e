import Bytes
import Digests
public import Engine
import Records
import RuleCompiler

/// Finds all that rules see of texts: views, marks of evasion, facts and entities.
public struct TextFolding: ~Copyable {
  private let from: String
  private var matcher: Matcher

  /// The facts that are told, in the order of the table of fields; entities are told apart.
  private static let facts: [(name: String, fact: Fact)] = FieldTable.all.compactMap { field in
    switch field.subject {
    case .fact(.entity), .fact(.evasion), .fact(.mark), .fact(.hour), .fact(.weekday), .key: nil
    case .fact(let fact): (field.name, fact)
    }
  }

  /// Makes the scratch.
  ///
  /// - Parameters:
  ///   - ruleSet: By whose tables texts are folded.
  ///   - from: The sender, for the facts; empty for none.
  public init(ruleSet: RuleSet, from: String) {
    self.from = from
    matcher = Matcher(for: ruleSet)
  }

  /// Finds what rules see of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - hasOrigins: Whether each character shall tell where it comes from.
  /// - Returns: What rules see; nil for a text beyond the limits of a record.
  public mutating func fold(_ text: [UInt8], hasOrigins: Bool) -> FoldedText? {
    let line = text.withByteView { messageLine(of: $0, from: from) }
    matcher.match(
      Chunk(lines: line.view, batchOffset: 0),
      in: MatchContext(batch: Digest128(high: 0, low: 0)))
    guard matcher.matches.records.count == 1 else { return nil }
    let record = matcher.matches.records[0]
    guard record.rejection == nil else { return nil }
    let facts = TextFolding.facts.filter { !$0.name.hasPrefix("to.") && !isIdle($0.name) }
    return matcher.fold(record, facts: facts, hasOrigins: hasOrigins)
  }

  /// Without a sender nothing is said of one.
  private func isIdle(_ name: String) -> Bool {
    from.isEmpty && (name.hasPrefix("from.") || name == "signature.binding")
  }
}
