import Documents
import RuleCompiler

/// The results of samples as the XML that JUnit writes, which CI systems show: a suite for each file.
struct SampleSuites {
  private let report: SampleReport

  init(_ report: SampleReport) {
    self.report = report
  }

  /// The whole file.
  var xml: String {
    var files: [String] = []
    for result in report.results where !files.contains(result.file) { files.append(result.file) }
    let (count, failures) = (report.results.count, report.failures.count)
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuites name="weir test" tests="\#(count)" failures="\#(failures)">"#,
    ]
    for file in files { lines += suite(of: file, report.results.filter { $0.file == file }) }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private func suite(of file: String, _ results: [SampleReport.Result]) -> [String] {
    let failures = results.count { $0.failure != nil }
    let name = SampleSuites.escaped(file)
    var lines = [
      #"  <testsuite name="\#(name)" tests="\#(results.count)" failures="\#(failures)">"#
    ]
    for result in results {
      let name = SampleSuites.escaped("\(result.name): \(result.claim.rawValue) \(result.number)")
      let place = SampleSuites.escaped(result.range.file.path)
      let head =
        #"    <testcase classname="\#(SampleSuites.escaped(file))" name="\#(name)" file="\#(place)" "#
        + #"line="\#(result.range.start.line)""#
      guard let failure = result.failure else {
        lines.append(head + "/>")
        continue
      }
      let message = SampleSuites.escaped(failure)
      lines += [head + ">", #"      <failure message="\#(message)"/>"#, "    </testcase>"]
    }
    return lines + ["  </testsuite>"]
  }

  /// A text as the value of an attribute; what XML cannot hold at all becomes U+FFFD.
  private static func escaped(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": shown += "&amp;"
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      case "\"": shown += "&quot;"
      case "\t", "\n", "\r": shown += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        shown += "\u{FFFD}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
