public import Bytes

/// One thing that is wrong in a file of variants, and where.
public typealias VariantsProblem = DataProblem<VariantsProblemReason>

/// What can be wrong in a file of variants.
public enum VariantsProblemReason: DataProblemReason {
  /// The bytes from here are no UTF-8.
  case notUTF8

  /// The file has too many bytes; none of it is read.
  case fileTooLong(byteCountMax: Int)

  /// The line has no TAB, so no variants.
  case noVariants

  /// The canonical form is empty.
  case emptyTarget

  /// A variant has too many characters, or one more than its file holds.
  case tooLong(characterCountMax: Int)

  /// A variant has a single character, in a file of phrases.
  case tooShort

  /// The variant stands already, with another canonical form.
  case conflict(file: Variants.File, firstLine: Int)

  /// The variant stands already, with the same canonical form.
  case duplicate(file: Variants.File, firstLine: Int)

  /// Following the canonical form leads back to the variant.
  case cycle

  /// The canonical form is itself a variant of something.
  case chain(line: Int)

  /// A character that is frequent in clean text stands for another.
  case frequent

  /// Folding writes the variant otherwise, so that it never comes up.
  case folded

  /// Folding writes the canonical form otherwise, so that patterns could not name it.
  case targetFolded

  /// The skeleton never shows the variant, since it drops or rewrites a character of it.
  case unreachable

  /// There are too many entries; the rest is not read.
  case tooManyEntries(countMax: Int)

  /// True for variants that stand already, whatever they stand for.
  public var isTaken: Bool {
    if case .conflict = self { return true }
    return isWarning
  }

  /// True for duplicates alone.
  public var isWarning: Bool {
    if case .duplicate = self { return true }
    return false
  }
}
