public import Bytes

/// What can be wrong in a file of everyday words.
public enum EverydayWordReason: DataProblemReason {
  /// The bytes from here are no UTF-8.
  case notUTF8

  /// The file has too many bytes; none of it is read.
  case fileTooLong(byteCountMax: Int)

  /// The word is not two characters with a reading each, so nothing can sound like it.
  case notTwoSyllables

  /// What is wrong, in a lower-case sentence without full stop that quotes nothing of the file.
  public var message: String {
    switch self {
    case .notUTF8: "the line is not UTF-8 from here"
    case .fileTooLong(let byteCountMax): "a file of words has at most \(byteCountMax) bytes"
    case .notTwoSyllables: "this is not a word of two syllables, so nothing is held against it"
    }
  }

  /// What to do about it, or nil.
  public var hint: String? {
    switch self {
    case .notUTF8: "save the file as UTF-8"
    case .fileTooLong: nil
    case .notTwoSyllables: "write words of two Han characters, with blanks between them"
    }
  }

  /// True for a word that has no effect.
  public var isWarning: Bool { self == .notTwoSyllables }
}
