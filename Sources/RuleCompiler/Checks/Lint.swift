import Documents

/// A check over a whole rule directory.
///
/// Each lint is one file of this folder: its code with an explanation, a wrong and a right example for
/// docs/DIAGNOSTICS.md, the check and its words. ``LintName`` is the only list of them.
protocol Lint {
  /// What the lint reports and no other check does.
  static var codes: [DiagnosticCode] { get }

  /// Looks at a directory whose files were read and whose conditions were checked.
  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList)
}

extension Lint {
  /// True if it reports nothing but warnings, so that it has nothing to say where nobody reads them.
  static var onlyWarns: Bool { !codes.isEmpty && codes.allSatisfy { $0.number.hasPrefix("W") } }
}

/// All lints; the compiler holds that each of them runs and is explained.
enum LintName: CaseIterable {
  case allowOnText
  case cannotAct
  case claimAlone
  case cutValues
  case duplicateRule
  case families
  case familyFolder
  case fixtures
  case literalBraces
  case missingLiterals
  case nothingAsked
  case protectedLists
  case repeatedConditions
  case ruleLoss
  case samples
  case tooBroad
  case twinRules
  case unusedLists
  case unusedNames
  case validity
  case vocabulary
  case wordsAcrossBorders

  /// The lint.
  var lint: any Lint.Type {
    switch self {
    case .allowOnText: AllowOnText.self
    case .cannotAct: CannotAct.self
    case .claimAlone: ClaimAlone.self
    case .cutValues: CutValues.self
    case .duplicateRule: DuplicateRule.self
    case .families: Families.self
    case .familyFolder: FamilyFolder.self
    case .fixtures: Fixtures.self
    case .literalBraces: LiteralBraces.self
    case .missingLiterals: MissingLiterals.self
    case .nothingAsked: NothingAsked.self
    case .protectedLists: ProtectedLists.self
    case .repeatedConditions: RepeatedConditions.self
    case .ruleLoss: RuleLoss.self
    case .samples: SamplesExist.self
    case .tooBroad: TooBroad.self
    case .twinRules: TwinRules.self
    case .unusedLists: UnusedLists.self
    case .unusedNames: UnusedNames.self
    case .validity: Validity.self
    case .vocabulary: Vocabulary.self
    case .wordsAcrossBorders: WordsAcrossBorders.self
    }
  }
}
