extension VariantsProblemReason {
  /// What is wrong, in a lower-case sentence without full stop that quotes nothing of the file.
  public var message: String {
    switch self {
    case .notUTF8: "the file is not UTF-8 from here"
    case .fileTooLong(let byteCountMax): "a file of variants has at most \(byteCountMax) bytes"
    case .noVariants: "the line has no variants"
    case .emptyTarget: "the line has no canonical form"
    case .tooLong(let countMax): "at most \(countMax) characters can stand here"
    case .tooShort: "a phrase has at least two characters"
    case .conflict(let file, let line):
      "the variant stands for something else in \(file.name), line \(line)"
    case .duplicate(let file, let line): "the variant stands in \(file.name), line \(line) already"
    case .cycle: "the variant and its canonical form stand for each other"
    case .chain(let line): "the canonical form is itself a variant, in line \(line)"
    case .frequent: "the variant is frequent in clean text"
    case .folded: "folding writes the variant otherwise, so it never comes up"
    case .targetFolded: "folding writes the canonical form otherwise"
    case .unreachable: "the skeleton drops or rewrites a character of the variant before"
    case .tooManyEntries(let countMax): "there are at most \(countMax) variants"
    }
  }

  /// What to do about it, or nil.
  public var hint: String? {
    switch self {
    case .notUTF8: "save the file as UTF-8"
    case .noVariants: "write the canonical form, a TAB, and the variants with blanks between them"
    case .emptyTarget: "characters that mean nothing are dropped by folding or as separators"
    case .tooShort: "put single characters in \(Variants.File.characters.name)"
    case .conflict, .duplicate: "remove one of the two"
    case .cycle, .chain: "name the last canonical form in each line"
    case .frequent: "write `force` in the third column if it is worth the false hits"
    case .folded: "remove it, or write what `weir fold` shows as folded"
    case .targetFolded: "write what `weir fold` shows as folded"
    case .unreachable: "write what `weir fold` shows as skeleton"
    case .fileTooLong, .tooLong, .tooManyEntries: nil
    }
  }
}
