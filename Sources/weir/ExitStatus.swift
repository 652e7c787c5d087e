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
  switch error {
  case .file: endProgram(.system, "\(error)")
  case .packing: endProgram(.findings, "\(error)")
  }
}

/// Ends the program and says why.
func endProgram(_ status: ExitStatus, _ reason: String) -> Never {
  Terminal.standardError.write("weir: \(reason)\n")
  status.exit()
}

/// Writes a file that the user asked for, or ends the program.
func writeFile(_ text: String, to path: String) {
  do throws(FileError) {
    try SystemCalls.live.writeAtomically(FilePath(path), Array(text.utf8), durable: false)
  } catch {
    endProgram(.system, "\(error)")
  }
}
