import ArgumentParser
import Bytes
import Documents
import Pipeline

/// `weir stats`: the figures of a daemon on one screen, once or as they change.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Shows the figures of the running daemon on one screen.",
    discussion: """
      Records and decisions, what waits, what nobody has taken, who sends and which
      rules hit, once or, with --watch, as they change, until q or Ctrl-C:
        weir stats --spool /var/spool/weir --watch

      In a pipe, a line of JSON each time, as `weir status` prints it; docs/STATS.md
      lists every key. Exit code 3: no daemon answers.
      """)

  @OptionGroup var daemon: SocketOptions

  @Flag(help: "Show them again and again, on the whole screen of a terminal.")
  var watch = false

  @Option(help: ArgumentHelp("Seconds between two looks, 1 to 3600.", valueName: "seconds"))
  var interval = 1

  func validate() throws {
    guard (1...3_600).contains(interval) else {
      throw ValidationError("--interval takes 1 to 3600 seconds.")
    }
  }

  func run() throws {
    let output = Terminal.standardOutput
    if watch, output.isInteractive, let screen = FullScreen() {
      show(on: screen)
    } else {
      repeat {
        let (status, line) = daemon.ask(.status, key: "status", timeoutSeconds: 10)
        if output.isInteractive {
          let page = StatsScreen(status, now: StatsScreen.Moment())
          let lines = page.lines(columns: output.columnCount, rows: 60, paint: paint)
          output.write(lines.joined(separator: "\n") + "\n")
        } else {
          output.writeJSON(line)
        }
      } while watch && wait()
    }
    ExitStatus.fine.exit()
  }

  private var paint: Paint { Paint(isOn: Terminal.standardOutput.hasColor) }

  /// Waits for the next look; always true.
  private func wait() -> Bool {
    waitSeconds(interval)
    return true
  }

  /// Shows one screen after the other until somebody wants to leave.
  private func show(on screen: consuming FullScreen) {
    var before: StatsScreen?
    repeat {
      let now = StatsScreen.Moment()
      let lines: [String]
      if let status = daemon.status(timeoutSeconds: 5) {
        let page = StatsScreen(status, now: now, before: before)
        lines = page.lines(columns: screen.columnCount, rows: screen.rowCount, paint: paint)
        before = page
      } else {
        // It may be about to start again; what it did before is no measure for what it does then.
        before = nil
        lines = [paint("no daemon answers; still asking, q leaves", .strongRed)]
      }
      screen.show(lines)
    } while screen.wait(milliseconds: interval * 1_000)
    screen.leave()
  }
}
