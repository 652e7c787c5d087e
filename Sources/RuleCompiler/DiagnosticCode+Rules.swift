public import Documents

extension DiagnosticCode {
  // MARK: Files and lists

  static let missingManifest = DiagnosticCode(
    "E030", "missing-manifest",
    explanation: "A rule directory needs a manifest.yaml at its top. It declares the lists, "
      + "thresholds, score groups and tags that all rules share.")
  static let unknownList = DiagnosticCode(
    "E031", "unknown-list",
    explanation: "A condition, a fixture or `protected` names a list that the manifest does not "
      + "declare. Declare it under `lists`, or correct the name.")
  static let listFileMissing = DiagnosticCode(
    "E032", "list-file-missing",
    explanation: "The file of a list is not in the rule directory and `when-missing` is `refuse`. "
      + "A missing list would silently switch rules off, so the whole set is refused.")
  static let badListEntry = DiagnosticCode(
    "E033", "bad-list-entry",
    explanation: "A line of a list file is no entry of the list's type. Nothing is dropped in "
      + "silence: correct the line, or make it a comment with `#`.")
  static let listTooSmall = DiagnosticCode(
    "E034", "list-too-small",
    explanation: "A list has fewer entries than `least-entries` in the manifest. An editor or a "
      + "failed download often leaves an empty or cut file; the last good set stays in force.")
  static let listShrunk = DiagnosticCode(
    "E035", "list-shrunk",
    explanation: "A list lost a larger share of its entries than `largest-shrink` allows since "
      + "the rule set that was accepted last. If that is meant, reload with --force.")
  static let wrongListType = DiagnosticCode(
    "E036", "wrong-list-type",
    explanation: "The list exists, but its type does not fit where it is used: `words` takes a "
      + "list of words, `protected` lists of numbers, `from` and `to` numbers or prefixes.")

  // MARK: Rules

  static let unknownTag = DiagnosticCode(
    "E037", "unknown-tag",
    explanation: "A rule carries a tag that the manifest does not declare. The vocabulary is "
      + "closed, so that statistics and reports agree; declare the tag or correct it.")
  static let unknownGroup = DiagnosticCode(
    "E038", "unknown-score-group",
    explanation: "A scoring rule names a group that the manifest does not declare under "
      + "`score-groups`.")
  static let badThresholds = DiagnosticCode(
    "E039", "bad-thresholds",
    explanation: "The review threshold must be above zero and not above the block threshold. A "
      + "rule that scores needs thresholds in the manifest.")
  static let duplicateRule = DiagnosticCode(
    "E040", "duplicate-rule",
    explanation: "Two rules have the same id. An id is unique and stable for ever: decisions, "
      + "counters and exceptions refer to it.")
  static let verdictOrScore = DiagnosticCode(
    "E041", "verdict-or-score",
    explanation: "A rule has either a `verdict` or a `score`. With both, or with neither, nobody "
      + "can say what it decides. `group` goes with `score`.")
  static let unknownField = DiagnosticCode(
    "E042", "unknown-field",
    explanation: "The key of a condition is no field and no way to combine conditions. The table "
      + "in docs/RULES.md lists all of them.")
  static let laterField = DiagnosticCode(
    "E043", "later-field",
    explanation: "The field or condition belongs to Weir's design, and comes with a later "
      + "version. Use prefixes and patterns on `from`, `to` and `text` until then.")
  static let wrongComparison = DiagnosticCode(
    "E044", "wrong-comparison",
    explanation: "The field does not take this comparison: bounds are for numbers, `prefix`, "
      + "`match` and `in` for text and telephone numbers.")
  static let wrongValue = DiagnosticCode(
    "E045", "wrong-value",
    explanation: "The field can never have this value, so the condition could never hold.")
  static let fieldOfOtherKind = DiagnosticCode(
    "E046", "field-of-other-kind",
    explanation: "The rule looks at a kind of record that never has this field, so the condition "
      + "would always be false. Correct `kind` or the field.")
  static let emptyCondition = DiagnosticCode(
    "E047", "empty-condition",
    explanation: "A condition without content would hold for every record, or for none.")
  static let unknownCondition = DiagnosticCode(
    "E048", "unknown-condition",
    explanation: "`condition` names something that neither this file nor a file under `use` "
      + "defines under `conditions`.")
  static let conditionCycle = DiagnosticCode(
    "E049", "condition-cycle",
    explanation: "Named conditions refer to each other in a circle.")

