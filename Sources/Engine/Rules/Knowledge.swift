import Bytes
public import Facts
import Lists

/// The tables by which facts are derived; they come with the rules and are part of the rule set.
public struct Knowledge: Sendable {
  /// The numbering plan.
  public var plan: NumberPlan
  /// Which signatures belong to which port.
  public var bindings: SignatureBindings
  /// By what entities are told from what only looks like them.
  public var entities: EntityData
  /// The brands for which texts speak.
  public var brands: BrandTable
  /// The words by which a text that warns of a scheme is told from one that makes an offer.
  public var advisories = AdvisoryWords.none
  /// The zone of hours and weekdays, in seconds east of Greenwich.
  public var zoneOffsetSeconds: Int

  /// No tables: numbers have no class, signatures no binding, and few entities are found.
  public static var none: Knowledge {
    let none = NumberPlanParse { _ in .empty }.plan
    let empty = ListParse(values: [], type: .domains).entries
    return Knowledge(
      plan: none, bindings: .empty, entities: EntityData(plan: none) { _ in empty },
      brands: .empty, zoneOffsetSeconds: 0)
  }

  /// Joins the tables.
  public init(
    plan: NumberPlan, bindings: SignatureBindings, entities: EntityData, brands: BrandTable,
    zoneOffsetSeconds: Int
  ) {
    self.plan = plan
    self.bindings = bindings
    self.entities = entities
    self.brands = brands
    self.zoneOffsetSeconds = zoneOffsetSeconds
  }
}
