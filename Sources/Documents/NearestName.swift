/// The name that was probably meant, by edit distance, or nil where none is near.
///
/// For "did you mean": insertions, deletions, replacements and swaps of neighbours count one each,
/// and about one in three characters may be wrong. Of equally near names the first wins.
public func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  fatalError("not written yet")
}
