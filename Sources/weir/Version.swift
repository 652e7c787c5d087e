import Patterns

/// What this build is: the version of Weir, and of PCRE2, which decides what matches.
struct Version: CustomStringConvertible {
  let number = "0.1.0"

  /// The build as decisions name it; part of what makes them repeatable.
  var engine: String {
    "weir \(number), PCRE2 \(PatternEngine.version)"
  }

  var description: String { engine }
}

let weirVersion = Version()
