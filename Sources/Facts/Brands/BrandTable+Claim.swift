import Bytes
public import Views

extension BrandTable {
  /// For which brand a text speaks, by the first view that shows it; nil for none.
  ///
  /// - Parameters:
  ///   - views: The text.
  ///   - isSoundOpen: Whether the sound counts on this text.
  /// - Returns: The claim, or nil.
  /// - Complexity: O(*n*) in the bytes of the views. Allocates nothing.
  public func claim(in views: inout ViewScratch, isSoundOpen: Bool) -> BrandClaim? {
    guard !isEmpty else { return nil }
    let folded = views.text(.folded)
    let signature = Signature(of: folded)?.name
    if let claim = claim(in: folded, .folded, signature, { $0 }) { return claim }
    let skeleton = views.text(.skeleton)
    if !(skeleton == folded) {
      let claim = claim(in: skeleton, .skeleton, signature) {
        views.foldedRange($0, in: .skeleton)
      }
      if let claim { return claim }
    }
    guard isSoundOpen else { return nil }
    let sound = views.text(.sound)
    return claim(in: sound, .sound, signature) { views.foldedRange($0, in: .sound) }
  }

  private func claim(
    in text: ByteView, _ view: View, _ signature: ByteRange?,
    _ foldedRange: (ByteRange) -> ByteRange
  ) -> BrandClaim? {
    var finder = BrandFinder(text, in: view, signature: signature, self)
    return finder.find(foldedRange: foldedRange)
  }
}
