import CLinux

/// The command line, as the kernel gave it.
enum ProgramArguments {
  /// The arguments behind the name of the program.
  static var all: [String] {
    (0..<weir_argument_count()).dropFirst().compactMap { place in
      guard let argument = unsafe weir_argument(place) else { return nil }
      return unsafe String(cString: argument)
    }
  }
}
