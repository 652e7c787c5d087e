import Glibc

/// A program that was started, and waits to be awaited or ended.
struct ChildProcess {
  private let identifier: pid_t

  /// Starts a program; nil where that cannot be done.
  ///
  /// - Parameters:
  ///   - words: The program, looked up in `PATH` unless it is a path, and its arguments.
  ///   - output: Where its standard output goes; nil for ours.
  ///   - closed: Descriptors that it does not get.
  init?(_ words: [String], output: Int32? = nil, closing closed: [Int32] = []) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    if let output {
      unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    }
    for descriptor in closed { unsafe posix_spawn_file_actions_addclose(&actions, descriptor) }
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer { while let argument = unsafe arguments.popLast() { unsafe free(argument) } }
    var child: pid_t = 0
    guard unsafe posix_spawnp(&child, words[0], &actions, nil, arguments, environ) == 0 else {
      return nil
    }
    identifier = child
  }

  /// Waits for its end; returns its exit code, or 128 and the signal that ended it, as shells do.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// Ends it, wherever it is.
  func kill() {
    _ = Glibc.kill(identifier, SIGKILL)
    wait()
  }
}
