public import Bytes

/// What can be said about a pattern in a view: why it cannot match there, or not as it is written.
public enum PatternFoldReason: DataProblemReason {
  /// Nothing of the pattern is left in the view, so that it would match everywhere.
  case nothingLeft(View)

  /// No member of a class is left in the view.
  case noMemberLeft(View)

  /// Folding drops a literal character.
  case dropped

  /// The view has no blanks, so that a blank that must be there never matches.
  case blank(View)

  /// The view writes a phrase otherwise; it was rewritten.
  case rewritten(View, text: String)

  /// A range in a class whose ends do not fold as a block.
  case tornRange

  /// A member of a class that folds to several characters.
  case wideMember

  /// No literal with two Han characters, in skeleton.
  case shortLiteral

  /// Less than three syllables in a row, in sound: in all literals, or in one of the alternatives.
  case shortSound(isInAll: Bool)

  /// Alternatives of one syllable, in sound.
  case singleSyllables

  /// A literal that sounds like an everyday word.
  case homophone(of: String)

  /// A sign that must be there as it is written, and that the view may leave out.
  case optionalSign

  /// Something that no text of the view ever has, such as a capital letter.
  case neverShown(View)

  /// An anchor or boundary that means something else in the view.
  case anchor

  /// What is wrong, in a lower-case sentence without full stop that goes on from the name of the view.
  public var message: String {
    switch self {
    case .nothingLeft(let view):
      "nothing of the pattern is left in \(view.name), so it matches everywhere"
    case .noMemberLeft(let view): "no member of this class is left in \(view.name)"
    case .dropped: "folding drops this character"
    case .blank(let view): "\(view.name) has no blanks"
    case .rewritten(let view, let text): "the \(view.name) writes \(text) for this"
    case .tornRange: "folding tears this range apart"
    case .wideMember: "folding makes several characters of this member"
    case .shortLiteral: "no literal has two Han characters, and the skeleton joins words"
    case .shortSound(let isInAll):
      (isInAll ? "no literal has" : "an alternative is found without")
        + " three syllables in a row, and shorter ones sound like many words"
    case .singleSyllables: "alternatives of one syllable stand for every character of the sound"
    case .homophone(let word): "this sounds like the everyday word \(word)"
    case .optionalSign: "a text may lack this sign"
    case .neverShown(let view): "no text of the \(view.name) view ever has this"
    case .anchor: "the start and the end of words and lines are not as written"
    }
  }

  /// What to do about it, or nil.
  public var hint: String? {
    switch self {
    case .nothingLeft: "name `view: [raw]` or `[folded]`"
    case .noMemberLeft: nil
    case .dropped: "remove it here too"
    case .blank: "write `\\s*`, or name `view: [folded]`"
    case .rewritten(_, let text): "write \(text)"
    case .tornRange: "name the characters one by one, or use `\\p{…}`"
    case .wideMember: "leave it out of the class"
    case .shortLiteral: "write a longer literal, or name `view: [folded]`"
    case .shortSound: "write a longer literal"
    case .singleSyllables: "write whole words of three syllables or more"
    case .homophone: "add what stands before or behind it, three syllables or more"
    case .optionalSign:
      "where the sign tells the scheme, name `view: [folded]`; else leave it out, or write `?`"
    case .neverShown:
      "write what the view has: small letters, a blank for a line break, narrow signs; or name "
        + "`view: [raw]`"
    case .anchor: "leave it out, or name `view: [raw]` or `[folded]`"
    }
  }

  /// False where the pattern cannot do in this view what its author means.
  public var isWarning: Bool {
    switch self {
    case .nothingLeft, .noMemberLeft, .tornRange: false
    case .dropped, .blank, .rewritten, .wideMember, .shortLiteral, .shortSound, .singleSyllables,
      .homophone, .anchor, .optionalSign, .neverShown:
      true
    }
  }

  /// True for a word that is too short for the view sound, or sounds like an everyday one.
  public var isWeakSound: Bool {
    switch self {
    case .shortSound, .homophone: true
    default: false
    }
  }
}
