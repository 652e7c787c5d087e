import Bytes
import Documents

/// Findings as SARIF 2.1.0, the form in which code hosts and editors take them.
struct SARIFPage {
  /// The document, one line.
  let text: String

  /// Writes findings, and of the codes those that were found.
  init(_ diagnostics: DiagnosticList) {
    let findings = diagnostics.sorted
    var codes: [DiagnosticCode] = []
    for finding in findings where !codes.contains(finding.code) { codes.append(finding.code) }
    codes.sort { $0.number < $1.number }
    var driver = JSONLine()
    driver.add("name", "weir")
    driver.add("version", weirVersion.description)
    driver.add("rules", array: codes.map(SARIFPage.rule))
    var tool = JSONLine()
    tool.add("driver", driver)
    var run = JSONLine()
    run.add("tool", tool)
    run.add("columnKind", "unicodeCodePoints")
    run.add("results", array: findings.map(SARIFPage.result))
    var document = JSONLine()
    document.add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    document.add("version", "2.1.0")
    document.add("runs", array: [run.object])
    text = document.text
  }

  private static func rule(_ code: DiagnosticCode) -> String {
    var rule = JSONLine()
    rule.add("id", code.number)
    rule.add("name", code.name)
    rule.add("fullDescription", message(code.explanation))
    return rule.object
  }

  private static func result(_ finding: Diagnostic) -> String {
    var result = JSONLine()
    result.add("ruleId", finding.code.number)
    result.add("level", finding.severity.rawValue)
    let hint = finding.hint.map { "; hint: \($0)" } ?? ""
    result.add("message", message(finding.message + hint))
    result.add("locations", array: [location(finding.range).object])
    if let replacement = finding.replacement {
      result.add("fixes", array: [fix(finding.range, replacement).object])
    }
    if !finding.notes.isEmpty {
      let notes = finding.notes.map { note in
        var location = location(note.range)
        location.add("message", message(note.message))
        return location.object
      }
      result.add("relatedLocations", array: notes)
    }
    return result.object
  }

  private static func message(_ text: String) -> JSONLine {
    var message = JSONLine()
    message.add("text", text)
    return message
  }

  private static func fix(_ range: SourceRange, _ replacement: String) -> JSONLine {
    var change = JSONLine()
    change.add("deletedRegion", region(range))
    change.add("insertedContent", message(replacement))
    var file = JSONLine()
    file.add("artifactLocation", artifact(range))
    file.add("replacements", array: [change.object])
    var fix = JSONLine()
    fix.add("artifactChanges", array: [file.object])
    return fix
  }

  private static func artifact(_ range: SourceRange) -> JSONLine {
    var artifact = JSONLine()
    artifact.add("uri", uri(of: range.file.path))
    return artifact
  }

  private static func region(_ range: SourceRange) -> JSONLine {
    var region = JSONLine()
    region.add("startLine", range.start.line)
    region.add("startColumn", range.start.column)
    region.add("endLine", range.end.line)
    region.add("endColumn", range.end.column)
    return region
  }

  private static func location(_ range: SourceRange) -> JSONLine {
    var physical = JSONLine()
    physical.add("artifactLocation", artifact(range))
    physical.add("region", region(range))
    var location = JSONLine()
    location.add("physicalLocation", physical)
    return location
  }

  /// A path as a reference of a URI: everything but what such a path may hold is written `%XX`.
  private static func uri(of path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
