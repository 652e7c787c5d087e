import Bytes
public import Engine
public import Records

/// A field that a rule may ask about.
public struct FieldDefinition: Sendable {
  /// The type of a field's values, on which depends how they can be compared.
  public enum FieldType: Sendable, Equatable {
    /// A telephone number or sender name, compared in canonical form.
    case number
    /// Any text, compared byte by byte.
    case text
    /// A whole number.
    case integer
    /// True or false.
    case boolean
    /// One of a few words.
    case word([String])

    /// The type in messages and in docs/RULES.md.
    public var name: String {
      switch self {
      case .number: "number"
      case .text: "text"
      case .integer: "integer"
      case .boolean: "boolean"
      case .word(let words): words.joined(separator: " | ")
      }
    }
  }

  /// The name in rules, which is the key in records.
  public var name: String
  /// Where the value comes from.
  public var subject: Subject
  /// What the values are.
  public var type: FieldType
  /// For a fact that is one of a closed set: the bits of each word.
  var bits: [String: Int64] = [:]
  /// The values that a whole number can have.
  var range: ClosedRange<Int> = 0...Int(UInt32.max)
  /// How many of the engine's units are one of the author's, for a whole number.
  var unit: Int64 = 1
  /// True if values are compared folded, as texts are.
  var isFolded: Bool { subject == .fact(.signature) }
  /// One sentence for people.
  public var doc: String
  /// The kinds of records that can have the field.
  public var kinds: Set<RecordKind>
}

/// The one table of fields: the reader of rules, `explain` and the tests of docs/RULES.md read it.
///
/// To add a field of records, add its row to `RecordKey`; it appears here by itself. To add a fact,
/// add a row to `FieldTable+Facts.swift`.
public enum FieldTable {
  /// All fields: those of the records in the order of their keys, then the facts.
  public static let all: [FieldDefinition] = RecordKey.allCases.compactMap(definition) + facts

  /// Names that are kept for conditions of later versions.
  static let laterNames: Set<String> = ["count", "distinct", "ratio", "first-seen", "sequence"]

  /// The field with a name.
  public static func field(_ name: String) -> FieldDefinition? {
    all.first { $0.name == name }
  }

  private static func definition(of key: RecordKey) -> FieldDefinition? {
    switch key {
    case .kind, .ts, .text, .raw, .dcs: return nil
    default: break
    }
    let entry = key.entry
    let type: FieldDefinition.FieldType
    switch entry.type {
    case .text: type = key == .from || key == .to ? .number : .text
    case .integer: type = .integer
    case .boolean: type = .boolean
    case .word(let words): type = .word(words.map { "\($0)" })
    case .time: return nil
    }
    var kinds: Set<RecordKind> = []
    if case .none = entry.sms {} else { kinds.insert(.sms) }
    if case .none = entry.call {} else { kinds.insert(.call) }
    return FieldDefinition(
      name: "\(entry.name)", subject: .key(key), type: type, doc: "\(entry.doc)", kinds: kinds)
  }
}
