public import Bytes

/// The entities of one text at a time; one per worker, with buffers that are used again.
public struct EntityScratch: ~Copyable {
  /// The entities that were found, in order of kind and place.
  public internal(set) var entities = ScratchArray<Entity>(capacity: 64)

  var values = ByteBuffer(capacity: 1 << 10)

  /// Makes scratch without a text.
  public init() {}

  /// Finds the entities of a text; those of the text before are gone.
  ///
  /// - Complexity: O(*n*) in the bytes of the text, bounded in the number of entities. Allocates
  ///   nothing in steady state.
  public mutating func find(in text: TextForms, with data: EntityData) {
    preconditionFailure("entities are not found yet")
  }

  /// The canonical form of an entity; valid until the next ``find(in:with:)``.
  public borrowing func value(of entity: Entity) -> ByteView { values.view[entity.value] }
}
