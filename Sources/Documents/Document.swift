// Documents: YAML with source ranges; diagnostics as data.
//
// Touches: memory only, through libyaml. No files, clock, log or thread.
// Hostile: any bytes may come as a document; size, depth and the number of findings are bounded.
// Fails: what is wrong with a document goes into a DiagnosticList; nothing is thrown.

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
  fatalError("not written yet")
}
