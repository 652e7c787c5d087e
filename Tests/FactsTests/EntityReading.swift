import Bytes
import Facts

/// The entities of a text, as words: `phone 13800138000`.
///
/// Whatever a skeleton shows stands everywhere in the folded text.
func entities(
  _ text: String, skeleton: String? = nil, raw: String? = nil
) -> [String] {
  var scratch = EntityScratch()
  return Array(text.utf8).withByteView { folded in
    Array((skeleton ?? text).utf8).withByteView { skeleton in
      Array((raw ?? text).utf8).withByteView { raw in
        let forms = TextForms(raw: raw, folded: folded, skeleton: skeleton)
        scratch.find(in: forms, with: ShippedData.entityData) { _ in
          ByteRange(0..<folded.count)
        }
        return (0..<scratch.count).map { index in
          let entity = scratch[index]
          return "\(entity.kind.name) \(scratch.value(of: entity).text)"
        }
      }
    }
  }
}
