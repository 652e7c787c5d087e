/// Plain values in memory that is used again: scratch on the hot path, and constant tables.
///
/// Like `ContiguousArray`, but it is never copied, keeps its memory when it is emptied, and its
/// accesses cost a bounds check and no uniqueness check. It grows by doubling, so in steady state
/// nothing is allocated.
@safe
public struct ScratchArray<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  @usableFromInline
  var base: UnsafeMutablePointer<Element>
  @usableFromInline
  var capacity: Int

  /// The number of elements.
  @inlinable
  public var count: Int { used }

  @usableFromInline
  var used: Int

  /// Makes an empty array with room for a number of elements.
  public init(capacity: Int = 16) {
    precondition(capacity >= 0, "an array has a negative capacity")
    self.capacity = max(capacity, 1)
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: self.capacity)
    used = 0
  }

  /// Makes an array of equal elements.
  public init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    unsafe base.initialize(repeating: element, count: count)
    used = count
  }

  /// Makes a table of the elements of an array.
  public init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  deinit {
    unsafe base.deallocate()
  }

  /// True if there is no element.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// The element at a place; traps outside of the array.
  @inlinable
  public subscript(index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the array")
      return unsafe base[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the array")
      unsafe base[index] = newValue
    }
  }

  /// Calls a closure with the address of the elements, which must not escape it.
  @inlinable
  @inline(__always)
  public func withUnsafePointer<Result>(_ body: (UnsafePointer<Element>) -> Result) -> Result {
    unsafe body(UnsafePointer(base))
  }

  /// Appends an element, and makes room first where there is none.
  @inlinable
  public mutating func append(_ element: Element) {
    if count == capacity { grow() }
    unsafe (base + count).initialize(to: element)
    used += 1
  }

  /// Empties the array and keeps its memory.
  @inlinable
  public mutating func removeAll() {
    used = 0
  }

  /// Empties the array, and gives its memory back where it has grown beyond a number of elements.
  public mutating func removeAll(keepingAtMost capacityMax: Int) {
    used = 0
    guard capacity > capacityMax else { return }
    unsafe base.deallocate()
    capacity = max(capacityMax, 1)
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
  }

  /// Forgets the elements at and after a place.
  @inlinable
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "an array is truncated to more than it has")
    used = newCount
  }

  @inlinable
  @inline(never)
  mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }
}
