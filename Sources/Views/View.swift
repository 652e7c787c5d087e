// Views: the forms of a text that patterns see, and the way back.
//
// Touches: memory only. No files, clock, log or thread.
// Hostile: the texts; their UTF-8 is valid, what they say is not looked at.
// Fails: variants and patterns give problems as data; a range outside of a view is our bug and traps.

/// One form of a text, of those that patterns can be matched against.
public enum View: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  /// As received; invalid UTF-8 has been repaired.
  case raw

  /// Canonical equivalences only: width, case, invisible characters, look-alikes.
  case folded

  /// Separators inside words gone, variants of key words merged.
  case skeleton

  /// The skeleton by syllables.
  case sound

  /// The word that rules and decisions use.
  public var name: String {
    switch self {
    case .raw: "raw"
    case .folded: "folded"
    case .skeleton: "skeleton"
    case .sound: "sound"
    }
  }

  /// The view with a name, or nil.
  public init?(name: String) {
    guard let view = View.allCases.first(where: { $0.name == name }) else { return nil }
    self = view
  }
}
