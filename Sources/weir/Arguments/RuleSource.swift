import ArgumentParser
import Bytes
import Documents
import FileSystem
import Glibc
import RuleCompiler

/// The rule directory of an author's command.
struct RuleSource: Sendable {
  let directory: String

  /// Reads and compiles the directory.
  ///
  /// - Parameter options: What else is checked.
  /// - Returns: The compilation, which may hold errors.
  func compile(_ options: CompilerOptions) -> Compilation {
    compileRules(bundle(), options: options)
  }

  /// Reads the directory, or ends the program.
  func bundle() -> RuleBundle {
    do throws(FileError) {
      let isThere = try SystemCalls.live.status(of: FilePath(directory)) != nil
      guard !isThere, let revision = GitRevision(directory) else {
        return try RuleBundle(directory: directory, calls: .live)
      }
      if let bundle = revision.bundle() { return bundle }
      endProgram(.usage, "git has no directory \(Quoted(directory))")
    } catch {
      endProgram(.system, "\(error)")
    }
  }

  /// Compiles the directory and ends the program where there are errors.
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
    endProgram(.usage, "the rules in \(directory) are refused")
  }
}

/// `--rules DIR`, as the commands have it that decide records.
struct RuleOptions: ParsableArguments {
  @Option(help: "The rule directory: it holds manifest.yaml.", completion: .directory)
  var rules = "Rules"

  var source: RuleSource { RuleSource(directory: rules) }
}