  // MARK: Patterns

  static let unknownFragment = DiagnosticCode(
    "E050", "unknown-fragment",
    explanation: "`{name}` in a pattern names a fragment that neither this file nor a file under "
      + "`use` has under `define`. For a literal brace write `\\{`.")
  static let fragmentCycle = DiagnosticCode(
    "E051", "fragment-cycle", explanation: "Fragments of patterns refer to each other in a circle.")
  static let badPattern = DiagnosticCode(
    "E052", "bad-pattern",
    explanation: "PCRE2 refuses the pattern. The caret stands where it stopped reading; the "
      + "mistake is there or a little before.")
  static let patternTooLong = DiagnosticCode(
    "E053", "pattern-too-long",
    explanation: "The pattern with its fragments is longer than the limit. Use a list of words "
      + "for many alternatives.")
  static let viewNotAvailable = DiagnosticCode(
    "E054", "view-not-available",
    explanation: "The view is part of Weir's design, and comes with a later version. Leave `view` "
      + "out: the pattern then moves to the better view by itself when it comes.")
  static let allowOnText = DiagnosticCode(
    "E055", "allow-on-text",
    explanation: "An allow rule outranks every block rule, and the sender chooses the text: a "
      + "rule that allows for the text alone is a way in. Add a condition on the sender.")
  static let unknownUse = DiagnosticCode(
    "E056", "unknown-use",
    explanation: "`use` names a file that is not in the rule directory. Write the path from its "
      + "top, without .yaml.")
  static let badValidity = DiagnosticCode(
    "E057", "bad-validity",
    explanation: "`valid` takes `since` and `until` as quoted dates ('2026-03-01') or times in "
      + "RFC 3339, and `until` is after `since`. A date means midnight in the manifest's zone.")
  static let duplicateName = DiagnosticCode(
    "E058", "duplicate-name",
    explanation: "Two files that are used together define the same name differently, so that "
      + "a reader could not tell which one is meant.")
  static let misplacedKey = DiagnosticCode(
    "E059", "misplaced-key",
    explanation: "Only files with rules have `family`, and only files with a `family` have "
      + "rules and cases. Shared files have `define` and `conditions` alone.")
  static let mappingForList = DiagnosticCode(
    "E060", "mapping-for-list",
    explanation: "`any`, `none` and `of` take a list of conditions. A mapping of several keys is "
      + "one condition, and all of its keys must hold, so it would not mean what it looks like.")
  static let brokenFragment = DiagnosticCode(
    "E061", "broken-fragment",
    explanation: "A fragment goes into a group of its own, so it must close what it opens. Else "
      + "it would swallow a part of each pattern that uses it.")
  static let tooComplex = DiagnosticCode(
    "E062", "too-complex",
    explanation: "Named conditions or fragments refer to each other over too many levels, or a "
      + "rule has too many conditions. The limits and their reasons stand in "
      + "Sources/Bytes/Limits.swift.")

  // MARK: Views and variants

  static let lostInView = DiagnosticCode(
    "E080", "lost-in-view",
    explanation: "The pattern cannot do in this view what it says: a literal vanishes in it, or is "
      + "never written so, or a range of a class means something else. Name another view.")
  static let badVariant = DiagnosticCode(
    "E081", "bad-variant",
    explanation: "A line of a file in variants/ is refused: it conflicts with another, leads in a "
      + "circle, or would change a character that is frequent in clean text.")

  // MARK: Samples

