import FileSystem
import Glibc

/// How the program ends: the codes that `weir --help` names.
enum ExitStatus: Int32 {
  case fine = 0
  case findings = 1
  case usage = 2
  case system = 3

  /// The code for a file that was needed and could not be read.
  init(for error: FileError) {
    self = error.errno.mayPass ? .system : .usage
  }

  func exit() -> Never {
    Glibc.exit(rawValue)
  }
}
