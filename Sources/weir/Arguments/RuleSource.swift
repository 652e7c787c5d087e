import ArgumentParser
import Bytes
import Documents
import FileSystem
import Glibc
import RuleCompiler

/// The rule directories of an author's command, layer after layer.
struct RuleSource: Sendable {
  let directories: [String]

  /// The directories as messages name them.
  var name: String { directories.joined(separator: ", ") }

  /// Names the directories of a command; `Rules` where none is given.
  init(directories: [String]) {
    self.directories = directories.isEmpty ? ["Rules"] : directories
  }

  /// Takes one argument with a directory, or with several between commas.
  init(layers argument: String) {
    // What cannot be looked at is told when it is read.
    let isOne = (try? SystemCalls.live.status(of: FilePath(argument))) != nil
    self.init(
      directories: isOne ? [argument] : argument.split(separator: ",").map(String.init))
  }

  /// Reads and compiles the directories.
  ///
  /// - Parameter options: What else is checked.
  /// - Returns: The compilation, which may hold errors.
  func compile(_ options: CompilerOptions) -> Compilation {
    compileRules(bundle(), options: options)
  }

  /// Reads the directories, or ends the program.
  func bundle() -> RuleBundle {
    do throws(FileError) {
      guard directories.contains(where: { GitRevision($0) != nil }) else {
        return try RuleBundle(directories: directories, calls: .live)
      }
      var layers: [RuleBundle] = []
      for directory in directories { layers.append(try bundle(of: directory)) }
      return RuleBundle(layers: layers)
    } catch {
      endProgram(.system, "\(error)")
    }
  }

  /// Reads one directory, which may lie in a revision of git.
  private func bundle(of directory: String) throws(FileError) -> RuleBundle {
    let isThere = try SystemCalls.live.status(of: FilePath(directory)) != nil
    guard !isThere, let revision = GitRevision(directory) else {
      return try RuleBundle(directory: directory, calls: .live)
    }
    if let bundle = revision.bundle() { return bundle }
    endProgram(.usage, "git has no directory \(Quoted(directory))")
  }

  /// Compiles the directories and ends the program where there are errors.
  ///
  /// - Parameter rule: A rule that is looked at even if it is disabled.
  /// - Returns: The compilation, without errors.
  func compileOrExit(showing rule: String? = nil) -> Compilation {
    var options = CompilerOptions()
    options.shownRule = rule
    options.runsSamples = false
    options.warnsAuthors = false
    let bundle = bundle()
    let compilation = compileRules(bundle, options: options)
    guard compilation.hasErrors else { return compilation }
    // Now the author reads all that there is to say.
    options.warnsAuthors = true
    Terminal.standardError.write(
      render(
        compileRules(bundle, options: options).diagnostics,
        color: Terminal.standardError.hasColor))
    endProgram(.usage, "the rules in \(name) are refused")
  }
}

/// `--rules DIR`, once for each layer, as the commands have it that decide records.
struct RuleOptions: ParsableArguments {
  @Option(
    help:
      "The rule directory, which holds manifest.yaml; again for each later layer. (default: Rules)",
    completion: .directory)
  var rules: [String] = []

  var source: RuleSource { RuleSource(directories: rules) }
}
