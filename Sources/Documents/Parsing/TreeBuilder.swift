import Bytes

/// Builds the tree of one document from events, and reports what is YAML but not allowed here.
struct TreeBuilder: ~Copyable {
  private let file: SourceFile
  private var events: EventReader

  /// What was found.
  private(set) var diagnostics = DiagnosticList()

  /// True if the tree has all that the author wrote; an alias leaves a hole, for example.
  private(set) var isSound = true

  /// The value that ended last, for the words of a syntax error behind it.
  private(set) var lastValue: Node?

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - file: The file that ranges name.
  ///   - bytes: What libyaml reads; as many bytes as the file has.
  init(_ file: SourceFile, reading bytes: [UInt8]) {
    self.file = file
    events = EventReader(bytes)
  }

  /// Reads the document; nil if there is none.
  mutating func document() throws(SyntaxProblem) -> Node? {
    _ = try events.next()
    let opening = try events.next()
    guard case .documentStart(let hasDirectives) = opening.kind else {
      diagnostics.error(.emptyDocument, "the file holds no value", at: file.range(0..<0))
      return nil
    }
    if hasDirectives {
      diagnostics.error(
        .directive, "a directive", at: firstLine(of: opening.range), hint: "delete the line")
    }
    let root = try node(from: try events.next(), depth: 1)
    if case .scalar(let scalar) = root, scalar.isMissing {
      diagnostics.error(.emptyDocument, "the file holds no value", at: root.range)
      return nil
    }
    _ = try events.next()
    let following = try events.next()
    if case .documentStart = following.kind {
      diagnostics.error(
        .severalDocuments, "a second document begins here", at: firstLine(of: following.range),
        hint: "put it into a file of its own")
    }
    return root
  }

  private mutating func node(
    from event: Event, depth: Int
  ) throws(SyntaxProblem) -> Node {
    if depth > Limits.documentDepthMax {
      throw SyntaxProblem(
        problem: SyntaxProblem.tooDeep, context: "", offset: event.range.lowerBound)
    }
    if diagnostics.isFull {
      diagnostics.cutShort()
      throw SyntaxProblem(
        problem: SyntaxProblem.tooMany, context: "", offset: event.range.lowerBound)
    }
    reportProperties(of: event)
    let node: Node
    switch event.kind {
    case .scalar(let text, let style):
      node = .scalar(scalar(text, style, at: event.range))
    case .sequenceStart(let isFlow):
      node = .sequence(try sequence(from: event, isFlow: isFlow, depth: depth))
    case .mappingStart(let isFlow):
      node = .mapping(try mapping(from: event, isFlow: isFlow, depth: depth))
    default:
      isSound = false
      diagnostics.error(
        .alias, "an alias", at: file.range(event.range),
        hint: "write the value out; a text that begins with '*' needs single quotes")
      node = .scalar(Scalar(text: "", style: .plain, range: file.range(event.range)))
    }
    lastValue = node
    return node
  }

