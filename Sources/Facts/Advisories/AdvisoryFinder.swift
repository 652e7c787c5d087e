public import Bytes
import Lists
import Views

/// Tells a text that warns of a scheme from one that makes an offer.
///
/// Police, banks and schools warn by quoting scams, word by word. So what stands in quotation marks
/// counts for nothing, and of the rest those words that report, deny, forbid and judge. A scam that
/// adds 谨防诈骗 still has what it lives by: an offer or a contact of its own. One of these, outside of
/// quotation marks and not called a fraud in the same breath, and the text is no warning.
public struct AdvisoryFinder: ~Copyable {
  /// The quotations of the text, in the order of their starts.
  private var quotations = ScratchArray<ByteRange>(capacity: 32)

  private var counts = Counts()
  private var shieldEnd = -1
  private var cautionEnd = -1
  private var pendingOffer: Pending?

  /// How often each role occurs outside of quotations.
  private struct Counts {
    var reports = 0
    var verdicts = 0
    var negations = 0
    var topics = 0
    var institutions = 0
    var offers = 0
  }

  /// Offers that a word behind them may still call a fraud.
  private struct Pending {
    var count: Int
    var end: Int
  }

  /// Makes a finder without a text.
  public init() {}

  /// Reads a text; the one before is forgotten.
  ///
  /// - Parameters:
  ///   - text: The folded text.
  ///   - words: The words to look for.
  /// - Complexity: O(*n*) in the bytes of the text. Allocates nothing in steady state.
  public mutating func read(_ text: ByteView, _ words: AdvisoryWords) {
    counts = Counts()
    shieldEnd = -1
    cautionEnd = -1
    pendingOffer = nil
    findQuotations(text)
    words.words.scan(text) { match, roles in
      count(match.range, AdvisoryRole(rawValue: roles), text)
      return false
    }
    settleOffers()
  }

  /// Whether the text that was read warns, as long as it shows no contact of its own.
  public var warns: Bool {
    var hasQuotation = false
    for index in 0..<quotations.count
    where quotations[index].count >= AdvisoryFinder.quotationByteCountMin {
      hasQuotation = true
    }
    let weight =
      2 * min(counts.reports, 2) + 2 * min(counts.verdicts, 2) + min(counts.negations, 2)
      + min(counts.topics, 2) + min(counts.institutions, 1) + (hasQuotation ? 1 : 0)
    let isAboutFraud =
      counts.topics > 0 || counts.institutions > 0 || counts.reports > 0 && counts.verdicts > 0
    return isAboutFraud && weight >= 3 && counts.offers <= (weight >= 7 ? 1 : 0)
  }

  /// Whether a contact in the text is what the sender wants people to use: outside of quotations, and
  /// not called a fraud right behind.
  ///
  /// - Parameters:
  ///   - range: Where the contact stands in the text that was read.
  ///   - text: That text.
  ///   - words: The words that it was read with.
  /// - Returns: Whether people are to use it.
  public func isOwnContact(_ range: ByteRange, in text: ByteView, _ words: AdvisoryWords) -> Bool {
    guard !isQuoted(range) else { return false }
    let tail = text[range.endOffset..<min(text.count, range.endOffset + AdvisoryFinder.tailMax)]
    var isFraud = false
    words.words.scan(tail) { match, roles in
      isFraud =
        AdvisoryRole(rawValue: roles).contains(.after)
        && !endsClause(tail[0..<match.range.startOffset])
      return isFraud
    }
    return !isFraud
  }

  /// A quotation that is more than a name.
  private static let quotationByteCountMin = 18

  /// How far behind an offer or contact a word may stand that calls it a fraud: about 20 characters.
  private static let tailMax = 60

  /// How far before an offer a word may stand that shields it: about nine characters.
  private static let shieldMax = 30

  private mutating func count(_ range: ByteRange, _ role: AdvisoryRole, _ text: ByteView) {
    guard !isQuoted(range) else { return }
    if role.contains(.report) { counts.reports += 1 }
    if role.contains(.verdict) { counts.verdicts += 1 }
    if role.contains(.negation) { counts.negations += 1 }
    if role.contains(.topic) { counts.topics += 1 }
    if role.contains(.institution) { counts.institutions += 1 }
    // Of words that end together the longest is told first: of 谨防诈骗 the 诈骗 judges nothing.
    if role.contains(.caution) { cautionEnd = range.endOffset }
    if role.contains(.after), cautionEnd != range.endOffset, let pending = pendingOffer,
      range.startOffset >= pending.end
    {
      let between = text[pending.end..<range.startOffset]
      if between.count <= AdvisoryFinder.tailMax, !endsSentence(between) { pendingOffer = nil }
    }
    if role.contains(.offer) { countOffer(range, text) }
    if role.contains(.shield) { shieldEnd = range.endOffset }
  }

  private mutating func countOffer(_ range: ByteRange, _ text: ByteView) {
    if shieldEnd >= 0, shieldEnd <= range.startOffset,
      range.startOffset - shieldEnd <= AdvisoryFinder.shieldMax,
      !endsClause(text[shieldEnd..<range.startOffset])
    {
      return
    }
    if let pending = pendingOffer {
      if endsSentence(text[min(pending.end, range.startOffset)..<range.startOffset]) {
        settleOffers()
      }
    }
    pendingOffer = Pending(count: (pendingOffer?.count ?? 0) + 1, end: range.endOffset)
  }

  private mutating func settleOffers() {
    counts.offers += pendingOffer?.count ?? 0
    pendingOffer = nil
  }

  /// Finds what stands between quotation marks, which the folded text writes as `"`, `'` and `<>`.
  private mutating func findQuotations(_ text: ByteView) {
    quotations.removeAll()
    var (double, single, angle): (Int?, Int?, Int?)
    for offset in 0..<text.count {
      switch text[offset] {
      case UInt8(ascii: "\""): double = close(double, offset)
      case UInt8(ascii: "'"): single = close(single, offset)
      case UInt8(ascii: "<"): angle = offset
      case UInt8(ascii: ">"):
        if angle != nil { _ = close(angle, offset) }
        angle = nil
      default: continue
      }
    }
  }

  /// Ends a quotation that has begun, or begins one; returns where one has begun.
  private mutating func close(_ start: Int?, _ offset: Int) -> Int? {
    guard let start else { return offset }
    if quotations.count < Limits.quotationCountMax {
      quotations.append(ByteRange(start..<offset + 1))
    }
    return nil
  }

  private func isQuoted(_ range: ByteRange) -> Bool {
    for index in 0..<quotations.count
    where quotations[index].startOffset <= range.startOffset
      && range.endOffset <= quotations[index].endOffset
    {
      return true
    }
    return false
  }
}

/// Whether a stretch has the end of a sentence in it.
private func endsSentence(_ text: ByteView) -> Bool {
  var decoder = UTF8Decoder(text)
  while let scalar = decoder.next()?.scalar {
    switch scalar {
    case "。", "!", "?", ";", "\n": return true
    default: continue
    }
  }
  return false
}

/// Whether a stretch has the end of a clause in it.
private func endsClause(_ text: ByteView) -> Bool {
  var decoder = UTF8Decoder(text)
  while let scalar = decoder.next()?.scalar {
    switch scalar {
    case "。", "!", "?", ";", "\n", ",", "(", ":": return true
    default: continue
    }
  }
  return false
}
