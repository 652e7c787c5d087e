import Patterns

/// The version of Weir, and that of PCRE2, which decides what matches.
struct Version: CustomStringConvertible {
  /// The version of Weir, as CHANGELOG.md has it.
  let number = "0.1.0"

  /// The build as decisions name it; part of what makes them repeatable: `weir-0.1.0 pcre2-10.42 jit`.
  var engine: String {
    let release = PatternEngine.version.prefix { $0 != " " && $0 != "," }
    return "weir-\(number) pcre2-\(release)" + (PatternEngine.jitIsAvailable ? " jit" : " no-jit")
  }

  var description: String { "weir \(number) (PCRE2 \(PatternEngine.version))" }
}

let weirVersion = Version()
