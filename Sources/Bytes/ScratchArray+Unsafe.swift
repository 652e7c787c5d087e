extension ScratchArray {
  /// The memory of the elements, for loops in which a check of each access was measured to cost.
  ///
  /// Valid until the array grows or goes away; the caller stays below ``count``.
  @inlinable
  @unsafe
  public var unsafeElements: UnsafePointer<Element> { unsafe UnsafePointer(base) }

  /// Lets a loop fill up to a number of elements from the start; what was there before is gone.
  ///
  /// - Parameters:
  ///   - room: How many elements the closure may write.
  ///   - body: Writes from the given address, and returns how many elements it wrote.
  @inlinable
  public mutating func refill(room: Int, _ body: (UnsafeMutablePointer<Element>) -> Int) {
    removeAll()
    while capacity < room { grow() }
    let written = unsafe body(base)
    precondition(written >= 0 && written <= room, "more was written than there is room for")
    used = written
  }
}
