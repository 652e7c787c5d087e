public import Documents

extension DiagnosticCode {
  /// The codes of the rule compiler, in order, for docs/DIAGNOSTICS.md and its tests.
  public static let ruleCodes: [DiagnosticCode] = [
    missingManifest, unknownList, listFileMissing, badListEntry, listTooSmall, listShrunk,
    wrongListType, notRegularFile, unknownTag, unknownGroup, badThresholds, duplicateRule,
    verdictOrScore,
    unknownField, laterField, wrongComparison, wrongValue, fieldOfOtherKind, emptyCondition,
    unknownCondition, conditionCycle, unknownFragment, fragmentCycle, badPattern, patternTooLong,
    costlyPattern,
    allowOnText, unknownUse, badValidity, duplicateName, misplacedKey,
    mappingForList, brokenFragment, tooComplex, noRules, familyTooSmall, rulesLost,
    ruleFileEnding, lostInView, badVariant, badData,
    badSample, hitMissed, missHit, wrongBlocker, caseFailed, sampleLimit, noSamples, unusedName,
    matchesEmpty,
    outsideValidity, listWarning, unusedList, familyFolder, strangeFile,
    endingLineBreak, changedInView, oddVariant, missingLiteral,
  ]
}
