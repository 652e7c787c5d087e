import Foundation
import TestSupport
import Testing

/// Compares an output with a file under `Golden/`; `WEIR_GOLDEN=refresh` writes it anew.
///
/// What changes from run to run or from build to build is left out: the time of the decision, the
/// engine, and the end of the rule set's name.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let steady = text.replacing(#/"decided_at":"[^"]*"/#, with: #""decided_at":"…""#)
    .replacing(#/weir-[0-9.]+ pcre2-[0-9.]+ (no-)?jit/#, with: "ENGINE")
  let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/\(name)")
  try expectFile(url, steady, sourceLocation: sourceLocation)
}

/// Compares a text with a generated file; `WEIR_GOLDEN=refresh` writes it anew.
func expectFile(
  _ url: URL, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(goldenProblem(text, at: url) == nil, sourceLocation: sourceLocation)
}
