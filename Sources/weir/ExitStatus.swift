import Glibc

/// How the program ends: the codes of DESIGN section 7.
enum ExitStatus: Int32 {
  case fine = 0
  case findings = 1
  case usage = 2
  case system = 3

  func exit() -> Never {
    Glibc.exit(rawValue)
  }
}
