// weir: the commands, over the same engine.
//
// Touches: files, the terminal, the clock; whatever a command is for.
// Hostile: records are shown through Quoted, or as the NDJSON that the engine made of them.
// Fails: ExitStatus; 0 fine, 1 findings, 2 usage or configuration, 3 the system refused, 4 worse figures.

import ArgumentParser
import Bytes
import Documents

@main
struct Weir: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weir",
    abstract: "Decides text messages and calls by fraud rules that people can read.",
    discussion: """
      Begin with the rules and records that ship:
        weir check Rules
        weir scan --rules Rules Samples/sms-gateway/morning.ndjson

      Exit codes: 0 fine, 1 findings or failed samples, 2 usage or configuration,
      3 the operating system refused, 4 a figure is worse than in a baseline.
      """,
    version: weirVersion.description,
    groupedSubcommands: [
      CommandGroup(name: "Author", subcommands: authors),
      CommandGroup(name: "Operator", subcommands: operators),
    ])

  private static var authors: [any ParsableCommand.Type] {
    [
      Check.self, Test.self, Scan.self, Grep.self, Eval.self, Diff.self, Explain.self, Profile.self,
      Fold.self, Fields.self, Tags.self, Schema.self,
    ]
  }
  private static var operators: [any ParsableCommand.Type] {
    [Run.self, Reload.self, Status.self, StatsCommand.self, TryBatches.self]
  }

  static func main() {
    let arguments = ProgramArguments.all
    guard !arguments.isEmpty else {
      // A script whose arguments went missing must not take this for success.
      Terminal.standardError.write(helpMessage() + "\n")
      ExitStatus.usage.exit()
    }
    suggestCommand(for: arguments)
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      exit(with: error)
    }
  }

  /// Ends the program where the first word is no command, with the one that was probably meant.
  private static func suggestCommand(for arguments: [String]) {
    let commands = authors + operators
    let names = commands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    let known = commands.map { $0._commandName } + ["help"]
    guard let word = arguments.first, !word.hasPrefix("-"), !known.contains(word) else { return }
    let meant = nearestName(to: word, among: names).map { "; did you mean `weir \($0)`?" }
    endProgram(
      .usage,
      "there is no command \(Quoted(word))\(meant ?? "")\n"
        + "Commands: \(names.joined(separator: " ")). See `weir --help`.")
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
