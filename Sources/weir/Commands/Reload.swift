import ArgumentParser
import Pipeline

/// `weir reload`: changed rules, in force or refused.
struct Reload: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Loads changed rules into the running daemon.",
    discussion: """
      The daemon reads its rule directory, checks it, runs every sample, and puts the new rules in
      force between two batches. On any error the old rules stay, and the errors are shown here as
      `weir check` shows them.

        weir reload --spool /var/spool/weir           exit code 0: in force; 1: refused
        weir reload --spool /var/spool/weir --force   also where a list has shrunk sharply

      In a pipe, or with --json, the verdict is one JSON object. Exit code 3: no daemon answers.
      """)

  @OptionGroup var daemon: SocketOptions

  @Flag(help: "Accept lists that are much smaller than before.")
  var force = false

  @Flag(help: "Print JSON on a terminal, too.")
  var json = false

  func run() throws {
    let (verdict, line) = daemon.ask(
      .reload(isForced: force), key: "reload", timeoutSeconds: 600)
    let isAccepted = verdict["accepted"]?.flag ?? false
    if json || !Terminal.standardOutput.isInteractive {
      Terminal.standardOutput.write(line)
    }
    Terminal.standardError.write(verdict["report"]?.text ?? "")
    if Terminal.standardOutput.isInteractive, !json {
      Terminal.standardOutput.write(sentence(verdict, isAccepted: isAccepted))
    }
    (isAccepted ? ExitStatus.fine : .findings).exit()
  }

  private func sentence(_ verdict: JSONValue, isAccepted: Bool) -> String {
    guard isAccepted else { return "refused; the rules in force stay\n" }
    let hash = verdict["hash"]?.text ?? ""
    let rules = verdict["rules"]?.integer ?? 0
    let isChanged = verdict["changed"]?.flag ?? true
    return "in force: \(rules) rules, \(hash.prefix(16))" + (isChanged ? "" : ", unchanged") + "\n"
  }
}
