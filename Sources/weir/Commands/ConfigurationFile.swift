import ArgumentParser
import Bytes
import Configuration
import Documents
import FileSystem

/// Reads the configuration of a command line, or ends the program with what is wrong with it.
enum ConfigurationFile {
  static func load(_ path: String) -> Configuration {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try SystemCalls.live.readWhole(FilePath(path), limit: Limits.documentByteCountMax)
    } catch {
      Terminal.standardError.writeError("weir: \(error)\n")
      ExitStatus(for: error).exit()
    }
    var diagnostics = DiagnosticList()
    let configuration = Configuration.load(
      SourceFile(path: path, bytes: bytes), into: &diagnostics)
    let report = render(diagnostics, color: Terminal.standardError.hasColor)
    if !report.isEmpty { Terminal.standardError.writeError(report) }
    guard let configuration else { ExitStatus.usage.exit() }
    return configuration
  }
}
