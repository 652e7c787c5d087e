import ArgumentParser
import FileSystem
import Pipeline

/// The child in which a daemon tries batches that may end it; of no use to anybody else.
struct TryBatches: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: TrialServer.command,
    abstract: "Decides what a daemon sends, and writes nothing.", shouldDisplay: false)

  @Option(help: "A rule directory, for each layer.")
  var rules: [String]

  @Option(help: "The rules that the daemon has saved.")
  var accepted: String

  @Option(help: "The rule set that the daemon decides by.")
  var identifier: String

  func run() throws {
    let hasRules = TrialServer.serve(
      rulesPaths: rules, acceptedPath: FilePath(accepted), identifier: identifier)
    (hasRules ? ExitStatus.fine : .system).exit()
  }
}
