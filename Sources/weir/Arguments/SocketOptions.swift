import ArgumentParser
import Bytes
import Configuration
import FileSystem
import Pipeline

/// Which daemon a command is for.
struct SocketOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The spool of the daemon.", valueName: "dir"), completion: .directory)
  var spool: String?

  @Option(help: ArgumentHelp("The settings of the daemon.", valueName: "file"), completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp("The control socket of the daemon.", valueName: "file"), completion: .file())
  var socket: String?

  func validate() throws {
    guard [spool, config, socket].compactMap({ $0 }).count == 1 else {
      throw ValidationError("Give one of --spool DIR, --config FILE and --socket FILE.")
    }
  }

  private var path: FilePath {
    if let socket { return FilePath(socket) }
    if let spool { return ControlClient.socketPath(ofSpool: spool) }
    let configuration = ConfigurationFile.load(config ?? "")
    return ControlClient.socketPath(ofSpool: configuration.spoolPath)
  }

  /// What a daemon says of itself; nil where none answers.
  func status(timeoutSeconds: Int) -> JSONValue? {
    // A caller who asks again and again wants no reason.
    guard let line = try? ControlClient.ask(.status, at: path, timeoutSeconds: timeoutSeconds)
    else { return nil }
    return JSONValue(line)?["status"]
  }

  /// The answer to a request, under its key and as it was sent; without one the program ends.
  func ask(
    _ request: ControlRequest, key: String, timeoutSeconds: Int
  ) -> (value: JSONValue, line: [UInt8]) {
    do throws(ControlError) {
      let line = try ControlClient.ask(request, at: path, timeoutSeconds: timeoutSeconds)
      let answer = JSONValue(line)
      if let value = answer?[key] {
        // `{"ok":true,"KEY":` stands before the value, and a brace behind it.
        let prefix = Array("{\"ok\":true,\"\(key)\":".utf8)
        let inner = line.starts(with: prefix) ? line.dropFirst(prefix.count).dropLast() : line[...]
        return (value, Array(inner) + [UInt8(ascii: "\n")])
      }
      let reason = answer?["error"]?.text ?? "an answer that has no meaning"
      endProgram(.system, "the daemon answers: \(Quoted(reason))")
    } catch {
      endProgram(.system, "\(error)")
    }
  }
}