  private mutating func sequence(
    from start: Event, isFlow: Bool, depth: Int
  ) throws(SyntaxProblem) -> NodeSequence {
    var items: [Node] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind {
        let last = items.last?.range.bytes.endOffset
        return NodeSequence(items: items, range: range(from: start, to: event, isFlow, last))
      }
      items.append(try node(from: event, depth: depth + 1))
    }
  }

  private mutating func mapping(
    from start: Event, isFlow: Bool, depth: Int
  ) throws(SyntaxProblem) -> Mapping {
    var entries: [Mapping.Entry] = []
    var places: [String: SourceRange] = [:]
    var last: Int?
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind {
        return Mapping(entries: entries, range: range(from: start, to: event, isFlow, last))
      }
      let keyNode = try node(from: event, depth: depth + 1)
      let value = try node(from: try events.next(), depth: depth + 1)
      last = value.range.bytes.endOffset
      guard let key = acceptedKey(keyNode) else { continue }
      if let first = places[key.text] {
        diagnostics.error(
          .duplicateKey, "the key \(Quoted(key.text)) stands here again", at: key.range,
          hint: "keep one of the two",
          notes: [Diagnostic.Note("it stands here first", at: first)])
      } else {
        places[key.text] = key.range
        entries.append(Mapping.Entry(key: key, value: value))
      }
    }
  }

  /// The key as a scalar, if it may be one.
  private mutating func acceptedKey(_ node: Node) -> Scalar? {
    guard case .scalar(let key) = node else {
      diagnostics.error(
        .keyNotText, "a key must be text, not \(node.kindName)", at: node.range,
        hint: "a text that begins with '[' or '{' needs single quotes")
      return nil
    }
    if key.isMissing {
      // An alias leaves a missing key behind and is reported already.
      if key.range.bytes.count == 0 {
        diagnostics.error(.keyNotText, "a value without a key", at: key.range)
      }
      return nil
    }
    if key.text == "<<", key.style == .plain {
      diagnostics.error(
        .mergeKey, "a merge key", at: key.range, hint: "write the entries out")
      return nil
    }
    return key
  }

  private mutating func scalar(
    _ text: String, _ style: Scalar.Style, at bytes: Range<Int>
  ) -> Scalar {
    let range = file.range(trimmed(bytes, style))
    let scalar = Scalar(text: text, style: style, range: range)
    guard style == .doubleQuoted, let backslash = firstBackslash(in: range) else { return scalar }
    diagnostics.error(
      .backslashInDoubleQuotes, "a backslash in double quotes",
      at: file.range(backslash..<min(backslash + 2, range.bytes.endOffset)),
      hint: "use single quotes, where a backslash stands for itself")
    let meant = SourceMap(scalar).text
    return Scalar(text: String(decoding: meant, as: UTF8.self), style: style, range: range)
  }

  private func firstBackslash(in range: SourceRange) -> Int? {
    file.bytes[range.bytes.startOffset..<range.bytes.endOffset].firstIndex(
      of: UInt8(ascii: "\\"))
  }

  private mutating func reportProperties(of event: Event) {
    if event.hasAnchor {
      diagnostics.error(
        .anchor, "an anchor", at: propertyRange(UInt8(ascii: "&"), in: event.range),
        hint: "delete it; a text that begins with '&' needs single quotes")
    }
    if event.hasTag {
      diagnostics.error(
        .tag, "a tag", at: propertyRange(UInt8(ascii: "!"), in: event.range),
        hint: "delete it; a text that begins with '!' needs single quotes")
    }
  }

  /// The anchor or the tag before a value, which may have both in either order.
  private func propertyRange(_ marker: UInt8, in range: Range<Int>) -> SourceRange {
    var start = range.lowerBound
    for _ in 0..<2 {
      let end = file.bytes[start...].firstIndex { $0 <= 0x20 } ?? file.bytes.count
      if start < end, file.bytes[start] == marker { return file.range(start..<end) }
      start = file.bytes[end...].firstIndex { $0 > 0x20 } ?? file.bytes.count
    }
    return file.range(range.lowerBound..<range.lowerBound)
  }

  /// libyaml ends a block where the next token begins; people end it behind its last value.
  private func range(
    from start: Event, to end: Event, _ isFlow: Bool, _ lastOffset: Int?
  ) -> SourceRange {
    let first = start.range.lowerBound
    let last = isFlow ? end.range.upperBound : lastOffset ?? start.range.upperBound
    return file.range(first..<max(first, last))
  }

  /// A block text ends behind its last line, not behind the blank lines after it.
  private func trimmed(_ bytes: Range<Int>, _ style: Scalar.Style) -> Range<Int> {
    guard style == .literal || style == .folded else { return bytes }
    var end = bytes.upperBound
    while end > bytes.lowerBound, file.bytes[end - 1] <= 0x20 { end -= 1 }
    return bytes.lowerBound..<end
  }

  private func firstLine(of bytes: Range<Int>) -> SourceRange {
    let line = file.lineBytes(file.position(of: bytes.lowerBound).line)
    return file.range(bytes.lowerBound..<max(bytes.lowerBound, line.endOffset))
  }
}
