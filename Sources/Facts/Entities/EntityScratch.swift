public import Bytes
import Views

/// The entities of one text at a time; one per worker, with buffers that are used again.
///
/// A text is looked at folded first, then as a skeleton. What only the skeleton shows counts unless it
/// overlaps what the folded text shows in the same place: separators that are gone join what does not
/// belong together, and a harmless link elsewhere in the text hides nothing.
public struct EntityScratch: ~Copyable {
  private var table = EntityTable()
  private var glyphs = GlyphText()
  private var links = HostFinder()

  /// Makes scratch without a text.
  public init() {}

  /// How many entities were found.
  public var count: Int { table.count }

  /// The entities that were found, view by view and kind by kind.
  public subscript(index: Int) -> Entity { table.entities[index] }

  /// Finds the entities of a text; those of the text before are gone.
  ///
  /// - Parameters:
  ///   - text: The forms of the text.
  ///   - data: What tells entities from what only looks like them.
  ///   - foldedRange: Where the folded text shows what stands at a place of the skeleton; asked for
  ///     what both show.
  /// - Complexity: O(*n*) in the bytes of the text, bounded in the number of entities. Allocates
  ///   nothing in steady state.
  public mutating func find(
    in text: TextForms, with data: EntityData, foldedRange: (ByteRange) -> ByteRange
  ) {
    table.removeAll()
    find(text.folded, .folded, text.raw, data)
    let foldedCount = table.count
    guard !(text.skeleton == text.folded) else { return }
    find(text.skeleton, .skeleton, text.raw, data)
    if foldedCount > 0, table.count > foldedCount { dropCovered(from: foldedCount, foldedRange) }
  }

  /// The canonical form of an entity; valid until the next ``find(in:with:foldedRange:)``.
  public borrowing func value(of entity: Entity) -> ByteView { table.values.view[entity.value] }

  /// Whether the text shows an entity of a kind.
  public borrowing func has(_ kind: EntityKind) -> Bool {
    for index in 0..<count where self[index].kind == kind { return true }
    return false
  }

  private mutating func find(
    _ bytes: ByteView, _ view: View, _ raw: ByteView, _ data: EntityData
  ) {
    table.view = view
    glyphs.read(bytes)
    let text = glyphs.view
    let groups = glyphs.groups
    let words = data.words
    links.find(in: text, raw: raw, view: view, data, into: &table)
    MeetingFinder(text: text, groups: groups, words: words).find(into: &table)
    AccountFinder(text: text, groups: groups, words: words, view: view).find(into: &table)
    PhoneFinder(text: text, groups: groups, words: words, plan: data.plan, view: view)
      .find(into: &table, except: links)
    MessengerFinder(text: text, words: words).find(into: &table, except: links)
    ContactFinder(text: text, words: words, view: view).find(into: &table, except: links)
    var amounts = AmountFinder(text, raw: raw, view: view, words: words)
    amounts.find(into: &table, except: links)
    AppFinder(text: text, words: words).find(into: &table)
  }

  /// Drops what the skeleton shows where the folded text shows something of the same family.
  private mutating func dropCovered(from first: Int, _ foldedRange: (ByteRange) -> ByteRange) {
    var known = (range: ByteRange.empty, folded: ByteRange.empty)
    table.drop(from: first) { entity, earlier in
      guard earlier.hasFamily(of: entity.kind, before: first) else { return false }
      if known.range != entity.range { known = (entity.range, foldedRange(entity.range)) }
      return earlier.overlaps(known.folded, entity.kind, before: first)
    }
  }
}

/// One text in the forms in which entities are looked for.
///
/// Where a form is not computed, the one before it stands in its place.
public struct TextForms: Sendable {
  /// As received, with valid UTF-8.
  public var raw: ByteView

  /// Width, case, digits and look-alike letters made one.
  public var folded: ByteView

  /// Separators inside words gone, variants of key words merged.
  public var skeleton: ByteView

  /// Joins the forms of one text.
  public init(raw: ByteView, folded: ByteView, skeleton: ByteView) {
    self.raw = raw
    self.folded = folded
    self.skeleton = skeleton
  }
}
