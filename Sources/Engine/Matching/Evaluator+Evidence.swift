import Bytes
import Records
import Views

extension Evaluator {
  /// Collects why a node holds: the spans and the list entries of the predicates that it rests on.
  ///
  /// Of an `any` the first part that holds is taken, of a `some` the first ones that are needed, of a
  /// `none` nothing. So the evidence follows from the record alone, and not from what other rules
  /// happened to ask before. Where a count is yet to decide which part holds, all those are taken
  /// that it may decide.
  mutating func appendEvidence(
    of id: NodeID, for rule: inout MatchedRule, to matches: inout Matches
  ) {
    let node = ruleSet.nodes[id]
    switch node.kind {
    case .none: return
    case .predicate: append(answer(to: node.predicate), for: &rule, to: &matches)
    case .all:
      for index in node.parts { appendEvidence(of: ruleSet.parts[index], for: &rule, to: &matches) }
    case .any, .some:
      var needed = node.kind == .any ? 1 : Int(node.atLeast)
      for index in node.parts where needed > 0 {
        let part = ruleSet.parts[index]
        guard truth(of: part) == .yes else { continue }
        needed -= 1
        appendEvidence(of: part, for: &rule, to: &matches)
      }
      guard needed > 0 else { return }
      for index in node.parts {
        let part = ruleSet.parts[index]
        guard truth(of: part) == .pending else { continue }
        appendEvidence(of: part, for: &rule, to: &matches)
      }
    }
  }

  private mutating func append(
    _ answer: Answer, for rule: inout MatchedRule, to matches: inout Matches
  ) {
    switch answer.finding {
    case .nothing, .limit: return
    case .span(let span, let view): append(span, in: view, for: &rule, to: &matches)
    case .words(let words, let view):
      for index in words.indices { append(wordSpan(index), in: view, for: &rule, to: &matches) }
    case .entry(let entry): matches.evidence.append(.entry(entry))
    case .entryOfWords(let entry, let words, let view):
      for index in words.indices { append(wordSpan(index), in: view, for: &rule, to: &matches) }
      matches.evidence.append(.entry(entry))
    case .entryOfSpan(let entry, let span, let view):
      append(span, in: view, for: &rule, to: &matches)
      matches.evidence.append(.entry(entry))
    }
  }

  private mutating func append(
    _ span: ByteRange, in view: View, for rule: inout MatchedRule, to matches: inout Matches
  ) {
    rule.add(view)
    matches.evidence.append(.span(views.original(span, in: view)))
  }

  /// Where an answer found something, in the original text.
  ///
  /// Allocates: for tools.
  mutating func originalSpans(of answer: Answer) -> [ByteRange] {
    switch answer.finding {
    case .nothing, .limit, .entry: return []
    case .span(let span, let view), .entryOfSpan(_, let span, let view):
      return [views.original(span, in: view)]
    case .words(let words, let view), .entryOfWords(_, let words, let view):
      var spans: [ByteRange] = []
      for index in words.indices { spans.append(views.original(wordSpan(index), in: view)) }
      return spans
    }
  }

  /// The limit of the first predicate under a node, in the order of the rule, that ran into one.
  mutating func firstLimit(under id: NodeID) -> LimitName? {
    let node = ruleSet.nodes[id]
    if node.kind == .predicate { return answer(to: node.predicate).limit }
    for index in node.parts {
      let part = ruleSet.parts[index]
      let truth = truth(of: part)
      guard truth == .unknown || truth == .pending, let limit = firstLimit(under: part) else {
        continue
      }
      return limit
    }
    return nil
  }
}
