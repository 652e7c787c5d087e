import ArgumentParser
import Pipeline

/// `weir status`: what a daemon is doing.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what the running daemon is doing.",
    discussion: """
      Shows the rules in force, what waits, what was decided since the start, and
      what is wrong: a table on a terminal, JSON in a pipe or with --json:
        weir status --spool /var/spool/weir
        weir status --spool /var/spool/weir | jq .spool

      docs/STATS.md lists every key. Exit code 3: no daemon answers.
      """)

  @OptionGroup var daemon: SocketOptions

  @Flag(help: "Print JSON on a terminal, too.")
  var json = false

  func run() throws {
    let (status, line) = daemon.ask(.status, key: "status", timeoutSeconds: 10)
    if json || !Terminal.standardOutput.isInteractive {
      Terminal.standardOutput.writeJSON(line)
    } else {
      Terminal.standardOutput.write(StatusTable(status).text)
    }
    ExitStatus.fine.exit()
  }
}
