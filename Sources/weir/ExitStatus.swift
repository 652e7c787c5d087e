import FileSystem
import Glibc
import Offline

/// How the program ends: the codes that `weir --help` names.
enum ExitStatus: Int32 {
  case fine = 0
  case findings = 1
  case usage = 2
  case system = 3
  case regression = 4

  /// The code for a file that was needed and could not be read.
  init(for error: FileError) {
    self = error.errno.mayPass ? .system : .usage
  }

  func exit() -> Never {
    Glibc.exit(rawValue)
  }
}

/// Ends the program, since a file of records cannot be read.
func endProgram(for error: RecordFileError) -> Never {
  Terminal.standardError.write("weir: \(error)\n")
  switch error {
  case .file: ExitStatus.system.exit()
  case .packing: ExitStatus.findings.exit()
  }
}
