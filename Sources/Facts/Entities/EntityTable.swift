import Bytes
import Views

/// The entities of one text while they are found, with their values.
struct EntityTable: ~Copyable {
  private(set) var entities = ScratchArray<Entity>(capacity: 64)

  /// The values, one after another; a finder appends to it before it calls ``keep(_:_:valueFrom:)``.
  var values = ByteBuffer(capacity: 1 << 10)

  /// The view that is read.
  var view = View.folded

  /// Of each entity a hash of kind and value, so that a known one is seen without its bytes.
  private var hashes = ScratchArray<UInt32>(capacity: 64)
  private var counts = ScratchArray<Int>(repeating: 0, count: EntityKind.allCases.count)

  /// The number of entities.
  var count: Int { entities.count }

  mutating func removeAll() {
    entities.removeAll()
    values.removeAll()
    hashes.removeAll()
    for kind in 0..<counts.count { counts[kind] = 0 }
  }

  /// Keeps an entity whose value was appended to ``values`` at an offset, unless it is known.
  ///
  /// Of more than the limit the last one is kept in the last slot: decoys before it hide nothing.
  mutating func keep(_ kind: EntityKind, _ range: ByteRange, valueFrom start: Int) {
    let value = ByteRange(start..<values.count)
    let hash = hash(of: kind, value)
    guard value.count > 0, !isKnown(kind, value, hash) else { return values.truncate(to: start) }
    let entity = Entity(kind: kind, view: view, range: range, value: value)
    let slot = Int(kind.rawValue)
    if counts[slot] < Limits.entityCountPerKindMax {
      counts[slot] += 1
      entities.append(entity)
      hashes.append(hash)
    } else {
      replaceLast(of: kind, by: entity, hash)
    }
  }

  /// Keeps an entity with a value that stands elsewhere.
  mutating func keep(_ kind: EntityKind, _ range: ByteRange, value: ByteView) {
    let start = values.count
    values.append(value)
    keep(kind, range, valueFrom: start)
  }

  /// Keeps the value of an entity as one of another kind, too.
  mutating func keepAgain(_ kind: EntityKind, _ entity: Entity) {
    let start = values.count
    for offset in entity.value.startOffset..<entity.value.endOffset {
      values.append(values.view[offset])
    }
    keep(kind, entity.range, valueFrom: start)
  }

  /// Drops the entities from an index on that a closure names.
  ///
  /// - Parameters:
  ///   - first: The index; entities before it stay as they are.
  ///   - isDropped: Is asked with the entity and the table.
  mutating func drop(from first: Int, where isDropped: (Entity, borrowing EntityTable) -> Bool) {
    var kept = first
    for index in first..<entities.count {
      let entity = entities[index]
      if isDropped(entity, self) {
        counts[Int(entity.kind.rawValue)] -= 1
        continue
      }
      entities[kept] = entity
      hashes[kept] = hashes[index]
      kept += 1
    }
    entities.truncate(to: kept)
    hashes.truncate(to: kept)
  }

  /// Whether a telephone number or account of the view that is read shares bytes with a range.
  func hasNumber(in range: ByteRange) -> Bool {
    has(in: range) { $0 == .phone || $0 == .account || $0 == .meeting }
  }

  /// Whether an account of a messenger other than WeChat and QQ shares bytes with a range.
  func hasMessenger(in range: ByteRange) -> Bool {
    has(in: range) { $0 == .telegram || $0 == .dingtalk || $0 == .feishu || $0 == .douyin }
  }

  private func has(in range: ByteRange, _ isMeant: (EntityKind) -> Bool) -> Bool {
    for index in 0..<entities.count where entities[index].view == view {
      let known = entities[index]
      guard isMeant(known.kind) else { continue }
      if known.range.startOffset < range.endOffset, range.startOffset < known.range.endOffset {
        return true
      }
    }
    return false
  }

  /// Whether one of the first entities is of the family of a kind.
  func hasFamily(of kind: EntityKind, before end: Int) -> Bool {
    for index in 0..<end where entities[index].kind.family == kind.family { return true }
    return false
  }

  /// Whether one of the first entities is of the family of a kind and shares bytes with a range.
  func overlaps(_ range: ByteRange, _ kind: EntityKind, before end: Int) -> Bool {
    for index in 0..<end where entities[index].kind.family == kind.family {
      let known = entities[index].range
      if known.startOffset < range.endOffset, range.startOffset < known.endOffset { return true }
    }
    return false
  }

  private func isKnown(_ kind: EntityKind, _ value: ByteRange, _ hash: UInt32) -> Bool {
    for index in 0..<hashes.count where hashes[index] == hash {
      let known = entities[index]
      if known.kind == kind, values.view[known.value] == values.view[value] { return true }
    }
    return false
  }

  private mutating func replaceLast(of kind: EntityKind, by entity: Entity, _ hash: UInt32) {
    var index = entities.count - 1
    while index >= 0, entities[index].kind != kind { index -= 1 }
    guard index >= 0 else { return }
    entities[index] = entity
    hashes[index] = hash
  }

  /// FNV-1a of the kind and the bytes.
  private func hash(of kind: EntityKind, _ value: ByteRange) -> UInt32 {
    var hash: UInt32 = (2_166_136_261 ^ UInt32(kind.rawValue)) &* 16_777_619
    for offset in value.startOffset..<value.endOffset {
      hash = (hash ^ UInt32(values.view[offset])) &* 16_777_619
    }
    return hash
  }
}
