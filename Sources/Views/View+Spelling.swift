/// The spelling of a syllable as the view `sound` writes it, or nil for any other text.
///
/// The view has one private-use character for each toneless syllable, which no person can read.
public func syllableSpelling(of text: String) -> String? {
  guard text.unicodeScalars.count == 1, let code = text.unicodeScalars.first?.value,
    code >= SoundBuilder.firstCode
  else { return nil }
  let index = code - SoundBuilder.firstCode
  guard index < StaticTables.shared.readings.syllableCount else { return nil }
  return StaticTables.shared.readings.name(of: UInt16(index))
}
