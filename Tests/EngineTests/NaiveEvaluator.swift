import Bytes
import Engine
import Lists
import Records
import TestSupport

/// A condition that the tests evaluate by themselves, without any code of the engine.
indirect enum NaiveCondition {
  case text(contains: String)
  case words([String], atLeast: Int, borders: NaiveBorders)
  case unfinished
  case equals(RecordKey, String)
  case absent(RecordKey)
  case range(ClosedRange<Int64>)
  /// Combines conditions that were made before it, by their places.
  case combined(Combination, of: [Int])
}

/// A record as the naive evaluator sees it.
struct NaiveRecord {
  var text: String
  var from: String
  var node: String?
  var partNumber: Int64?

  var line: String {
    let node = node.map { #","node":\#(json($0))"# } ?? ""
    let part = partNumber.map { #","part_no":\#($0)"# } ?? ""
    return message(text, from: from, more: node + part)
  }
}

/// Kleene's logic with 0, 1 and 2 for no, unknown and yes: `all` is the least, `any` the greatest.
struct NaiveEvaluator {
  var conditions: [NaiveCondition]
  var record: NaiveRecord
  var generator: SeededGenerator

  /// The truth of a condition; children are asked in random order, nothing is remembered.
  mutating func truth(of place: Int) -> Int {
    switch conditions[place] {
    case .text(let needle): return record.text.contains(needle) ? 2 : 0
    case .words(let words, let atLeast, let borders):
      return words.count { borders.admit($0, in: record.text) } >= atLeast ? 2 : 0
    case .unfinished: return record.text == tooLongText ? 1 : 0
    case .equals(let key, let value):
      return (key == .node ? record.node : record.from) == value ? 2 : 0
    case .absent(let key):
      return (key == .node ? record.node == nil : record.partNumber == nil) ? 2 : 0
    case .range(let bounds): return record.partNumber.map { bounds.contains($0) } ?? false ? 2 : 0
    case .combined(let combination, let parts):
      var truths: [Int] = []
      for part in parts.shuffled(using: &generator) { truths.append(truth(of: part)) }
      switch combination {
      case .all: return truths.min() ?? 2
      case .any: return truths.max() ?? 0
      case .none: return 2 - (truths.max() ?? 0)
      case .some(let wanted):
        let atLeast = Int(wanted)
        // As many hold as the one that is needed, counted from the truest.
        return atLeast == 0 ? 2 : truths.count < atLeast ? 0 : truths.sorted(by: >)[atLeast - 1]
      }
    }
  }
}

/// A random acyclic graph of conditions and the rules over it, for both evaluators.
struct RandomRules {
  var conditions: [NaiveCondition] = []
  var roots: [Int] = []
  var rules = TestRules()

  init(using generator: inout SeededGenerator) throws {
    var nodes: [NodeID] = []
    for _ in 0..<Int.random(in: 3..<24, using: &generator) {
      let condition = Self.condition(after: conditions.count, using: &generator)
      nodes.append(try rules.add(condition, over: nodes))
      conditions.append(condition)
    }
    for number in 0..<Int.random(in: 1..<8, using: &generator) {
      let root = conditions.indices.randomElement(using: &generator) ?? 0
      roots.append(root)
      rules.add("rule-\(number)", .verdict(.review), nodes[root])
    }
  }

  private static func condition(
    after count: Int, using generator: inout SeededGenerator
  ) -> NaiveCondition {
    let letters = ["甲", "乙", "丙", "丁"]
    let letter = letters.randomElement(using: &generator) ?? ""
    let dice = Int.random(in: 0..<(count == 0 ? 6 : 14), using: &generator)
    switch dice {
    case 0: return .text(contains: letter)
    case 1:
      let words = Bool.random(using: &generator) ? letters : ["甲", "乙丙", "丙", "丙丁"]
      return .words(
        words, atLeast: Int.random(in: 1...4, using: &generator),
        borders: NaiveBorders.all.randomElement(using: &generator) ?? NaiveBorders())
    case 2: return .unfinished
    case 3:
      let isNode = Bool.random(using: &generator)
      return isNode ? .equals(.node, "n") : .equals(.from, "95588")
    case 4: return .absent(Bool.random(using: &generator) ? .node : .partNumber)
    case 5: return .range(1...Int64.random(in: 1...3, using: &generator))
    default:
      let atLeast = UInt16.random(in: 0...3, using: &generator)
      let combinations: [Combination] = [.all, .any, .none, .some(atLeast: atLeast)]
      let parts = (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
        Int.random(in: 0..<count, using: &generator)
      }
      return .combined(
        combinations.randomElement(using: &generator) ?? .all, of: parts)
    }
  }
}

extension TestRules {
  /// Adds a naive condition for the engine.
  fileprivate mutating func add(_ condition: NaiveCondition, over nodes: [NodeID]) throws -> NodeID
  {
    switch condition {
    case .text(let needle): try text(needle)
    case .words(let list, let atLeast, let borders):
      words(list, atLeast: atLeast, borders: borders.forEngine)
    case .unfinished: try unfinished()
    case .equals(let key, let value): equals(key, [value])
    case .absent(let key): absent(key)
    case .range(let bounds): range(.partNumber, bounds)
    case .combined(let combination, let parts):
      builder.node(combination, of: parts.map { nodes[$0] })
    }
  }
}
