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
    /// What it is, as rules call it.
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

extension RuleSet {
  /// Folds a text and derives its facts.
  ///
  /// Allocates: for tools. The views and facts are those that rules see.
  ///
  /// - Parameters:
  ///   - matched: The record of the text, matched last.
  ///   - facts: The facts to tell, by their name in rules.
  ///   - hasOrigins: Whether the forms say where each character comes from, for which the text is
  ///     folded once more for each of them.
  ///   - workspace: The workspace in which it was matched.
  /// - Returns: All that there is to show.
  public func fold(
    _ matched: MatchedRecord, facts: [(name: String, fact: Fact)], hasOrigins: Bool,
    in workspace: inout Workspace
  ) -> FoldedText {
    workspace.evaluation.begin(matched.record, from: workspace.source(of: matched))
    let evasion = workspace.evaluation.views.evasion()
    var folded = FoldedText(
      raw: workspace.evaluation.views.text(.raw).text,
      forms: View.allCases.map { form($0, hasOrigins: hasOrigins, in: &workspace) },
      marks: Evasion.Mark.allCases.map { ("\($0.name)", Int(evasion.count(of: $0))) }
        .filter { $0.1 > 0 },
      evasionTenths: evasion.score, facts: [], entities: [])
    for (name, fact) in facts {
      guard let value = describe(fact, in: &workspace) else { continue }
      folded.facts.append((name, String(decoding: value, as: UTF8.self)))
    }
    findEntities(in: &workspace.evaluation)
    for place in 0..<workspace.evaluation.facts.entities.entities.count {
      let entity = workspace.evaluation.facts.entities.entities[place]
      let value = workspace.evaluation.facts.entities.value(of: entity).text
      let origin = workspace.evaluation.views.original(entity.range, in: entity.view)
      folded.entities.append(
        FoldedText.FoundEntity(kind: "\(entity.kind.name)", value: value, origin: origin))
    }
    return folded
  }

  private func form(
    _ view: View, hasOrigins: Bool, in workspace: inout Workspace
  ) -> FoldedText.Form {
    let text = workspace.evaluation.views.text(view).array
    var form = FoldedText.Form(
      view: view, text: String(decoding: text, as: UTF8.self), characters: [])
    guard hasOrigins else { return form }
    var start = 0
    for scalar in form.text.unicodeScalars {
      let range = ByteRange(start..<start + UTF8.width(scalar))
      start = range.endOffset
      form.characters.append(
        (String(scalar), workspace.evaluation.views.original(range, in: view)))
    }
    return form
  }
}
