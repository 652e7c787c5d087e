import Bytes

/// The parts of a decision line that never change while a rule set is in force, ready as JSON.
struct RuleFragments: ~Copyable, Sendable {
  private var bytes: ByteBuffer
  private var rules: ScratchArray<ByteRange>
  private var identifiers: ScratchArray<ByteRange>
  private var tags: ScratchArray<ByteRange>
  private var lists: ScratchArray<ByteRange>
  private var ruleSet: ByteRange

  init(rules: [Rule], tags: [String], lists: [String], identifier: String) {
    bytes = ByteBuffer(capacity: 64 * (rules.count + 1))
    self.rules = ScratchArray(capacity: rules.count)
    identifiers = ScratchArray(capacity: rules.count)
    self.tags = ScratchArray(capacity: tags.count)
    self.lists = ScratchArray(capacity: lists.count)
    let short = String(identifier.prefix(RuleSet.shortIdentifierCount))
    bytes.appendJSONString(short)
    ruleSet = ByteRange(0..<bytes.count)
    for rule in rules {
      let start = bytes.count
      bytes.append("{\"id\":")
      let identifierStart = bytes.count
      bytes.appendJSONString(rule.identifier)
      identifiers.append(ByteRange(identifierStart..<bytes.count))
      bytes.append(",\"rev\":")
      bytes.appendDecimal(rule.revision)
      bytes.append(rule.mode == .enforce ? ",\"mode\":\"enforce\"" : ",\"mode\":\"shadow\"")
      if case .score(let tenths, _) = rule.action {
        bytes.append(",\"score\":")
        bytes.appendTenths(Int(tenths))
      }
      self.rules.append(ByteRange(start..<bytes.count))
    }
    for tag in tags {
      let start = bytes.count
      bytes.appendJSONString(tag)
      self.tags.append(ByteRange(start..<bytes.count))
    }
    for list in lists {
      let start = bytes.count
      bytes.append("{\"list\":")
      bytes.appendJSONString(list)
      bytes.append(",\"entry\":")
      self.lists.append(ByteRange(start..<bytes.count))
    }
  }

  /// The rule as an object without its end: `{"id":"…","rev":1,"mode":"enforce"`.
  func openRule(_ place: Int) -> ByteView { bytes.view[rules[place]] }

  /// The id of a rule as a JSON string.
  func ruleIdentifier(_ place: Int) -> ByteView { bytes.view[identifiers[place]] }

  /// A tag as a JSON string.
  func tag(_ place: Int) -> ByteView { bytes.view[tags[place]] }

  /// An entry of a list as an object up to the entry: `{"list":"…","entry":`.
  func openEntry(of list: Int) -> ByteView { bytes.view[lists[list]] }

  /// The short identifier of the rule set as a JSON string.
  var shortIdentifier: ByteView { bytes.view[ruleSet] }
}
