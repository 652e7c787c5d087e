internal import Bytes

extension RecordKey {
  /// The row of this key in the table of keys.
  ///
  /// Allocates: for documents, loaders and tests. The decoder reads a packed copy.
  public var entry: Entry {
    switch self {
    case .kind:
      Entry("kind", .word(["sms", "call"]), .needed, .needed, "Whether it is a message or a call.")
    case .id:
      Entry("id", .shortText, .optional, .optional, "Names the record uniquely at its source.")
    case .ts:
      Entry("ts", .time, .needed, .needed, "The event time: submission or seizure.")
    case .from:
      Entry("from", .shortText, .needed, .needed, "The sender or caller, as received.")
    case .to:
      Entry("to", .shortText, .needed, .needed, "The receiver or called party, as received.")
    case .text:
      Entry(
        "text", .text(byteCountMax: Limits.textByteCountMax), .needed, .none,
        "The decoded text of the message.")
    case .stage, .answered, .ringMilliseconds, .durationSeconds, .cause: callEntry
    case .node:
      Entry("node", .shortText, .optional, .optional, "The entity that made the record.")
    case .link:
      Entry("link", .shortText, .optional, .optional, "The link or trunk of ingress.")
    case .linkClass:
      Entry(
        "link_class", .word(["intl", "interconnect", "onnet", "sp"]), .optional, .optional,
        "What sort of link the record came in by.")
    case .dir, .serviceProvider, .service, .partReference, .partNumber, .partTotal, .raw, .dcs:
      messageEntry
    case .imsi:
      Entry("imsi", .shortText, .optional, .optional, "The served subscriber's IMSI.")
    case .imei:
      Entry("imei", .shortText, .optional, .optional, "The served equipment's IMEI.")
    case .cell:
      Entry("cell", .shortText, .optional, .optional, "The cell of the served party.")
    }
  }

  /// The rows of the keys that only calls have.
  private var callEntry: Entry {
    switch self {
    case .stage:
      Entry(
        "stage", .word(["attempt", "cdr"]), .none, .needed,
        "Whether the call is being set up or is over.")
    case .answered:
      Entry("answered", .boolean, .none, .optional, "Whether the call was answered.")
    case .ringMilliseconds:
      Entry(
        "ring_ms", .integer(0...UInt32.max), .none, .optional,
        "How long it rang, in milliseconds.")
    case .durationSeconds:
      Entry(
        "duration_s", .integer(0...UInt32.max), .none, .optional,
        "How long the call lasted after the answer, in seconds.")
    case .cause:
      Entry(
        "cause", .integer(0...65_535), .none, .optional,
        "Why the call ended: causeForTerm of 3GPP TS 32.298, or the carrier's own number.")
    default: preconditionFailure("the key is in another part of the table")
    }
  }

  /// The rows of the keys that only messages have.
  private var messageEntry: Entry {
    switch self {
    case .dir:
      Entry(
        "dir", .word(["AO", "AT", "MO", "MT"]), .optional, .none,
        "Application or mobile, originated or terminated.")
    case .serviceProvider:
      Entry("sp_id", .shortText, .optional, .none, "The service provider's id.")
    case .service:
      Entry("service", .shortText, .optional, .none, "The service provider's service code.")
    case .partReference:
      Entry(
        "part_ref", .integer(0...65_535), .optional, .none,
        "What the parts of a long message have in common.")
    case .partNumber:
      Entry(
        "part_no", .integer(0...255), .optional, .none,
        "Which part of a long message this is, from 1.")
    case .partTotal:
      Entry(
        "part_total", .integer(0...255), .optional, .none,
        "How many parts the long message has.")
    case .raw:
      Entry(
        "raw", .shortText, .optional, .none,
        "The undecoded text in hexadecimal digits; not yet supported.")
    case .dcs:
      Entry(
        "dcs", .integer(0...255), .optional, .none,
        "The coding of the undecoded text; not yet supported.")
    default: preconditionFailure("the key is in another part of the table")
    }
  }

  /// The key as written in JSON.
  public var name: StaticString { entry.name }

  /// What the key's value is in JSON.
  public var type: ValueType { entry.type }

  /// One sentence about the key, for people.
  public var doc: StaticString { entry.doc }

  /// What may stand in a word key, in the order of ``Record/wordIndex(_:)``; else empty.
  public var words: [StaticString] {
    if case .word(let words) = type { return words }
    return []
  }

  /// The part that the key plays in a kind of record.
  public func use(in kind: RecordKind) -> Use {
    switch kind {
    case .sms: entry.sms
    case .call: entry.call
    }
  }

  /// The key with a name, or nil; looks through all names.
  public init?(name: String) {
    guard let key = RecordKey.allCases.first(where: { $0.name.description == name }) else {
      return nil
    }
    self = key
  }
}

extension RecordKey.ValueType {
  /// Numbers, ids, links and the like.
  fileprivate static var shortText: Self { .text(byteCountMax: Limits.fieldByteCountMax) }
}

extension RecordKey.Entry {
  fileprivate init(
    _ name: StaticString, _ type: RecordKey.ValueType, _ sms: RecordKey.Use,
    _ call: RecordKey.Use, _ doc: StaticString
  ) {
    self.init(name: name, type: type, sms: sms, call: call, doc: doc)
  }
}