  static let badSample = DiagnosticCode(
    "E070", "bad-sample",
    explanation: "A sample is no record: the decoder that reads real records rejects it.")
  static let hitMissed = DiagnosticCode(
    "E071", "hit-missed",
    explanation: "The rule does not fire on a record that it must hit. Run `weir explain` on the "
      + "record to see which condition fails.")
  static let missHit = DiagnosticCode(
    "E072", "miss-hit",
    explanation: "The rule fires on a record that it must miss: a legitimate one would be hurt.")
  static let wrongBlocker = DiagnosticCode(
    "E073", "wrong-blocker",
    explanation: "The rule misses the record, but not because of the field in `blocked_by`: it "
      + "would miss it whatever that field were.")
  static let caseFailed = DiagnosticCode(
    "E074", "case-failed",
    explanation: "The whole rule set gives the record another verdict than the case says.")
  static let sampleLimit = DiagnosticCode(
    "E075", "sample-limit",
    explanation: "A pattern of the rule takes too many steps on a sample and is given up. Real "
      + "texts are no kinder: each such record would go to review for nothing.")

  // MARK: Warnings

  static let noSamples = DiagnosticCode(
    "W030", "no-samples",
    explanation: "A rule has no `hits` or no `misses`. Without samples nobody notices when a "
      + "change breaks it; under --strict, as for the shipped rules, this is an error.")
  static let unusedName = DiagnosticCode(
    "W031", "unused-name",
    explanation: "A fragment or condition is defined and used nowhere in its file.")
  static let matchesEmpty = DiagnosticCode(
    "W032", "matches-empty",
    explanation: "The pattern matches the empty text, and therefore every text. An empty "
      + "alternative (`|a|b`) or a `*` too many is the usual cause.")
  static let outsideValidity = DiagnosticCode(
    "W033", "no-longer-valid",
    explanation: "The rule has passed its `until` and fires no more. Retire it or extend it.")
  static let listWarning = DiagnosticCode(
    "W034", "duplicate-list-entry", explanation: "An entry stands in a list more than once.")
  static let changedInView = DiagnosticCode(
    "W039", "changed-in-view",
    explanation: "A part of the pattern is written otherwise in this view, is very short for it, or "
      + "means little in it. Write what the view shows, or name the views that are meant.")
  static let oddVariant = DiagnosticCode(
    "W040", "odd-variant",
    explanation: "A line of a file in variants/ has no effect, or a doubtful one.")
  static let unusedList = DiagnosticCode(
    "W035", "unused-list", explanation: "The manifest declares a list that no rule uses.")
  static let familyFolder = DiagnosticCode(
    "W036", "family-folder",
    explanation: "A rule file lies in a folder that is not named for its `family`, where others "
      + "will look for it.")
  static let strangeFile = DiagnosticCode(
    "W037", "strange-file",
    explanation: "A file in the rule directory is neither a .yaml file nor the file of a list, so "
      + "nothing reads it. A rule file with another ending would be silently off.")
  static let endingLineBreak = DiagnosticCode(
    "W038", "ending-line-break",
    explanation: "A pattern in a block after `|` or `>` ends with the block's last line break, so "
      + "it matches only before a line break. `|-` and `>-` leave it out; in `(?x)` it is nothing.")

  /// The codes of the rule compiler, in order, for docs/DIAGNOSTICS.md and its tests.
  public static let ruleCodes: [DiagnosticCode] = [
    missingManifest, unknownList, listFileMissing, badListEntry, listTooSmall, listShrunk,
    wrongListType, unknownTag, unknownGroup, badThresholds, duplicateRule, verdictOrScore,
    unknownField, laterField, wrongComparison, wrongValue, fieldOfOtherKind, emptyCondition,
    unknownCondition, conditionCycle, unknownFragment, fragmentCycle, badPattern, patternTooLong,
    viewNotAvailable, allowOnText, unknownUse, badValidity, duplicateName, misplacedKey,
    mappingForList, brokenFragment, tooComplex,
    badSample, hitMissed, missHit, wrongBlocker, caseFailed, sampleLimit, noSamples, unusedName, matchesEmpty,
    outsideValidity, listWarning, unusedList, familyFolder, strangeFile,
    endingLineBreak,
  ]
}
