import Bytes

/// What a label says of a text.
public enum Expectation: String, CaseIterable, Sendable {
  /// It is fraud: a rule should block it or send it to review.
  case fraud
  /// It is honest: no rule may touch it.
  case clean
  /// It counts for neither.
  case skip
}

/// What each label says: the first pattern that fits counts.
public struct LabelMap: Equatable, Sendable {
  private struct Entry: Equatable, Sendable {
    var pattern: [UInt8]
    var expectation: Expectation
  }

  private var entries: [Entry] = []
  private var others: Expectation?

  /// The words by which most collections tell fraud from honest texts.
  public static let usual = LabelMap(
    fraud: ["fraud", "scam", "spam", "block", "review", "true", "1"],
    clean: ["clean", "ham", "legit", "normal", "allow", "false", "0"])

  private init(fraud: [String], clean: [String]) {
    entries = fraud.map { Entry(pattern: Array($0.utf8), expectation: .fraud) }
    entries += clean.map { Entry(pattern: Array($0.utf8), expectation: .clean) }
  }

  /// Takes labels that fit one of some patterns for fraud, and all others for honest.
  ///
  /// - Parameter patterns: Labels; `*` stands for any letters.
  public init(fraud patterns: [String]) {
    self.init(fraud: patterns, clean: [])
    others = .clean
  }

  /// Reads a map: on each line a pattern, blanks, and `fraud`, `clean` or `skip`; `#` begins a
  /// comment.
  ///
  /// - Parameter text: The whole file.
  /// - Throws: `LabelMapError` for the first line that is none.
  public init(_ text: String) throws(LabelMapError) {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      if words.isEmpty { continue }
      guard words.count == 2, let expectation = Expectation(rawValue: String(words[1])) else {
        throw LabelMapError(line: index + 1, text: String(line))
      }
      entries.append(Entry(pattern: Array(words[0].utf8), expectation: expectation))
    }
  }

  /// What a label says; nil where no pattern fits, and for no label.
  public func expectation(of label: String) -> Expectation? {
    guard !label.isEmpty else { return nil }
    let bytes = Array(label.utf8)
    let found = entries.first { LabelMap.fits(bytes[...], $0.pattern[...]) }
    return found?.expectation ?? others
  }

  /// Whether a label fits a pattern: each star takes as little as it can, and is asked once more only
  /// where what follows does not fit.
  private static func fits(_ label: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var (label, pattern) = (label, pattern)
    var retry: (label: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
    while !label.isEmpty || !pattern.isEmpty {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (label.dropFirst(), pattern)
        if label.isEmpty { retry = nil }
      } else if let first = label.first, first == pattern.first {
        (label, pattern) = (label.dropFirst(), pattern.dropFirst())
      } else if let again = retry {
        (label, pattern) = again
        retry = again.label.isEmpty ? nil : (again.label.dropFirst(), again.pattern)
      } else {
        return false
      }
    }
    return true
  }
}

/// Why a file of labels cannot be read.
public struct LabelMapError: Error, CustomStringConvertible, Sendable {
  let line: Int
  let text: String

  /// A sentence for a person.
  public var description: String {
    "line \(line): \(Quoted(text)) is no label with fraud, clean or skip behind it"
  }
}
