import Bytes

// Numbers of all kinds. All are exact: there is no floating point in a rule.
extension Node {
  /// A whole number in decimal digits, without a plus sign, leading zeros or separators.
  public func integer(
    named name: String, in range: ClosedRange<Int> = Int.min...Int.max,
    into diagnostics: inout DiagnosticList
  ) -> Located<Int>? {
    number(named: name, in: range, shownBy: \.description, into: &diagnostics) { text in
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      guard isDecimal(digits) else { return .failure("write a whole number in digits") }
      guard digits == "0" || !digits.hasPrefix("0") else {
        return .failure("write it without leading zeros")
      }
      return Int(text).map { .value($0) } ?? .failure("write a smaller number")
    }
  }

  /// A decimal number with at most one digit after the point, in tenths: `3.5` is 35.
  public func tenths(
    named name: String, in range: ClosedRange<Int> = -1_000_000...1_000_000,
    into diagnostics: inout DiagnosticList
  ) -> Located<Int>? {
    number(named: name, in: range, shownBy: tenthsText, into: &diagnostics) { text in
      let isNegative = text.hasPrefix("-")
      let parts = text.dropFirst(isNegative ? 1 : 0)
        .split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.allSatisfy(isDecimal) else {
        return .failure("write a number such as 3.5")
      }
      guard parts.count == 1 || parts[1].utf8.count == 1 else {
        return .failure("write one digit after the point")
      }
      guard let whole = Int(parts[0]), whole <= Int.max / 10 - 1 else {
        return .failure("write a smaller number")
      }
      let tenths = whole * 10 + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
      return .value(isNegative ? -tenths : tenths)
    }
  }

  /// Exactly `true` or `false`.
  public func boolean(
    named name: String, into diagnostics: inout DiagnosticList
  ) -> Located<Bool>? {
    guard let scalar = text(named: name, into: &diagnostics) else { return nil }
    switch scalar.text {
    case "true": return Located(true, at: scalar.range)
    case "false": return Located(false, at: scalar.range)
    default:
      diagnostics.error(
        .malformedValue, "'\(name)' cannot be \(Quoted(scalar.text))", at: scalar.range,
        hint: "write true or false")
      return nil
    }
  }

  /// A whole number with `ms`, `s`, `m`, `h` or `d`: `10m`.
  public func duration(
    named name: String, in range: ClosedRange<Duration> = .zero ... .seconds(1 << 40),
    into diagnostics: inout DiagnosticList
  ) -> Located<Duration>? {
    number(named: name, in: range, shownBy: durationText, into: &diagnostics) { text in
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let suffix = text.dropFirst(digits.count)
      guard
        isDecimal(digits), let unit = durationUnits.first(where: { $0.name == suffix })
      else { return .failure("write a whole number and ms, s, m, h or d, such as 10m") }
      guard let count = Int64(digits) else { return .failure("write a smaller number") }
      let (total, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
      return overflow ? .failure("write a smaller number") : .value(.milliseconds(total))
    }
  }

  /// A whole number with `B`, `KiB`, `MiB`, `GiB` or `TiB`: `64MiB`, in bytes.
  public func byteCount(
    named name: String, in range: ClosedRange<Int> = 0...Int.max,
    into diagnostics: inout DiagnosticList
  ) -> Located<Int>? {
    number(named: name, in: range, shownBy: byteCountText, into: &diagnostics) { text in
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let suffix = text.dropFirst(digits.count)
      guard isDecimal(digits), let unit = byteUnits.first(where: { $0.name == suffix }) else {
        return .failure("write a whole number and B, KiB, MiB, GiB or TiB, such as 64MiB")
      }
      guard let count = Int(digits) else { return .failure("write a smaller number") }
      let (total, overflow) = count.multipliedReportingOverflow(by: unit.byteCount)
      return overflow ? .failure("write a smaller number") : .value(total)
    }
  }

  /// A whole number from 0 to 100 with a per cent sign: `20%`.
  public func percentage(
    named name: String, into diagnostics: inout DiagnosticList
  ) -> Located<Int>? {
    number(named: name, in: 0...100, shownBy: percentageText, into: &diagnostics) { text in
      guard text.hasSuffix("%"), isDecimal(text.dropLast()) else {
        return .failure("write a whole number and a per cent sign, such as 20%")
      }
      return Int(text.dropLast()).map { .value($0) } ?? .failure("write a smaller number")
    }
  }

  /// Reads a text as a number and holds it against its range.
  private func number<Value: Comparable>(
    named name: String, in range: ClosedRange<Value>, shownBy show: (Value) -> String,
    into diagnostics: inout DiagnosticList, read: (String) -> Reading<Value>
  ) -> Located<Value>? {
    guard let scalar = text(named: name, into: &diagnostics) else { return nil }
    switch read(scalar.text) {
    case .value(let value):
      if range.contains(value) { return Located(value, at: scalar.range) }
      diagnostics.error(
        .malformedValue, "'\(name)' cannot be \(Quoted(scalar.text))", at: scalar.range,
        hint: "write a value from \(show(range.lowerBound)) to \(show(range.upperBound))")
    case .failure(let hint):
      diagnostics.error(
        .malformedValue, "'\(name)' cannot be \(Quoted(scalar.text))", at: scalar.range,
        hint: hint)
    }
    return nil
  }
}

/// A text read as a number, or the advice what to write instead.
private enum Reading<Value> {
  case value(Value)
  case failure(String)
}

private func isDecimal(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}

private func tenthsText(_ tenths: Int) -> String {
  var buffer = ByteBuffer()
  buffer.appendTenths(tenths)
  return buffer.view.text
}

private func percentageText(_ percentage: Int) -> String { "\(percentage)%" }

private func byteCountText(_ count: Int) -> String {
  let unit = byteUnits.last { count >= $0.byteCount && count % $0.byteCount == 0 }
  return unit.map { "\(count / $0.byteCount)\($0.name)" } ?? "\(count)B"
}
