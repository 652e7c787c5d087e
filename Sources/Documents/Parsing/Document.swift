// Documents: YAML with source ranges; diagnostics as data.
//
// Touches: memory only, through libyaml. No files, clock, log or thread.
// Hostile: any bytes may come as a document; size, depth and the number of findings are bounded.
// Fails: what is wrong with a document goes into a DiagnosticList; nothing is thrown.

import Bytes

/// Reads the one YAML document of a file, strictly.
///
/// Every scalar is text. Duplicate keys, anchors, aliases, tags, merge keys, directives, more than
/// one document, keys that are not text, a backslash in double quotes, tabs and control characters
/// are errors. Several are reported in one go, but of what libyaml cannot read only the first.
///
/// - Parameters:
///   - file: The document.
///   - diagnostics: Where findings are added.
/// - Returns: The root, or nil where the tree would not be what the author wrote. A tree may come
///   with errors: ask ``DiagnosticList/hasErrors`` before it is put to use.
public func parseDocument(_ file: SourceFile, into diagnostics: inout DiagnosticList) -> Node? {
  var check = CharacterCheck(file)
  guard check.run(into: &diagnostics) else { return nil }
  // An escape that YAML does not know stops libyaml. Such backslashes are replaced, in a copy, by a
  // byte of the same width, so that the rest of the file is read in the same go; the builder
  // reports the backslash from the file itself.
  var bytes = file.bytes
  var retries = Limits.escapeRetryCountMax
  while true {
    var builder = TreeBuilder(file, reading: bytes)
    do throws(SyntaxProblem) {
      let root = try builder.document()
      diagnostics.append(contentsOf: builder.diagnostics)
      return builder.isSound ? root : nil
    } catch {
      if retries > 0, replaceEscapes(at: error, in: &bytes) {
        retries -= 1
        continue
      }
      diagnostics.append(contentsOf: builder.diagnostics)
      if error.problem != SyntaxProblem.tooMany {
        diagnostics.append(error.diagnostic(in: file, after: builder.lastValue))
      }
      return nil
    }
  }
}

/// Replaces the backslashes from an unknown escape to the closing quote; false if it is not one.
private func replaceEscapes(at problem: SyntaxProblem, in bytes: inout [UInt8]) -> Bool {
  guard problem.isUnknownEscape else { return false }
  let backslash = UInt8(ascii: "\\")
  // libyaml stands on the backslash or, where digits are missing, on what follows `\x`.
  let near = max(0, problem.offset - 2)..<min(problem.offset + 1, bytes.count)
  guard var offset = bytes[near].lastIndex(of: backslash) else { return false }
  while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
    guard bytes[offset] == backslash, offset + 1 < bytes.count else {
      offset += 1
      continue
    }
    let next = bytes[offset + 1]
    if next == backslash || next == UInt8(ascii: "\"") {
      offset += 2
    } else {
      bytes[offset] = UInt8(ascii: "/")
      offset += 1
    }
  }
  return true
}
