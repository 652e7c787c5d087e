import Engine
import Testing

/// A predicate, a record, and whether the predicate holds.
struct PredicateCase: Sendable, CustomTestStringConvertible {
  var name: String
  var line: String
  var holds: Bool
  var condition: @Sendable (inout TestRules) throws -> NodeID

  var testDescription: String { name }

  init(
    _ name: String, _ line: String, _ holds: Bool,
    _ condition: @escaping @Sendable (inout TestRules) throws -> NodeID
  ) {
    self.name = name
    self.line = line
    self.holds = holds
    self.condition = condition
  }

  /// Asks the predicate, and its opposite.
  func check() throws {
    var rules = TestRules()
    let node = try condition(&rules)
    rules.add("holds", .verdict(.review), node)
    rules.add("fails", .verdict(.review), rules.builder.node(.none, of: [node]))
    let outcome = rules.build().decide(line)
    #expect(outcome.firedIdentifiers == [holds ? "holds" : "fails"])
  }
}
