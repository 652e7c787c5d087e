import Bytes
import Facts
import Records
import Views

extension Evaluator {
  /// A fact of the record, in words for a person; nil where it has none.
  ///
  /// Allocates: for tools.
  mutating func describe(_ fact: Fact) -> [UInt8]? {
    switch fact {
    case .numberClass: return word(of: fact, NumberClass.allCases.map { "\($0.name)" })
    case .signatureBinding:
      return word(of: fact, SignatureBinding.allCases.map { "\($0.name)" })
    case .forged:
      let bits = bits(of: fact)
      let names = ForgedReasons.named.filter { Int64($0.reason.rawValue) & bits != 0 }
      return names.isEmpty ? nil : Array(names.map { "\($0.name)" }.joined(separator: ", ").utf8)
    case .signature:
      // As the sender wrote it, though rules see it folded.
      guard let signature = signature() else { return nil }
      return views.text(.raw)[signature.name].array
    case .base, .extension, .region, .province, .brand:
      guard takeText(of: fact) else { return nil }
      return value.array
    case .entity(let kind):
      var values: [String] = []
      _ = firstEntity(of: kind.bit) { value in
        values.append(kind == .amount ? yuan(ofFen: value) : value.text)
        return false
      }
      return values.isEmpty ? nil : Array(values.joined(separator: ", ").utf8)
    case .evasion:
      guard let tenths = integer(of: fact) else { return nil }
      var buffer = ByteBuffer()
      buffer.appendTenths(Int(tenths))
      return buffer.array
    case .brandClass: return word(of: fact, BrandClass.allCases.map { "\($0.name)" })
    case .brandClaim: return word(of: fact, BrandClaim.Origin.allCases.map { "\($0.name)" })
    case .brandLink: return word(of: fact, BrandLink.allCases.map { "\($0.name)" })
    case .brandSender: return word(of: fact, BrandSender.allCases.map { "\($0.name)" })
    case .linkEnding: return words(of: fact, EndingClass.allCases.map { "\($0.name)" })
    case .linkLooks: return words(of: fact, LinkLooks.named.map { "\($0.name)" })
    case .advisory: return bits(of: fact) == Fact.yes ? Array("true".utf8) : nil
    case .weekday:
      let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
      return word(of: fact, days)
    case .signatureCount, .mark, .hour:
      return integer(of: fact).map { Array(String($0).utf8) }
    }
  }

  private mutating func words(of fact: Fact, _ names: [String]) -> [UInt8]? {
    let bits = bits(of: fact)
    let found = names.indices.filter { bits & 1 << Int64($0) != 0 }.map { names[$0] }
    return found.isEmpty ? nil : Array(found.joined(separator: ", ").utf8)
  }

  private mutating func word(of fact: Fact, _ names: [String]) -> [UInt8]? {
    let bits = bits(of: fact)
    guard bits != 0 else { return nil }
    return Array(names[bits.trailingZeroBitCount].utf8)
  }
}

/// The amount as rules write it: 1200, or 1200.50.
func yuan(ofFen digits: ByteView) -> String {
  let digits = digits.text
  let padded = String(repeating: "0", count: max(3 - digits.utf8.count, 0)) + digits
  let fen = padded.suffix(2)
  return fen == "00" ? String(padded.dropLast(2)) : "\(padded.dropLast(2)).\(fen)"
}
