/// Why a caller number cannot be true.
public struct ForgedReasons: OptionSet, Hashable, BitwiseCopyable, Sendable {
  /// One bit for each reason.
  public let rawValue: UInt16

  /// The reasons with these bits.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// A domestic number that does not travel came over an international link.
  ///
  /// Fixed lines, services and ports stay in the country; mobile numbers with `+86` do not, since
  /// their owners travel.
  public static let domesticOverInternational = ForgedReasons(rawValue: 1 << 0)

  /// A mobile number without country code came over an international link.
  ///
  /// Weaker than the others: some gateways take off the `00` of a foreign number.
  public static let noCountryCodeOverInternational = ForgedReasons(rawValue: 1 << 1)

  /// `+`, `00` or a country code before a hotline or service number, which none of them can have.
  ///
  /// `+86` alone does not count on links inside the country: some carriers write it always.
  public static let prefixBeforeHotline = ForgedReasons(rawValue: 1 << 2)

  /// More or fewer digits than numbers that begin so have.
  public static let impossibleLength = ForgedReasons(rawValue: 1 << 3)

  /// Letters or signs among the digits.
  public static let lettersInNumber = ForgedReasons(rawValue: 1 << 4)

  /// No caller at all.
  public static let emptyCaller = ForgedReasons(rawValue: 1 << 5)

  /// The caller shows the number of the called party.
  public static let callerIsCallee = ForgedReasons(rawValue: 1 << 6)

  /// An area code that does not exist, or one with too many or too few digits behind it.
  public static let badAreaCode = ForgedReasons(rawValue: 1 << 7)

  /// A country code that no country has.
  public static let impossibleCountryCode = ForgedReasons(rawValue: 1 << 8)

  /// A beginning that the numbering plan has not assigned.
  public static let unassigned = ForgedReasons(rawValue: 1 << 9)

  /// Every reason with its word in rules, decisions and counters.
  public static let named: [(reason: ForgedReasons, name: StaticString)] = [
    (.domesticOverInternational, "domestic-over-international"),
    (.noCountryCodeOverInternational, "no-country-code-over-international"),
    (.prefixBeforeHotline, "prefix-before-hotline"),
    (.impossibleLength, "impossible-length"),
    (.lettersInNumber, "letters-in-number"),
    (.emptyCaller, "empty-caller"),
    (.callerIsCallee, "caller-is-callee"),
    (.badAreaCode, "bad-area-code"),
    (.impossibleCountryCode, "impossible-country-code"),
    (.unassigned, "unassigned"),
  ]
}
