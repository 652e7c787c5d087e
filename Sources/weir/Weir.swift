// weir: the commands, over the same engine.
//
// Touches: files, the terminal, the clock; whatever a command is for.
// Hostile: records are shown through Quoted, or as the NDJSON that the engine made of them.
// Fails: ExitStatus; 0 fine, 1 findings, 2 usage or configuration, 3 the system refused.

import ArgumentParser

@main
struct Weir: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weir",
    abstract: "Decides text messages and calls by fraud rules that people can read.",
    discussion: """
      Authors write rules and try them out:
        weir check Rules            finds every mistake in a rule directory
        weir test Rules             runs the samples of the rules
        weir scan records.ndjson    decides records and prints a line for each
        weir explain records.ndjson shows why a record was decided so
        weir profile records.ndjson shows what each rule costs
        weir fold TEXT              shows what patterns see of a text

      Operators run the daemon:
        weir run --spool DIR        decides what arrives in DIR/incoming
        weir reload --spool DIR     puts changed rules in force, or says why not
        weir status --spool DIR     shows what the daemon is doing

      Exit codes: 0 fine, 1 findings or failed samples, 2 usage or configuration,
      3 the operating system refused.
      """,
    version: weirVersion.description,
    subcommands: [
      Check.self, Test.self, Scan.self, Explain.self, Profile.self, Fold.self, Run.self,
      Reload.self, Status.self, TryBatches.self,
    ])

  static func main() {
    let arguments = ProgramArguments.all
    guard !arguments.isEmpty else {
      // A script whose arguments went missing must not take this for success.
      Terminal.standardError.write(helpMessage() + "\n")
      ExitStatus.usage.exit()
    }
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      exit(with: error)
    }
  }

  /// Ends the program with the codes that its help names, where argument-parser would use codes of its own.
  private static func exit(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code == .validationFailure {
      Terminal.standardError.write(fullMessage(for: error) + "\n")
      ExitStatus.usage.exit()
    }
    Self.exit(withError: error)
  }
}
