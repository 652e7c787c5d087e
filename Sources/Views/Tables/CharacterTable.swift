import Bytes

/// A value for each code point: one array for the basic plane, pages for what lies beyond.
///
/// Beyond the basic plane, whole pages share one value until something is set in them.
struct CharacterTable<Value: BitwiseCopyable>: ~Copyable {
  private var basic: ScratchArray<Value>
  private var pageStarts: ScratchArray<UInt32>
  private var pages: ScratchArray<Value>
  private static var pageSize: Int { 256 }

  init(repeating value: Value) {
    basic = ScratchArray(repeating: value, count: 0x1_0000)
    pageStarts = ScratchArray(repeating: 0, count: (0x11_0000 - 0x1_0000) / Self.pageSize)
    pages = ScratchArray(repeating: value, count: Self.pageSize)
  }

  subscript(code: UInt32) -> Value {
    @inline(__always) get {
      if code < 0x1_0000 { return basic[Int(code)] }
      return beyond(code)
    }
    set {
      if code < 0x1_0000 {
        basic[Int(code)] = newValue
      } else {
        pages[indexForWriting(code)] = newValue
      }
    }
  }

  /// Calls a closure with the values of the code points of sixteen bits, all 65,536.
  @inline(__always)
  func withBasicPlane<Result>(_ body: (UnsafePointer<Value>) -> Result) -> Result {
    unsafe basic.withUnsafePointer(body)
  }

  @inline(never)
  private func beyond(_ code: UInt32) -> Value {
    let index = Int(code) - 0x1_0000
    return pages[Int(pageStarts[index / Self.pageSize]) + index % Self.pageSize]
  }

  private mutating func indexForWriting(_ code: UInt32) -> Int {
    let offset = Int(code) - 0x1_0000
    let page = offset / Self.pageSize
    if pageStarts[page] == 0 {
      pageStarts[page] = UInt32(pages.count)
      // The first page is the shared one, as it was at the start.
      for index in 0..<Self.pageSize { pages.append(pages[index]) }
    }
    return Int(pageStarts[page]) + offset % Self.pageSize
  }
}

extension CharacterTable {
  /// Makes a table with the same values, to be changed on its own.
  init(copying other: borrowing CharacterTable) {
    basic = ScratchArray(capacity: other.basic.count)
    for index in 0..<other.basic.count { basic.append(other.basic[index]) }
    pageStarts = ScratchArray(capacity: other.pageStarts.count)
    for index in 0..<other.pageStarts.count { pageStarts.append(other.pageStarts[index]) }
    pages = ScratchArray(capacity: other.pages.count)
    for index in 0..<other.pages.count { pages.append(other.pages[index]) }
  }
}
