import ArgumentParser
import Bytes
import Pipeline

/// `weir reload`: changed rules, in force or refused.
struct Reload: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Loads changed rules into the running daemon.",
    discussion: """
      The daemon reads its rule directory, checks it, and runs every sample. Rules
      that are accepted come into force with the next batch; the one in hand is
      finished under the old ones. On any error the old rules stay, and the errors
      are shown here as `weir check` shows them:
        weir reload --spool /var/spool/weir

      Where a list has shrunk sharply, or many rules are gone, and that is meant:
        weir reload --spool /var/spool/weir --force

      In a pipe, or with --json, the verdict is one JSON object.

      Exit code 0: accepted. 1: refused. 3: no daemon answers.
      """)

  @OptionGroup var daemon: SocketOptions

  @Flag(help: "Accept lists and rules that are far fewer than before.")
  var force = false

  @Flag(help: "Print JSON on a terminal, too.")
  var json = false

  func run() throws {
    let (verdict, line) = daemon.ask(
      .reload(isForced: force), key: "reload", timeoutSeconds: 600)
    let isAccepted = verdict["accepted"]?.flag ?? false
    if json || !Terminal.standardOutput.isInteractive {
      Terminal.standardOutput.writeJSON(line)
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
    return "accepted, in force with the next batch: \(rules) rules, \(hash.prefix(16))"
      + (isChanged ? "" : ", unchanged") + "\n"
  }
}
