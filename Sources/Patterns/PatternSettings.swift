import Bytes
import PatternSyntax

/// A setting that PCRE2 reads at the start of a pattern (`pcre2pattern`, "Special start-of-pattern
/// items"), and what we say to it.
private struct PatternSetting {
  /// Whether rules may write it.
  enum Rule {
    case harmless
    case atMost(Int)
    case refused
  }

  let name: String
  let rule: Rule

  static let all: [PatternSetting] = [
    PatternSetting(name: "UTF", rule: .harmless),
    PatternSetting(name: "UCP", rule: .harmless),
    PatternSetting(name: "LIMIT_MATCH", rule: .atMost(Limits.matchStepCountMax)),
    PatternSetting(name: "LIMIT_DEPTH", rule: .atMost(Limits.matchDepthMax)),
    PatternSetting(name: "LIMIT_RECURSION", rule: .atMost(Limits.matchDepthMax)),
    PatternSetting(name: "LIMIT_HEAP", rule: .atMost(Limits.matchHeapKiBMax)),
    PatternSetting(name: "NO_JIT", rule: .refused),
    PatternSetting(name: "NO_START_OPT", rule: .refused),
    PatternSetting(name: "NO_AUTO_POSSESS", rule: .refused),
    PatternSetting(name: "NO_DOTSTAR_ANCHOR", rule: .refused),
    PatternSetting(name: "NOTEMPTY", rule: .refused),
    PatternSetting(name: "NOTEMPTY_ATSTART", rule: .refused),
    PatternSetting(name: "CR", rule: .refused),
    PatternSetting(name: "LF", rule: .refused),
    PatternSetting(name: "CRLF", rule: .refused),
    PatternSetting(name: "ANY", rule: .refused),
    PatternSetting(name: "ANYCRLF", rule: .refused),
    PatternSetting(name: "NUL", rule: .refused),
    PatternSetting(name: "BSR_ANYCRLF", rule: .refused),
    PatternSetting(name: "BSR_UNICODE", rule: .refused),
  ]
}

/// Refuses settings that lift our limits or change what patterns mean.
///
/// Settings stand at the very start, one after another; the first `(*NAME)` that is none ends them
/// and is a verb, which PCRE2 judges.
///
/// - Parameter source: The pattern.
/// - Throws: ``PatternError`` at the parenthesis of the setting.
func checkSettings(_ source: [UInt8]) throws(PatternError) {
  // Most patterns have none, and are not read for them.
  guard source.starts(with: "(*".utf8) else { return }
  for token in PatternTokens(String(decoding: source, as: UTF8.self)).tokens {
    guard case .verb(let name) = token.kind,
      let setting = PatternSetting.all.first(where: { $0.name == name })
    else { return }
    let offset = token.range.lowerBound
    switch setting.rule {
    case .harmless: break
    case .refused: throw PatternError(reason: .setting(name: name), offset: offset)
    case .atMost(let maximum):
      guard limitValue(source[token.range].dropFirst("(*".utf8.count + name.utf8.count)) <= maximum
      else {
        throw PatternError(reason: .raisedLimit(name: name, maximum: maximum), offset: offset)
      }
    }
  }
}

/// The number after `=`, or zero where there is none; what has too many digits is very large.
private func limitValue(_ bytes: ArraySlice<UInt8>) -> Int {
  guard bytes.first == UInt8(ascii: "=") else { return 0 }
  var value = 0
  for byte in bytes.dropFirst() {
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { break }
    value = min(value * 10 + Int(byte - UInt8(ascii: "0")), Int(UInt32.max) + 1)
  }
  return value
}
