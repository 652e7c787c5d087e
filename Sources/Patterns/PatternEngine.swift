import Bytes
import CPCRE2

/// The PCRE2 that this program runs with.
public enum PatternEngine {
  /// Version and JIT target: `10.42 2022-12-11, JIT x86 64bit (little endian + unaligned)`.
  ///
  /// Decisions depend on both (docs/DECISIONS.md), so both name the engine build.
  public static let version: String = {
    let release = configurationText(PCRE2_CONFIG_VERSION) ?? "of unknown version"
    guard jitIsAvailable, let target = configurationText(PCRE2_CONFIG_JITTARGET) else {
      return "\(release), no JIT"
    }
    return "\(release), JIT \(target)"
  }()

  /// Whether machine code can be made here and now.
  ///
  /// PCRE2 may have been built without JIT, and a process may be forbidden to make memory
  /// executable (`MemoryDenyWriteExecute`); only trying tells.
  public static let jitIsAvailable: Bool = {
    do throws(PatternError) {
      return try Pattern("[a-c]+d").hasJIT
    } catch {
      preconditionFailure("PCRE2 refuses the pattern that tells whether there is JIT")
    }
  }()
}

/// A text that PCRE2 tells about how it was built, or nil where there is none.
private func configurationText(_ what: Int32) -> String? {
  let length = pcre2_config_8(UInt32(what), nil)
  guard length > 0 else { return nil }
  // The length counts the NUL at the end.
  var buffer = [UInt8](repeating: 0, count: Int(length))
  let written = unsafe buffer.withUnsafeMutableBytes { room in
    unsafe pcre2_config_8(UInt32(what), room.baseAddress)
  }
  guard written > 0 else { return nil }
  return String(decoding: buffer.dropLast(), as: UTF8.self)
}
