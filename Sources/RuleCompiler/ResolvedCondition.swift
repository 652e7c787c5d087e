import Documents
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
    case text(Pattern, ViewSet)
    case words(Words, atLeast: Int, near: Int, ViewSet)
    case equals(FieldDefinition, [[UInt8]])
    case prefix(FieldDefinition, [[UInt8]])
    case match(FieldDefinition, Pattern)
    case list(FieldDefinition, String)
    case range(FieldDefinition, ClosedRange<Int64>)
    case absent(FieldDefinition)
  }

  enum Words {
    case list(String)
    case inline(WordList)
  }

  /// Whether the truth can depend on anything but the text.
  var looksBeyondText: Bool {
    switch form {
    case .all(let parts), .any(let parts), .none(let parts), .some(_, let parts):
      return parts.contains { $0.looksBeyondText }
    case .named(_, let condition): return condition.looksBeyondText
    case .text, .words: return false
    case .equals, .prefix, .match, .list, .range, .absent: return true
    }
  }
}
