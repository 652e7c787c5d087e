import Bytes
import Facts
import Lists
import Views

extension FuzzTarget {
  /// A text in every view, and the way back from each.
  static let views = FuzzTarget("views") { bytes in
    repaired(bytes).withByteView { raw in
      var scratch = ViewScratch(tables: Shipped.views)
      scratch.begin(raw)
      _ = scratch.evasion()
      for view in View.allCases {
        if let problem = problem(of: view, in: &scratch) { return problem }
      }
      let folded = scratch.text(.folded).array
      return folded.withByteView { text in
        var again = ViewScratch(tables: Shipped.views)
        again.begin(text)
        return again.text(.folded).array == folded ? nil : "folded twice is not folded once"
      }
    }
  }

  /// The bytes as the decoder gives texts: well-formed, and no longer than it lets through.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes.prefix(Limits.textByteCountMax / 3), as: UTF8.self).utf8)
  }

  /// What is wrong with the way back from a view, character by character.
  private static func problem(of view: View, in scratch: inout ViewScratch) -> String? {
    let text = scratch.text(view).array
    let count = scratch.text(.raw).count
    guard String(validating: text, as: UTF8.self) != nil else { return "\(view) is no UTF-8" }
    var start = 0
    var last = 0
    while start < text.count {
      var end = start + 1
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      let original = scratch.original(ByteRange(start..<end), in: view)
      guard original.startOffset >= last, original.endOffset <= count,
        original.startOffset < original.endOffset
      else { return "\(view): \(start)..<\(end) comes from \(original)" }
      last = original.startOffset
      start = end
    }
    return nil
  }

  /// The entities and the signature of a text, each with a value and a place inside of the text.
  static let facts = FuzzTarget("facts") { bytes in
    repaired(bytes).withByteView { raw in
      _ = Signature(of: raw)
      var views = ViewScratch(tables: Shipped.views)
      views.begin(raw)
      let forms = TextForms(
        raw: views.text(.raw), folded: views.text(.folded), skeleton: views.text(.skeleton))
      var scratch = EntityScratch()
      scratch.find(in: forms, with: Shipped.entities) { views.foldedRange($0, in: .skeleton) }
      for index in 0..<scratch.count {
        let entity = scratch[index]
        if scratch.value(of: entity).isEmpty { return "\(entity.kind.name) without a value" }
      }
      return nil
    }
  }

  /// Two numbers of a record, in all their forms: before and behind the first NUL.
  static let numbers = FuzzTarget("numbers") { bytes in
    let from = Array(bytes.prefix { $0 != 0 })
    let to = Array(bytes.dropFirst(from.count + 1))
    return from.withByteView { from in
      to.withByteView { to in
        for link in [LinkClass.unknown, .international, .interconnect] {
          _ = Shipped.plan.facts(of: from, link: link, other: to)
        }
        guard let canonical = CanonicalNumber(from) else { return nil }
        let again = canonical.withByteView { CanonicalNumber($0) }
        return again == canonical ? nil : "canonical twice is not canonical once"
      }
    }
  }

  /// A message made of the words that rules and readers of numbers look for; a byte is a word.
  static let words = FuzzTarget("words") { bytes in
    Shipped.decide(text: Vocabulary.shipped.text(of: bytes), from: "13912345678")
  }
}
