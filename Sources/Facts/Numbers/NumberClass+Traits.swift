/// What is true of every number of a class.
struct NumberTraits: OptionSet {
  let rawValue: UInt8

  /// People carry it, so that it is seen on foreign networks.
  static let carried = NumberTraits(rawValue: 1)

  /// It stands for a firm or office, and has no country code.
  static let service = NumberTraits(rawValue: 2)

  /// It may show behind an area code.
  static let local = NumberTraits(rawValue: 4)

  /// It is a port for messages.
  static let port = NumberTraits(rawValue: 8)
}

extension NumberClass {
  /// What is true of every number of the class: a new class has to say it here.
  var traits: NumberTraits {
    switch self {
    case .mobile, .mvno, .dataCard, .satellite: .carried
    case .port1062, .port1063, .port1064, .port1065, .port1066, .port1069: .port
    case .service95, .service96, .hotline: [.service, .local]
    case .service400, .callCentre: .service
    case .iot, .fixed, .international, .alphanumeric, .malformed: []
    }
  }

  /// Whether people carry it.
  var isMobile: Bool { traits.contains(.carried) }

  /// Whether it stands for a firm or office.
  var isService: Bool { traits.contains(.service) }

  /// Whether it may show behind an area code.
  var isLocalService: Bool { traits.contains(.local) }

  /// Whether it is a port for messages.
  var isPort: Bool { traits.contains(.port) }
}
