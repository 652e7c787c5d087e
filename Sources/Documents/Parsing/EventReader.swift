import CLibYAML

/// One event of libyaml, with the bytes of the file that it stands for.
struct Event {
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart(hasDirectives: Bool)
    case documentEnd
    case alias
    case scalar(text: String, style: Scalar.Style)
    case sequenceStart(isFlow: Bool)
    case sequenceEnd
    case mappingStart(isFlow: Bool)
    case mappingEnd
  }

  var kind: Kind
  var hasAnchor = false
  var hasTag = false
  var range: Range<Int>
}

/// A syntax error, in the words of libyaml.
struct SyntaxProblem: Error {
  /// What was wrong, as libyaml says it.
  var problem: String

  /// What was being read, as libyaml says it; may be empty.
  var context: String

  /// The byte offset at which it stopped.
  var offset: Int

  /// The byte offset at which the thing that was being read begins, if there is one.
  var contextOffset: Int?
}

/// libyaml's parser over bytes that are known to be UTF-8 without a byte order mark.
@safe
struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let offsets: OffsetTable

  /// Copies the bytes, which libyaml reads while events are taken.
  init(_ bytes: [UInt8]) {
    unsafe input = UnsafeMutableBufferPointer.allocate(capacity: max(bytes.count, 1))
    _ = unsafe input.initialize(from: bytes)
    unsafe parser = UnsafeMutablePointer.allocate(capacity: 1)
    offsets = OffsetTable(bytes)
    // yaml_parser_initialize fails only for want of memory.
    let isMade = unsafe yaml_parser_initialize(parser) == 1
    precondition(isMade, "there is no memory for a YAML parser")
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; must not be called again after the end of the stream or a problem.
  mutating func next() throws(SyntaxProblem) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { unsafe yaml_event_delete(&event) }
    let start = unsafe offsets.byteOffset(of: event.start_mark.index)
    let end = unsafe offsets.byteOffset(of: event.end_mark.index)
    var result = unsafe Event(kind: kind(of: event), range: start..<max(start, end))
    unsafe readProperties(of: event, into: &result)
    return result
  }

  private func kind(of event: yaml_event_t) -> Event.Kind {
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT:
      let data = unsafe event.data.document_start
      let hasTags = unsafe data.tag_directives.start != data.tag_directives.end
      return unsafe .documentStart(hasDirectives: data.version_directive != nil || hasTags)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_SCALAR_EVENT:
      let data = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: data.value, count: data.length)
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      return unsafe .scalar(text: text, style: style(of: data.style))
    case YAML_SEQUENCE_START_EVENT:
      let style = unsafe event.data.sequence_start.style
      return .sequenceStart(isFlow: style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let style = unsafe event.data.mapping_start.style
      return .mappingStart(isFlow: style == YAML_FLOW_MAPPING_STYLE)
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    default: return .streamEnd
    }
  }

  private func style(of style: yaml_scalar_style_t) -> Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private func readProperties(of event: yaml_event_t, into result: inout Event) {
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      result.hasAnchor = unsafe event.data.scalar.anchor != nil
      result.hasTag = unsafe event.data.scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      result.hasAnchor = unsafe event.data.sequence_start.anchor != nil
      result.hasTag = unsafe event.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      result.hasAnchor = unsafe event.data.mapping_start.anchor != nil
      result.hasTag = unsafe event.data.mapping_start.tag != nil
    default: break
    }
  }

  private func problem() -> SyntaxProblem {
    let state = unsafe parser.pointee
    let context = unsafe state.context.map { unsafe String(cString: $0) } ?? ""
    let words = unsafe state.problem.map { unsafe String(cString: $0) } ?? "no memory"
    let offset = unsafe offsets.byteOffset(of: state.problem_mark.index)
    let contextOffset = unsafe offsets.byteOffset(of: state.context_mark.index)
    return SyntaxProblem(
      problem: words, context: context, offset: offset,
      contextOffset: context.isEmpty ? nil : contextOffset)
  }
}
