import Foundation

/// Holds a text against the file that says what it should be.
///
/// With `WEIR_GOLDEN=refresh` a file that differs is written anew, and that is told as a problem
/// too: a run that rewrote what it is held against has shown nothing. Read the difference, and run
/// the tests again without the variable.
///
/// - Returns: What is wrong, or nil.
public func goldenProblem(_ text: String, at url: URL) -> String? {
  let golden = try? String(contentsOf: url, encoding: .utf8)  // A file that is gone differs.
  guard golden != text else { return nil }
  let name = url.lastPathComponent
  guard isRefreshingGoldenTexts else {
    let line = firstDifferentLine(golden ?? "", text)
    return "\(name) differs in line \(line.number): \(line.text); WEIR_GOLDEN=refresh renews it"
  }
  do {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  } catch {
    return "\(name) cannot be written: \(error)"
  }
  return "\(name) was written anew: read the difference, and run the tests again"
}

/// Whether golden texts that differ are to be written anew.
public let isRefreshingGoldenTexts =
  ProcessInfo.processInfo.environment["WEIR_GOLDEN"] == "refresh"

private func firstDifferentLine(_ golden: String, _ text: String) -> (number: Int, text: String) {
  let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let number = zip(old, new).prefix { $0 == $1 }.count
  return (number + 1, number < new.count ? String(new[number]) : "(the end)")
}
