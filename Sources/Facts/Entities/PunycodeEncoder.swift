import Bytes

/// Encodes labels of internationalised host names (RFC 3492), with memory that is used again.
struct PunycodeEncoder: ~Copyable {
  private var scalars = ScratchArray<UInt32>(capacity: 64)

  /// Appends a label as it is asked for in DNS: `xn--` and ASCII for letters of other scripts.
  ///
  /// - Parameters:
  ///   - label: A label in UTF-8, in lower case.
  ///   - output: Takes the label; nothing where it would be longer than DNS allows.
  /// - Returns: Whether it was appended.
  mutating func encode(_ label: ByteView, into output: inout ByteBuffer) -> Bool {
    scalars.removeAll()
    var decoder = UTF8Decoder(label)
    while let step = decoder.next() {
      guard let scalar = step.scalar, scalars.count < Limits.domainLabelByteCountMax else {
        return false
      }
      scalars.append(scalar.value)
    }
    let start = output.count
    output.append(literal: "xn--")
    var basicCount = 0
    for index in 0..<scalars.count where scalars[index] < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalars[index]))
      basicCount += 1
    }
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    encodeForeign(after: basicCount, into: &output)
    guard output.count - start <= Limits.domainLabelByteCountMax else {
      output.truncate(to: start)
      return false
    }
    return true
  }

  /// Appends the letters that are not ASCII; at most 63 of them, so that nothing overflows.
  private func encodeForeign(after basicCount: Int, into output: inout ByteBuffer) {
    var (code, delta, bias, handled) = (UInt32(128), 0, 72, basicCount)
    while handled < scalars.count {
      var next = UInt32.max
      for index in 0..<scalars.count where scalars[index] >= code && scalars[index] < next {
        next = scalars[index]
      }
      delta += Int(next - code) * (handled + 1)
      code = next
      for index in 0..<scalars.count {
        if scalars[index] < code { delta += 1 }
        guard scalars[index] == code else { continue }
        appendDigits(of: delta, bias: bias, into: &output)
        bias = Punycode.adaptedBias(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
  }

  private func appendDigits(of delta: Int, bias: Int, into output: inout ByteBuffer) {
    var left = delta
    var base = 36
    while true {
      let threshold = min(max(base - bias, 1), 26)
      if left < threshold { break }
      output.append(digit(threshold + (left - threshold) % (36 - threshold)))
      left = (left - threshold) / (36 - threshold)
      base += 36
    }
    output.append(digit(left))
  }

  private func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30)
  }
}

/// What encoder and decoder of internationalised names share.
enum Punycode {
  /// The bias behind a delta (RFC 3492, 6.1).
  static func adaptedBias(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var base = 0
    while delta > 455 {
      delta /= 35
      base += 36
    }
    return base + 36 * delta / (delta + 38)
  }
}
