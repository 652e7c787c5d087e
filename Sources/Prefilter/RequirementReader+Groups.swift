import PatternSyntax

extension RequirementReader {
  /// Reads a group.
  mutating func read(
    _ group: PatternGroup, _ alternatives: PatternTree.Alternatives
  ) throws(Unreadable) -> Requirement {
    switch group {
    case .capture(let name):
      let number = groups.open(name)
      let inside = try read(alternatives)
      groups[number] = inside
      return inside
    case .plain(let options):
      let outside = isCaseless
      defer { isCaseless = outside }
      if let options { try apply(options) }
      return try read(alternatives)
    case .reset:
      groups.forgetNumbers()
      return try read(alternatives)
    case .atomic: return try read(alternatives)
    case .lookAround(_, let isNegative):
      let inside = try read(alternatives)
      return isNegative ? .nothing : inside.asLookAround
    case .conditional:
      // Nothing is made of what the condition requires, nor of a `DEFINE`, which only defines; any
      // of the alternatives may match.
      _ = try read(alternatives)
      return .anything(Requirement.unbounded)
    case .named, .unknown: throw Unreadable()
    }
  }
}
