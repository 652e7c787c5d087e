import Bytes

/// Decodes labels of internationalised host names (RFC 3492), with memory that is used again.
struct PunycodeDecoder: ~Copyable {
  private var scalars = ScratchArray<UInt32>(capacity: 64)

  /// Appends the letters for which a label without its `xn--` stands.
  ///
  /// - Parameters:
  ///   - label: Lower-case letters, digits and hyphens.
  ///   - output: Takes the letters as UTF-8; nothing where the label is not well-formed.
  /// - Returns: Whether the label is well-formed.
  mutating func decode(_ label: ByteView, into output: inout ByteBuffer) -> Bool {
    guard label.count <= Limits.domainLabelByteCountMax, decodeScalars(label) else { return false }
    for slot in 0..<scalars.count where Unicode.Scalar(scalars[slot]) == nil { return false }
    for slot in 0..<scalars.count {
      if let scalar = Unicode.Scalar(scalars[slot]) { output.appendUTF8(of: scalar) }
    }
    return true
  }

  private mutating func decodeScalars(_ label: ByteView) -> Bool {
    scalars.removeAll()
    var offset = 0
    for slot in 0..<label.count where label[slot] == UInt8(ascii: "-") { offset = slot + 1 }
    for slot in 0..<max(offset - 1, 0) { scalars.append(UInt32(label[slot])) }
    var (code, index, bias) = (128, 0, 72)
    while offset < label.count {
      let start = index
      var (weight, base) = (1, 36)
      while true {
        guard offset < label.count, let digit = digit(label[offset]) else { return false }
        offset += 1
        index += digit * weight
        let threshold = min(max(base - bias, 1), 26)
        if digit < threshold { break }
        weight *= 36 - threshold
        base += 36
        guard weight < 1 << 40, index < 1 << 40 else { return false }
      }
      let count = scalars.count + 1
      bias = Punycode.adaptedBias(index - start, count: count, isFirst: start == 0)
      code += index / count
      index %= count
      guard code <= 0x10_FFFF else { return false }
      insert(UInt32(code), at: index)
      index += 1
    }
    return !scalars.isEmpty
  }

  private mutating func insert(_ scalar: UInt32, at index: Int) {
    scalars.append(scalar)
    for slot in stride(from: scalars.count - 1, to: index, by: -1) {
      scalars[slot] = scalars[slot - 1]
    }
    scalars[index] = scalar
  }

  private func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
    default: nil
    }
  }
}
