public import Bytes
public import Lists

/// A list of any type, asked through one door.
public enum EntryList: Sendable {
  case numbers(NumberList)
  case prefixes(PrefixList)
  case domains(DomainList)
  case words(WordList)
  case samples(SampleList)

  /// Builds the list from entries that were read.
  public init(_ entries: ListEntries) {
    switch entries.type {
    case .numbers: self = .numbers(NumberList(entries))
    case .prefixes: self = .prefixes(PrefixList(entries))
    case .domains: self = .domains(DomainList(entries))
    case .words: self = .words(WordList(entries))
    case .samples: self = .samples(SampleList(entries))
    }
  }

  /// The number of entries.
  public var count: Int {
    switch self {
    case .numbers(let list): list.count
    case .prefixes(let list): list.count
    case .domains(let list): list.count
    case .words(let list): list.count
    case .samples(let list): list.count
    }
  }

  /// The entry that holds a value as received: an equal number, the longest prefix, the longest
  /// domain, the same word, the sample with this id.
  public func firstEntry(matching value: ByteView) -> Int? {
    switch self {
    case .numbers(let list): list.lookup(value)
    case .prefixes(let list): list.lookup(value)
    case .domains(let list): list.lookup(value)
    case .words(let list): list.lookup(value)
    case .samples(let list): list.lookup(value)
    }
  }

  /// An entry as it was written; valid as long as the list lives.
  public func text(of entry: Int) -> ByteView {
    switch self {
    case .numbers(let list): list.entryText(entry)
    case .prefixes(let list): list.entryText(entry)
    case .domains(let list): list.entryText(entry)
    case .words(let list): list.entryText(entry)
    case .samples(let list): list.entryText(entry)
    }
  }

  /// The case that an entry was noted with, or nil.
  func caseName(of entry: Int) -> String? {
    guard case .samples(let list) = self else { return nil }
    return list.samples[entry].caseName
  }
}
