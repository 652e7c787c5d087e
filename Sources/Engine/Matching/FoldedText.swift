public import Bytes
import Facts
import Records
public import Views

/// All that rules can see of one text, for tools that show it.
public struct FoldedText: Sendable {
  /// One view, and where its characters come from.
  public struct Form: Sendable {
    /// Which view it is.
    public var view: View
    /// The whole text of the view.
    public var text: String
    /// The characters, each with its place in the original, where that was wanted; else empty.
    public var characters: [(text: String, origin: ByteRange)]
  }

  /// An entity: what it is, its value, and the bytes of the original where it stands.
  public struct FoundEntity: Sendable {
    /// Its name in rules.
    public var kind: String
    /// Its canonical form.
    public var value: String
    /// Where it stands in the original.
    public var origin: ByteRange
  }

  /// The text as received, its UTF-8 repaired.
  public var raw: String
  /// The views, in the order of ``View``.
  public var forms: [Form]
  /// The marks of evasion that are there, with their counts.
  public var marks: [(name: String, count: Int)]
  /// The sum of the marks, in tenths.
  public var evasionTenths: Int
  /// The facts that the record has, by their name in rules.
  public var facts: [(name: String, value: String)]
  /// The entities, in order.
  public var entities: [FoundEntity]
}

extension Matcher {
  /// Folds the text of a record and derives its facts.
  ///
  /// Allocates: for tools. The views and facts are those that rules see.
  ///
  /// - Parameters:
  ///   - record: A record of the chunk that was matched last.
  ///   - facts: The facts to tell, by their name in rules.
  ///   - hasOrigins: Whether the forms say where each character comes from, for which the text is
  ///     folded once more for each of them.
  /// - Returns: All that there is to show.
  public mutating func fold(
    _ record: MatchedRecord, facts: [(name: String, fact: Fact)], hasOrigins: Bool
  ) -> FoldedText {
    evaluator.begin(record.record, from: matches.source(of: record))
    let evasion = evaluator.views.evasion()
    var folded = FoldedText(
      raw: evaluator.views.text(.raw).text,
      forms: View.allCases.map { form($0, hasOrigins: hasOrigins) },
      marks: Evasion.Mark.allCases.map { ("\($0.name)", Int(evasion.count(of: $0))) }
        .filter { $0.1 > 0 },
      evasionTenths: evasion.score, facts: [], entities: [])
    for (name, fact) in facts {
      guard let value = evaluator.describe(fact) else { continue }
      folded.facts.append((name, String(decoding: value, as: UTF8.self)))
    }
    evaluator.findEntities()
    for index in 0..<evaluator.facts.entities.count {
      let entity = evaluator.facts.entities[index]
      let written = evaluator.facts.entities.value(of: entity)
      let value = entity.kind == .amount ? yuan(ofFen: written) : written.text
      let origin = evaluator.views.original(entity.range, in: entity.view)
      folded.entities.append(
        FoldedText.FoundEntity(kind: "\(entity.kind.name)", value: value, origin: origin))
    }
    return folded
  }

  private mutating func form(_ view: View, hasOrigins: Bool) -> FoldedText.Form {
    let text = evaluator.views.text(view).array
    var form = FoldedText.Form(
      view: view, text: String(decoding: text, as: UTF8.self), characters: [])
    guard hasOrigins else { return form }
    var start = 0
    for scalar in form.text.unicodeScalars {
      let range = ByteRange(start..<start + UTF8.width(scalar))
      start = range.endOffset
      form.characters.append((String(scalar), evaluator.views.original(range, in: view)))
    }
    return form
  }
}
