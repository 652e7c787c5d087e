import Documents
import Engine
import Lists
import Patterns
import Records
import Views

/// A condition after all names are resolved and all patterns compiled: what can be emitted.
struct ResolvedCondition {
  /// The place of the condition.
  var range: SourceRange
  /// What it asks.
  var form: Form

  indirect enum Form {
    case all([ResolvedCondition])
    case any([ResolvedCondition])
    case none([ResolvedCondition])
    case some(atLeast: Int, of: [ResolvedCondition])
    /// A named condition, under its name.
    case named(String, ResolvedCondition)
    case text([Pattern], ViewSet)
    case words(Words, atLeast: Int, near: Int, ViewSet)
    case equals(FieldDefinition, [[UInt8]])
    case prefix(FieldDefinition, [[UInt8]])
    case match(FieldDefinition, Pattern)
    case list(FieldDefinition, String)
    case range(FieldDefinition, ClosedRange<Int64>)
    case absent(FieldDefinition)
    case bits(FieldDefinition, Int64)
    case has(Int64)
  }

  enum Words {
    case list(String)
    case inline(ListEntries)
  }

  /// Whether the condition holds only where something beside the text does.
  ///
  /// What is not there, and what must not hold, is no proof: nearly every record has that.
  var looksBeyondText: Bool {
    switch form {
    case .all(let parts): return parts.contains { $0.looksBeyondText }
    case .any(let parts): return parts.allSatisfy { $0.looksBeyondText }
    case .some(let atLeast, let parts):
      return parts.count { !$0.looksBeyondText } < atLeast
    case .named(_, let condition): return condition.looksBeyondText
    case .none, .text, .words, .absent, .has: return false
    case .equals(let field, _), .prefix(let field, _): return field.isBeyondText
    case .match(let field, _): return field.isBeyondText
    case .list(let field, _): return field.isBeyondText
    case .range(let field, _): return field.isBeyondText
    case .bits(let field, _): return field.isBeyondText
    }
  }
}

extension FieldDefinition {
  /// Whether the sender cannot choose the value by choosing the text.
  ///
  /// Whether a port may use a signature is not his to choose, though the signature is.
  fileprivate var isBeyondText: Bool {
    switch subject {
    case .key: true
    case .fact(.numberClass), .fact(.base), .fact(.extension), .fact(.region), .fact(.province),
      .fact(.forged):
      true
    case .fact(.signatureBinding), .fact(.hour), .fact(.weekday): true
    case .fact: false
    }
  }
}
