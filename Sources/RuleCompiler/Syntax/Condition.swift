import Documents
import Views

/// A condition as an author wrote it, with the place of every part.
struct Condition: Sendable {
  /// The place of the whole condition, its key included.
  var range: SourceRange
  /// What it asks.
  var form: Form

  /// The ways to ask.
  indirect enum Form: Sendable {
    case all([Condition])
    case any([Condition])
    case none([Condition])
    case some(atLeast: Int, of: [Condition])
    case pattern(Scalar, views: [Located<View>])
    case words(WordSource, atLeast: Int, near: Int?, views: [Located<View>])
    case named(Scalar)
    case field(FieldDefinition, Comparison)
  }

  /// Where the words of a condition come from.
  enum WordSource: Sendable {
    case list(Scalar)
    case inline([Scalar])
  }

  /// How a field is compared.
  enum Comparison: Sendable {
    case equals([Scalar])
    case prefix([Scalar])
    case match(Scalar)
    case list(Scalar)
    case range(ClosedRange<Int64>)
    case absent(Bool)
  }
}
