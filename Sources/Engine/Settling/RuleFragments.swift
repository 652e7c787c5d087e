import Bytes

/// The parts of a decision line that never change while a rule set is in force, ready as JSON.
struct RuleFragments: ~Copyable, Sendable {
  private var bytes: ByteBuffer
  private let rules: Table<RuleID, ByteRange>
  private let identifiers: Table<RuleID, ByteRange>
  private let tags: Table<TagID, ByteRange>
  private let lists: Table<ListID, ByteRange>
  private var ruleSet: ByteRange

  init(rules: [Rule], tags: [String], lists: [String], identifier: String) {
    bytes = ByteBuffer(capacity: 64 * (rules.count + 1))
    var openRules: [ByteRange] = []
    var identifiers: [ByteRange] = []
    var tagRanges: [ByteRange] = []
    var openEntries: [ByteRange] = []
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
      openRules.append(ByteRange(start..<bytes.count))
    }
    for tag in tags {
      let start = bytes.count
      bytes.appendJSONString(tag)
      tagRanges.append(ByteRange(start..<bytes.count))
    }
    for list in lists {
      let start = bytes.count
      bytes.append("{\"list\":")
      bytes.appendJSONString(list)
      bytes.append(",\"entry\":")
      openEntries.append(ByteRange(start..<bytes.count))
    }
    self.rules = Table(openRules)
    self.identifiers = Table(identifiers)
    self.tags = Table(tagRanges)
    self.lists = Table(openEntries)
  }

  /// The rule as an object without its end: `{"id":"…","rev":1,"mode":"enforce"`.
  func openRule(_ rule: RuleID) -> ByteView { bytes.view[rules[rule]] }

  /// The id of a rule as a JSON string.
  func ruleIdentifier(_ rule: RuleID) -> ByteView { bytes.view[identifiers[rule]] }

  /// A tag as a JSON string.
  func tag(_ tag: TagID) -> ByteView { bytes.view[tags[tag]] }

  /// An entry of a list as an object up to the entry: `{"list":"…","entry":`.
  func openEntry(of list: ListID) -> ByteView { bytes.view[lists[list]] }

  /// The short identifier of the rule set as a JSON string.
  var shortIdentifier: ByteView { bytes.view[ruleSet] }
}
