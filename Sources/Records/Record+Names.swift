extension RecordKind {
  public var name: StaticString { self == .sms ? "sms" : "call" }
}
extension RecordFlags {
  public static let named: [(flag: RecordFlags, name: StaticString)] = [
    (.identifierSynthesized, "id-synthesized"), (.textRepaired, "text-repaired"),
  ]
}
extension RejectionReason { public var code: StaticString { "x" } }
