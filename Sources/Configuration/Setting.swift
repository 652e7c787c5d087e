import Bytes
import Documents

/// One row of the table of settings: how it is written, what it may be, and what it is for.
public struct Setting: Sendable {
  /// The key in the file.
  public let key: String

  /// What it is, in plain words.
  public let documentation: String

  /// Where it is kept, and what it may be.
  let kind: Kind

  /// The types of settings.
  enum Kind: Sendable {
    case path(any (WritableKeyPath<Configuration, String> & Sendable))
    case paths(any (WritableKeyPath<Configuration, [String]> & Sendable), countMax: Int)
    case duration(any (WritableKeyPath<Configuration, Duration> & Sendable), ClosedRange<Duration>)
    case count(any (WritableKeyPath<Configuration, Int?> & Sendable), ClosedRange<Int>)
    case logLevel(any (WritableKeyPath<Configuration, Configuration.LogLevel> & Sendable))
  }

  /// The key whose default depends on another setting.
  static let statsKey = "stats-directory"

  /// The key of the rule directories.
  static let rulesKey = "rules"

  /// The allowed values in words: `a duration from 1s to 1d`.
  public var values: String {
    switch kind {
    case .path: "an absolute path"
    case .paths(_, let countMax): "an absolute path, or a list of up to \(countMax)"
    case .duration(_, let range):
      "a duration from \(durationText(range.lowerBound)) to \(durationText(range.upperBound))"
    case .count(_, let range): "auto, or a number from \(range.lowerBound) to \(range.upperBound)"
    case .logLevel:
      "one of " + Configuration.LogLevel.allCases.map(\.rawValue).joined(separator: ", ")
    }
  }

  /// The value that some settings have here, as it is written in the file.
  public func text(in configuration: Configuration) -> String {
    switch kind {
    case .path(let path): configuration[keyPath: path]
    case .paths(let path, _): configuration[keyPath: path].joined(separator: ", ")
    case .duration(let path, _): durationText(configuration[keyPath: path])
    case .count(let path, _): configuration[keyPath: path].map { "\($0)" } ?? "auto"
    case .logLevel(let path): configuration[keyPath: path].rawValue
    }
  }

  /// The value as YAML: a path with anything unusual in it stands in single quotes.
  func document(of configuration: Configuration) -> String {
    guard case .paths(let path, _) = kind else { return quoted(text(in: configuration)) }
    return "[" + configuration[keyPath: path].map(quoted).joined(separator: ", ") + "]"
  }

  private func quoted(_ text: String) -> String {
    let isUsual = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isUsual
      ? text
      : "'"
        + text.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
  }

  /// Reads a value and sets it; what is wrong with it is reported and sets nothing.
  func read(
    _ node: Node, into configuration: inout Configuration, _ diagnostics: inout DiagnosticList
  ) {
    switch kind {
    case .path(let path):
      guard let scalar = node.text(named: key, into: &diagnostics) else { return }
      guard let place = Setting.absolutePath(scalar, key, into: &diagnostics) else { return }
      configuration[keyPath: path] = place
    case .paths(let path, let countMax):
      guard let places = places(node, countMax: countMax, into: &diagnostics) else { return }
      configuration[keyPath: path] = places
    case .duration(let path, let range):
      guard let value = node.duration(named: key, in: range, into: &diagnostics) else { return }
      configuration[keyPath: path] = value.value
    case .count(let path, let range):
      if case .scalar(let scalar) = node, scalar.text == "auto" {
        configuration[keyPath: path] = nil
      } else if let value = node.integer(named: key, in: range, into: &diagnostics) {
        configuration[keyPath: path] = value.value
      }
    case .logLevel(let path):
      let level = node.choice(
        named: key, of: Configuration.LogLevel.self, into: &diagnostics)
      if let level { configuration[keyPath: path] = level.value }
    }
  }

  /// Reads one path or several, none of which lies inside another.
  private func places(
    _ node: Node, countMax: Int, into diagnostics: inout DiagnosticList
  ) -> [String]? {
    let read = node.list(named: key, allowsSingle: true, into: &diagnostics) {
      (node, diagnostics) -> Located<String>? in
      guard let scalar = node.text(named: key, into: &diagnostics) else { return nil }
      return Setting.absolutePath(scalar, key, into: &diagnostics)
        .map { Located($0, at: scalar.range) }
    }
    guard let read else { return nil }
    guard (1...countMax).contains(read.value.count) else {
      diagnostics.error(
        .malformedValue, "'\(key)' has \(read.value.count) directories", at: read.range,
        hint: "write 1 to \(countMax)")
      return nil
    }
    for (index, place) in read.value.enumerated() {
      let others = read.value[..<index].map(\.value)
      guard let other = others.first(where: { Setting.overlap($0, place.value) }) else { continue }
      diagnostics.error(
        .placesOverlap, "\(Quoted(place.value)) and \(Quoted(other)) are not apart",
        at: place.range, hint: "each layer of rules has a directory of its own")
    }
    return read.value.map(\.value)
  }

  /// Whether one path is the other, or lies inside it.
  private static func overlap(_ first: String, _ second: String) -> Bool {
    (first + "/").hasPrefix(second + "/") || (second + "/").hasPrefix(first + "/")
  }

  /// Whether a path is one that people write: no blank at its ends, no control character, not empty.
  public static func isUsualPath(_ path: String) -> Bool {
    !path.isEmpty && trimmed(path) == path
  }

  /// A path without its control characters, and without the blanks at its ends.
  private static func trimmed(_ path: String) -> String {
    var scalars = path.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The path without a slash at its end.
  ///
  /// A service has no directory to stand in, so a relative path would mean another place after
  /// every change of its unit. `..` could leave the spool by the back door.
  private static func absolutePath(
    _ scalar: Scalar, _ key: String, into diagnostics: inout DiagnosticList
  ) -> String? {
    let parts = scalar.text.split(separator: "/")
    guard scalar.text.hasPrefix("/"), !parts.isEmpty, !parts.contains(".."), !parts.contains(".")
    else {
      diagnostics.error(
        .pathNotAbsolute, "'\(key)' cannot be \(Quoted(scalar.text))", at: scalar.range,
        hint: "write the whole path from the root, without '.' and '..'")
      return nil
    }
    guard isUsualPath(scalar.text) else {
      diagnostics.error(
        .pathUnusual, "'\(key)' cannot be \(Quoted(scalar.text))", at: scalar.range,
        hint: "write '\(key): \(trimmed(scalar.text))'")
      return nil
    }
    return "/" + parts.joined(separator: "/")
  }
}
