import Views

@testable import Prefilter

/// What a pattern requires, in one line: `a|b <5 c & d` is one of a and b, at most five letters
/// behind it c, and somewhere d; `#3` are three digits, `*` stands for a gap without end.
func described(_ pattern: String, in view: View = .folded) -> String {
  let requirement = RequirementReader.requirement(
    of: pattern, in: Alphabet(of: view), by: .shared)
  guard let requirement else { return "-" }
  var text = ""
  for (place, link) in requirement.links.enumerated() {
    if place > 0 { text += link.gapMax == Requirement.unbounded ? " <* " : " <\(link.gapMax) " }
    text += link.clause.described
  }
  for clause in requirement.aside { text += (text.isEmpty ? "& " : " & ") + clause.described }
  return text
}

extension Clause {
  fileprivate var described: String {
    switch self {
    case .digits(let count): "#\(count)"
    case .literals(let literals):
      literals.map { String(decoding: $0, as: UTF16.self) }.sorted().joined(separator: "|")
    }
  }
}
