public import Bytes
public import Lists

/// A list of any type, asked through one door.
public enum EntryList: Sendable {
  case numbers(NumberList)
  case prefixes(PrefixList)
  case domains(DomainList)
  case words(WordList)

  /// Builds the list from entries that were read.
  public init(_ entries: ListEntries) {
    switch entries.type {
    case .numbers: self = .numbers(NumberList(entries))
    case .prefixes: self = .prefixes(PrefixList(entries))
    case .domains: self = .domains(DomainList(entries))
    case .words: self = .words(WordList(entries))
    }
  }

  /// The number of entries.
  public var count: Int {
    switch self {
    case .numbers(let list): list.count
    case .prefixes(let list): list.count
    case .domains(let list): list.count
    case .words(let list): list.count
    }
  }

  /// The entry that holds a value as received: an equal number, the longest prefix, the longest
  /// domain, the same word.
  public func firstEntry(matching value: ByteView) -> Int? {
    switch self {
    case .numbers(let list): list.lookup(value)
    case .prefixes(let list): list.lookup(value)
    case .domains(let list): list.lookup(value)
    case .words(let list): list.lookup(value)
    }
  }

  /// An entry as it was written; valid as long as the list lives.
  public func text(of entry: Int) -> ByteView {
    switch self {
    case .numbers(let list): list.entryText(entry)
    case .prefixes(let list): list.entryText(entry)
    case .domains(let list): list.entryText(entry)
    case .words(let list): list.entryText(entry)
    }
  }
}
