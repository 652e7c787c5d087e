public import Documents

extension DiagnosticCode {
  /// The codes of the rule compiler by their numbers, for docs/DIAGNOSTICS.md and its tests.
  ///
  /// Those of a lint stand in its file; the tests find a code that is missing here.
  public static let ruleCodes: [DiagnosticCode] =
    (readingCodes + LintName.allCases.flatMap { $0.lint.codes }).sorted { $0.number < $1.number }

  /// The codes of findings while files, conditions and samples are read.
  private static let readingCodes: [DiagnosticCode] = [
    .missingManifest, .notRegularFile, .ruleFileEnding, .strangeFile, .listFileMissing,
    .badListEntry, .listTooSmall, .listShrunk, .listWarning, .unknownList, .wrongListType,
    .badThresholds, .verdictOrScore, .unknownField, .laterField, .wrongComparison, .wrongValue,
    .fieldOfOtherKind, .emptyCondition, .unknownCondition, .conditionCycle, .unknownUse,
    .badValidity, .duplicateName, .misplacedKey, .mappingForList, .tooComplex, .badSample,
    .hitMissed, .missHit, .wrongBlocker, .caseFailed, .sampleLimit, .missCaught,
    .needlessPermission, .badPattern, .lostInView,
    .badVariant, .badData, .matchesEmpty, .endingLineBreak, .changedInView, .oddVariant,
    .brokenFragment, .fragmentCycle, .patternTooLong, .costlyPattern, .unknownFragment,
    .unknownWords, .uselessAllowance, .optionalSign, .deadPart, .nothingToChange,
    .earlierSample,
  ]
}
