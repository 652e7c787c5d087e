extension Scalar {
  /// Where some bytes of the text stand in the file.
  ///
  /// Exact for every style: quotes, doubled quotes, folded lines and indentation are stepped over.
  /// Offsets are in bytes of the UTF-8 of ``text``; an empty range gives the place before which
  /// its offset stands. What lies outside of the text gives the end of the scalar.
  public func sourceRange(of textBytes: Range<Int>) -> SourceRange {
    let map = SourceMap(self)
    let start = map.sourceStart(of: textBytes.lowerBound)
    let end = textBytes.isEmpty ? start : map.sourceEnd(of: textBytes.upperBound)
    return range.file.range(start..<max(start, end))
  }
}
