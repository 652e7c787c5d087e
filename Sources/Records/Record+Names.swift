extension RecordKind {
  /// The word in records, rules, decisions and counters.
  public var name: StaticString {
    switch self {
    case .sms: "sms"
    case .call: "call"
    }
  }
}

extension RecordFlags {
  /// Every flag with its word in decisions and counters.
  public static let named: [(flag: RecordFlags, name: StaticString)] = [
    (.identifierSynthesized, "id-synthesized"), (.textRepaired, "text-repaired"),
  ]
}
