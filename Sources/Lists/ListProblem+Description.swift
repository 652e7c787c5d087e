extension ListProblem: CustomStringConvertible {
  /// What is wrong, in a lower-case sentence without full stop that quotes nothing of the file.
  public var message: String {
    switch reason {
    case .duplicate(let firstLine): "the entry stands in line \(firstLine) already"
    case .emptyEntry: "the entry is empty"
    case .notUTF8: "the line is not UTF-8 from here"
    case .controlCharacter: "the entry holds a control character"
    case .invisibleCharacter: "the entry holds an invisible character"
    case .entryTooLong(let byteCountMax): "an entry has at most \(byteCountMax) bytes"
    case .homeCountryPrefix: "numbers that begin so are compared in two forms"
    case .notADomain: "this is no host name"
    case .tooManyEntries(let countMax): "a list has at most \(countMax) entries"
    case .tooManyWordBytes(let byteCountMax):
      "the words of a list have at most \(byteCountMax) bytes in all"
    case .fileTooLong(let byteCountMax): "a list file has at most \(byteCountMax) bytes"
    }
  }

  /// What to do about it, or nil.
  public var hint: String? {
    switch reason {
    case .duplicate: "remove one of the two"
    case .notUTF8: "save the file as UTF-8"
    case .controlCharacter, .invisibleCharacter: "type the entry again instead of pasting it"
    case .homeCountryPrefix:
      "write the national beginnings, such as 170; +86 is dropped from numbers"
    case .notADomain:
      "write a name such as example.com, without scheme, path or *: it covers all below"
    case .emptyEntry, .entryTooLong, .tooManyEntries, .tooManyWordBytes, .fileTooLong: nil
    }
  }

  /// The place and the message.
  public var description: String { "\(line):\(column): \(message)" }
}
