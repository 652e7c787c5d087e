public import Bytes
import Views

/// The entities of one text at a time; one per worker, with buffers that are used again.
///
/// A text is looked at folded first, then as a skeleton: what the skeleton shows counts only for
/// kinds of which the folded text shows none, since separators that are gone join what does not
/// belong together.
public struct EntityScratch: ~Copyable {
  /// The entities that were found, view by view and kind by kind.
  public internal(set) var entities = ScratchArray<Entity>(capacity: 64)

  var values = ByteBuffer(capacity: 1 << 10)
  var glyphs = GlyphText()
  var hosts = HostText()
  var candidate = HostCandidate()
  var punycode = PunycodeDecoder()
  var view = View.folded
  /// The text as it was received, for the spelling of paths.
  var raw = ByteView.empty
  /// The kinds that were found in an earlier view.
  var foundKinds: UInt16 = 0

  /// Makes scratch without a text.
  public init() {}

  /// Finds the entities of a text; those of the text before are gone.
  ///
  /// - Complexity: O(*n*) in the bytes of the text, bounded in the number of entities. Allocates
  ///   nothing in steady state.
  public mutating func find(in text: TextForms, with data: EntityData) {
    entities.removeAll()
    values.removeAll()
    raw = text.raw
    foundKinds = 0
    find(text.folded, .folded, data)
    for place in 0..<entities.count { foundKinds |= 1 << UInt16(entities[place].kind.rawValue) }
    if !(text.skeleton == text.folded) { find(text.skeleton, .skeleton, data) }
  }

  /// The canonical form of an entity; valid until the next ``find(in:with:)``.
  public borrowing func value(of entity: Entity) -> ByteView { values.view[entity.value] }

  /// Whether the text shows an entity of a kind.
  public borrowing func has(_ kind: EntityKind) -> Bool {
    for place in 0..<entities.count where entities[place].kind == kind { return true }
    return false
  }

  private mutating func find(_ text: ByteView, _ view: View, _ data: EntityData) {
    self.view = view
    glyphs.read(text)
    findAccounts()
    findPhones(data.plan)
    findContacts()
    findHosts(data)
    findAmounts()
    findApps()
  }

  /// Keeps an entity whose value was appended to ``values`` at an offset, unless it is known.
  mutating func keep(_ kind: EntityKind, _ range: ByteRange, valueFrom start: Int) {
    let value = ByteRange(start..<values.count)
    var kindCount = 0
    var isKnown = foundKinds & 1 << UInt16(kind.rawValue) != 0
    for place in 0..<entities.count where entities[place].kind == kind {
      kindCount += 1
      if values.view[entities[place].value] == values.view[value] { isKnown = true }
    }
    guard !isKnown, kindCount < Limits.entityCountPerKindMax, value.count > 0 else {
      return values.truncate(to: start)
    }
    entities.append(Entity(kind: kind, view: view, range: range, value: value))
  }

  /// Keeps an entity with a value that stands elsewhere.
  mutating func keep(_ kind: EntityKind, _ range: ByteRange, value: ByteView) {
    let start = values.count
    values.append(value)
    keep(kind, range, valueFrom: start)
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
