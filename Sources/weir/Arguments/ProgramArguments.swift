import CLinux
import Glibc

/// The command line, as the kernel gave it.
enum ProgramArguments {
  /// The path of the program that runs, by which it can be started again; nil where nobody says.
  static var program: String? {
    // The link leads to this very build, even where an upgrade has replaced it.
    let link = "/proc/self/exe"
    if unsafe access(link, X_OK) == 0 { return link }
    guard let name = unsafe weir_argument(0).map({ unsafe String(cString: $0) }) else { return nil }
    return name.contains("/") ? name : nil
  }

  /// The arguments behind the name of the program.
  static var all: [String] {
    (0..<weir_argument_count()).dropFirst().compactMap { place in
      guard let argument = unsafe weir_argument(place) else { return nil }
      return unsafe String(cString: argument)
    }
  }
}
