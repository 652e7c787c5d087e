import Bytes
import Views

/// The honest messages that lie beside the rules, as records: what no rule should hold back.
struct CleanMessages {
  /// The folder below a rule directory.
  static let folder = "clean/"

  /// The files of the folder.
  private(set) var paths: [String]

  /// All lines, each with a line feed behind it.
  private(set) var lines: [UInt8] = []

  /// How many there are.
  private(set) var count = 0

  /// Finds the files; they are read where somebody reads what is said about rules.
  ///
  /// - Parameters:
  ///   - bundle: The files of the rule directory.
  ///   - isRead: Whether the messages are wanted.
  init(_ bundle: RuleBundle, isRead: Bool) {
    let files = bundle.files.filter {
      $0.path.hasPrefix(CleanMessages.folder) && $0.path.hasSuffix(".ndjson")
    }
    paths = files.map(\.path)
    guard isRead else { return }
    for file in files {
      for line in file.bytes.split(separator: UInt8(ascii: "\n"))
      where count < Limits.cleanMessageCountMax {
        lines += line + [UInt8(ascii: "\n")]
        count += 1
      }
    }
  }

  /// The texts of the messages.
  var texts: [String] {
    lines.split(separator: UInt8(ascii: "\n")).compactMap { JSONValue(Array($0))?["text"]?.text }
  }
}
