import Patterns
import Testing

struct PatternEngineTests {
  @Test func `the version names PCRE2 and its JIT`() {
    let version = PatternEngine.version
    #expect(version.first?.isNumber == true)
    #expect(version.contains("no JIT") != PatternEngine.jitIsAvailable)
    #expect(version.contains(", JIT ") == PatternEngine.jitIsAvailable)
  }
}
