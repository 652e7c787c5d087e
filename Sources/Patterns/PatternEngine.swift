import CPCRE2

/// The PCRE2 that this program runs with.
public enum PatternEngine {
  /// Version and JIT target, such as `10.42 2022-12-11 JIT x86 64bit (little endian + unaligned)`.
  public static let version: String = ""

  /// Whether machine code can be made here and now.
  public static let jitIsAvailable: Bool = false
}
