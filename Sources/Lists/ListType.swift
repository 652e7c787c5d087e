// Lists: numbers, prefixes, domains, words and known texts in memory, looked up without allocation.
//
// Touches: memory only. No files, clock, log or thread.
// Hostile: what is looked up, and list files, which may hold what strangers reported.
// Fails: a bad line is a ListProblem with its place; what cannot be an entry is not found.

/// What the entries of a list are, and so how they are compared.
public enum ListType: String, CaseIterable, Hashable, Sendable {
  /// Whole numbers, equal in canonical form.
  case numbers

  /// Beginnings of numbers in canonical form; the longest counts.
  case prefixes

  /// Host names with all their subdomains; the longest counts.
  case domains

  /// Words of texts, byte for byte.
  case words

  /// Whole texts that are known, such as those of scams; what is nearly the same is found.
  case samples
}
