import Bytes
import Documents
import Stats

/// The answers over the control socket: one JSON object on one line.
///
/// `{"ok":true,"status":{…}}`, `{"ok":true,"reload":{…}}` or `{"ok":false,"error":"…"}`.
enum ControlAnswer {
  /// What `status` gets: the content of `stats.json`.
  static func status(_ snapshot: StatsSnapshot) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 4_096)
    buffer.append("{\"ok\":true,\"status\":")
    snapshot.appendJSON(to: &buffer)
    buffer.truncate(to: buffer.count - 1)
    buffer.append("}\n")
    return buffer.array
  }

  /// What `reload` gets: the verdict on the files, as data and as `weir check` shows it.
  static func reload(_ report: RuleReport) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 4_096)
    buffer.append("{\"ok\":true,\"reload\":{\"accepted\":")
    buffer.append(report.isAccepted ? "true" : "false")
    buffer.append(",\"changed\":")
    buffer.append(report.isUnchanged ? "false" : "true")
    buffer.append(",\"hash\":")
    buffer.appendJSONString(report.identifier)
    buffer.append(",\"rules\":")
    buffer.appendDecimal(report.ruleCount)
    buffer.append(",\"errors\":")
    buffer.appendDecimal(report.count(.error) + (report.fileError == nil ? 0 : 1))
    buffer.append(",\"warnings\":")
    buffer.appendDecimal(report.count(.warning) + (report.saveError == nil ? 0 : 1))
    buffer.append(",\"report\":")
    buffer.appendJSONString(report.rendered(color: false))
    buffer.append(",\"diagnostics\":[")
    for (index, line) in renderNDJSON(report.diagnostics).split(separator: "\n").enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(String(line))
    }
    buffer.append("]}}\n")
    return buffer.array
  }

  /// What a line gets that is no request, or that cannot be served.
  static func failure(_ reason: String) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append("{\"ok\":false,\"error\":")
    buffer.appendJSONString(reason)
    buffer.append("}\n")
    return buffer.array
  }
}
