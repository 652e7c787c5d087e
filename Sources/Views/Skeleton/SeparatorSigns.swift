/// What separators are to the skeleton, for both of its writers; a switch is a test of one bit.
enum SeparatorSigns {
  /// True if addresses have the character between letters and digits.
  @inline(__always)
  static func isAddressLike(_ code: UInt32) -> Bool {
    switch code {
    // . / @ _ - ? = & # % + ~ ,
    case 0x2E, 0x2F, 0x40, 0x5F, 0x2D, 0x3F, 0x3D, 0x26, 0x23, 0x25, 0x2B, 0x7E, 0x2C: true
    default: false
    }
  }

  /// True if numbers have the character between digits.
  @inline(__always)
  static func isInNumbers(_ code: UInt32) -> Bool {
    code == 0x2E || code == 0x3A || code == 0x2F || code == 0x2C  // . : / ,
  }

  /// True if the character stands between groups of digits of one number.
  @inline(__always)
  static func joinsNumbers(_ code: UInt32) -> Bool {
    switch code {
    case 0x2D, 0x7E, 0x20, 0x5F, 0x2A: true  // - ~ blank _ *
    default: false
    }
  }

  /// True if the character may be kept for the sake of a number or word beside it.
  @inline(__always)
  static func isKept(_ code: UInt32) -> Bool {
    code == 0x25 || code == 0x2B || code == 0x24 || code == 0xA5  // % + $ ¥
  }

  /// True if the character ends a clause.
  @inline(__always)
  static func isBoundary(_ code: UInt32) -> Bool {
    switch code {
    case 0x2C, 0x21, 0x3F, 0x3B, 0x3A: true  // , ! ? ; :
    default: code == 0x3002 || code == 0x3010 || code == 0x3011  // 。 【 】
    }
  }
}
