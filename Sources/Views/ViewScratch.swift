public import Bytes

/// The views of one text at a time; one per worker, with buffers that are used again.
///
/// A view is computed when it is first asked for. The scratch keeps a view of the raw text: its
/// owner stays alive and unchanged until the next ``begin(_:)``.
public struct ViewScratch: ~Copyable {
  private let tables: ViewTables
  private var raw = ByteView.empty
  private var known: ViewSet = []
  private var knownEvasion: Evasion?
  private var folder = TextFolder()
  private var folded = ByteBuffer(capacity: 4096)
  private var marks = ScratchArray<FoldMark>(capacity: 256)
  private var skeletonWriter: SkeletonWriter
  private var skeletonBuilder: SkeletonBuilder

  /// True if the builder holds the elements of the skeleton; of most texts nobody asks for them.
  private var hasElements = false
  private var skeleton = ByteBuffer(capacity: 1024)

  /// True if the writer made the skeleton, so that it differs from folded by separators alone.
  private var isPlain = false
  private var soundBuilder = SoundBuilder()
  private var sound = ByteBuffer(capacity: 1024)

  /// Makes scratch without a text.
  public init(tables: ViewTables = .withoutVariants) {
    self.tables = tables
    skeletonWriter = SkeletonWriter(tables: tables)
    skeletonBuilder = SkeletonBuilder(tables: tables)
  }

  /// Begins with a new text, whose UTF-8 is valid; the views of the one before are gone.
  public mutating func begin(_ raw: ByteView) {
    self.raw = raw
    known = .raw
    hasElements = false
    knownEvasion = nil
  }

  /// The text in a view; valid until the next ``begin(_:)``.
  ///
  /// The folded text has at most eleven times the bytes of the raw one; the others have no limit
  /// of their own, but grow only where variants do.
  public mutating func text(_ view: View) -> ByteView {
    switch view {
    case .raw: return raw
    case .folded:
      prepareFolded()
      return folded.view
    case .skeleton:
      prepareSkeleton()
      return skeleton.view
    case .sound:
      prepareSound()
      return sound.view
    }
  }

  /// Whether the skeleton has the characters of folded but for separators, where that is cheap to know.
  ///
  /// False can also mean that nobody looked so closely.
  public mutating func skeletonDiffersBySeparatorsOnly() -> Bool {
    prepareSkeleton()
    return isPlain
  }

  private mutating func prepareFolded() {
    guard !known.contains(View.folded) else { return }
    folded.removeAll()
    marks.removeAll()
    folder.fold(raw, into: &folded, marks: &marks)
    known.insert(.folded)
  }

  private mutating func prepareSkeleton() {
    guard !known.contains(View.skeleton) else { return }
    prepareFolded()
    skeleton.removeAll()
    isPlain = !hasElements && !folder.hasSigns && skeletonWriter.write(folded, into: &skeleton)
    if !isPlain {
      prepareElements()
      skeletonBuilder.write(into: &skeleton)
    }
    known.insert(.skeleton)
  }

  private mutating func prepareElements() {
    guard !hasElements else { return }
    prepareFolded()
    skeletonBuilder.build(folded.view, marks: marks)
    hasElements = true
  }

  private mutating func prepareSound() {
    guard !known.contains(View.sound) else { return }
    prepareElements()
    soundBuilder.build(skeletonBuilder.elements, tables)
    sound.removeAll()
    soundBuilder.write(into: &sound)
    known.insert(.sound)
  }

  /// Where the sender wrote what a view shows: bytes of the raw text.
  ///
  /// Folds the text once more: for what is shown to people, not for every text. A stretch that
  /// begins or ends inside of what one character or phrase became covers all of it.
  public mutating func original(_ range: ByteRange, in view: View) -> ByteRange {
    let count = text(view).count
    precondition(range.endOffset <= count, "a range ends outside of its view")
    var stretch = range.startOffset..<range.endOffset
    switch view {
    case .raw: return range
    case .folded: break
    case .skeleton:
      prepareElements()
      stretch = foldedStretch(of: stretch, in: skeletonBuilder.elements)
    case .sound: stretch = foldedStretch(of: stretch, in: soundBuilder.elements)
    }
    var finder = OriginalFinder(raw)
    return ByteRange(finder.original(stretch))
  }

  /// Where the folded text shows a stretch of the skeleton or of the sound.
  ///
  /// - Complexity: O(*n*) in the characters of the text.
  public mutating func foldedRange(_ range: ByteRange, in view: View) -> ByteRange {
    let count = text(view).count
    precondition(range.endOffset <= count, "a range ends outside of its view")
    let stretch = range.startOffset..<range.endOffset
    switch view {
    case .raw, .folded: return range
    case .skeleton:
      prepareElements()
      return ByteRange(foldedStretch(of: stretch, in: skeletonBuilder.elements))
    case .sound: return ByteRange(foldedStretch(of: stretch, in: soundBuilder.elements))
    }
  }

  private func foldedStretch(
    of range: Range<Int>, in elements: borrowing ScratchArray<Element>
  ) -> Range<Int> {
    var offset = 0
    var found: Range<Int>?
    for index in 0..<elements.count {
      let element = elements[index]
      let end = offset + element.byteCount
      if end > range.lowerBound {
        if range.isEmpty { return Int(element.start)..<Int(element.start) }
        if offset >= range.upperBound { break }
        found = (found?.lowerBound ?? Int(element.start))..<Int(element.end)
      }
      offset = end
    }
    return found ?? folded.count..<folded.count
  }

  /// The marks of evasion in the text.
  public mutating func evasion() -> Evasion {
    if let knownEvasion { return knownEvasion }
    prepareElements()
    var counter = EvasionCounter()
    counter.count(raw)
    var result = counter.evasion
    result.annotation = UInt16(clamping: skeletonBuilder.annotationCount)
    result.inserted = UInt16(clamping: skeletonBuilder.insertedCount)
    result.variant = UInt16(clamping: skeletonBuilder.disguiseCount)
    knownEvasion = result
    return result
  }
}
