import Documents

/// What to say about a name that nobody declared: the one that was probably meant, or all there are.
func suggestion(for name: String, among names: [String]) -> String {
  if let nearest = nearestName(to: name, among: names) { return "did you mean `\(nearest)`?" }
  guard !names.isEmpty else { return "the manifest declares none" }
  let shown = names.prefix(suggestedNameCountMax).map { "`\($0)`" }.joined(separator: ", ")
  return "there are: " + shown + (names.count > suggestedNameCountMax ? ", …" : "")
}

/// A hint is one line; a longer list stands in the manifest.
private let suggestedNameCountMax = 12
