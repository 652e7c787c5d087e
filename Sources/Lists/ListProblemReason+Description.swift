extension ListProblemReason {
  /// What is wrong, in a lower-case sentence without full stop that quotes nothing of the file.
  public var message: String {
    switch self {
    case .duplicate(let firstLine): "the entry stands in line \(firstLine) already"
    case .emptyEntry: "the entry is empty"
    case .notUTF8: "the line is not UTF-8 from here"
    case .controlCharacter: "the entry holds a control character"
    case .invisibleCharacter: "the entry holds an invisible character"
    case .entryTooLong(let byteCountMax): "an entry has at most \(byteCountMax) bytes"
    case .homeCountryPrefix: "numbers that begin so are compared in two forms"
    case .notADomain: "this is no host name"
    case .quoted: "the entry stands in quotes, which would have to be received too"
    case .mergeMark: "this line marks a conflict of two changes"
    case .otherComment: "this line begins no comment, so it would be an entry"
    case .listMark: "the mark before the entry is a part of it"
    case .severalValues: "the line holds more than one value, so it equals none"
    case .spreadsheetNumber: "a spreadsheet has changed this number"
    case .wildcard: "the sign stands for no other digits, so nothing equals this"
    case .notASender: "this is no number and no name of a sender"
    case .pattern: "this is a pattern, and a list has words, which are compared as they are"
    case .publicSuffix:
      "anybody can register a name under this ending, and all of them would be in the list"
    case .hostOfDomain: "this is one host of a domain, so the domain itself is not in the list"
    case .notAnObject: "this is no JSON object"
    case .missingKey(let key): "the sample has no `\(key)`"
    case .unknownKey: "a sample has no such key"
    case .repeatedKey: "the key stands here twice"
    case .notText: "the value of this key is a text"
    case .badIdentifier: "an id has letters, digits, `-`, `_` and `.`, at least one"
    case .repeatedIdentifier(let firstLine): "line \(firstLine) has a sample with this id already"
    case .tooManyEntries(let countMax): "a list has at most \(countMax) entries"
    case .tooManyWordBytes(let byteCountMax):
      "the words of a list have at most \(byteCountMax) bytes in all"
    case .fileTooLong(let byteCountMax): "a list file has at most \(byteCountMax) bytes"
    }
  }

  /// What to do about it, or nil.
  public var hint: String? {
    switch self {
    case .duplicate: "remove one of the two"
    case .notUTF8: "save the file as UTF-8; it may be GB18030 now"
    case .controlCharacter, .invisibleCharacter: "type the entry again instead of pasting it"
    case .homeCountryPrefix:
      "write the national beginnings, such as 170; +86 is dropped from numbers"
    case .notADomain:
      "write a name such as example.com, without scheme, path or *: it covers all below"
    case .quoted: "write the entry without quotes, alone on its line"
    case .mergeMark: "settle the conflict and delete its three marks"
    case .otherComment: "a comment begins with `#`"
    case .listMark: "write the entry alone on its line"
    case .severalValues: "write one value a line; what belongs to it goes behind ` #`"
    case .spreadsheetNumber: "save the column as text, and write the number in plain digits"
    case .wildcard: "put the beginning, such as 1069, into a list of type `prefixes`"
    case .notASender:
      "write digits, or a name as networks deliver it, such as ICBC; its owner goes behind ` #`"
    case .pattern: "write each word on its own line, or put the pattern into a rule under `text`"
    case .publicSuffix:
      "name the domains; to ask for an ending, write `url.host: {match: '\\.top$'}` in a rule"
    case .hostOfDomain: "leave `www.` out: a domain covers all hosts below it"
    case .notAnObject, .missingKey:
      "a sample is a line such as {\"id\":\"toll-0001\",\"text\":\"…\",\"case\":\"…\"}"
    case .unknownKey(let known): "write one of " + known.joined(separator: ", ")
    case .notText: "write it in double quotes"
    case .repeatedKey: "leave one of them out"
    case .badIdentifier: "write an id such as toll-0001"
    case .repeatedIdentifier: "decisions name the id, so give one of them another"
    case .emptyEntry, .entryTooLong, .tooManyEntries, .tooManyWordBytes, .fileTooLong: nil
    }
  }
}
