import Bytes
import Foundation
import Views

/// The variants that the rules ship, and the tables with them.
enum ShippedVariants {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let variants: Variants = {
    func bytes(_ name: String) -> [UInt8] {
      let url = repository.appending(path: "Rules/variants/\(name)")
      guard let data = try? Data(contentsOf: url) else {  // A file that is gone fails every test.
        preconditionFailure("\(name) cannot be read")
      }
      return [UInt8](data)
    }
    return Variants(
      files: Variants.File.allCases.map { ($0, bytes($0.name)) }, frequent: bytes("frequent.txt"))
  }()

  static let tables = ViewTables(variants: variants)
}

extension ViewTables {
  /// A view of a text, which is repaired first.
  func text(_ view: View, of raw: [UInt8]) -> String {
    withScratch(raw) { $0.text(view).text }
  }

  func text(_ view: View, of raw: String) -> String { text(view, of: Array(raw.utf8)) }

  /// The marks of evasion in a text.
  func evasion(in raw: String) -> Evasion { withScratch(Array(raw.utf8)) { $0.evasion() } }

  /// Calls a closure with scratch that has begun with a text.
  func withScratch<Result>(_ raw: [UInt8], _ body: (inout ViewScratch) -> Result) -> Result {
    var scratch = ViewScratch(tables: self)
    var repaired = ByteBuffer()
    _ = raw.withByteView { repaired.appendRepairingUTF8($0) }
    scratch.begin(repaired.view)
    let result = body(&scratch)
    scratch.begin(.empty)
    return result
  }
}
