public import Engine
import Patterns
import Records
import Views

/// A rule set of so many rules, each a pattern of about ninety characters, the same for the same
/// seed.
///
/// The shapes are those of real rules: alternatives with a gap between them, in either order,
/// classes for look-alike characters, look-aheads. About one usual scam in ten is hit.
///
/// - Parameters:
///   - count: The number of rules.
///   - seed: Chooses the words.
/// - Returns: The rules, which block.
public func makeSyntheticRules(count: Int, seed: UInt64) -> RuleSet {
  var random = RandomNumbers(seed: seed)
  var builder = RuleSetBuilder()
  for number in 0..<count {
    let pattern = builder.add(compiled(syntheticPattern(number, using: &random)))
    let root = builder.node(Test(.text, views: .raw, operand: pattern))
    builder.add(
      Rule(
        identifier: "synthetic-\(number)", title: "A made-up rule", action: .verdict(.block),
        root: root, kinds: [.sms]))
  }
  return builder.build(identifier: "synthetic-\(count)")
}

private func compiled(_ source: String) -> Pattern {
  do throws(PatternError) {
    return try Pattern(source)
  } catch {
    preconditionFailure("a made-up pattern does not compile: \(source)")
  }
}

private func syntheticPattern(_ number: Int, using random: inout RandomNumbers) -> String {
  func alternatives(_ count: Int) -> String {
    (0..<count).map { _ in random.word(of: Words.pairs) }.joined(separator: "|")
  }
  let (first, second) = (alternatives(4), alternatives(4))
  let third = random.word(of: Words.pairs)
  switch number % 5 {
  case 0: return "(?:\(first)).{0,12}(?:\(second)).{0,24}\(third)"
  case 1: return "(?:\(first)).{0,8}\(third)|\(third).{0,8}(?:\(second))"
  case 2: return "[加+➕][微威薇v].{0,6}(?:\(first)).{0,20}(?:\(second))"
  case 3: return "^(?=.*(?:\(first)))(?=.*(?:\(second))).*\(third)"
  default: return "\(third)[\\s\\W]{0,3}(?:\(first)).{0,16}(?:\(second))\\d{4,6}"
  }
}
