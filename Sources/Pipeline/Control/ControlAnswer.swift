import Bytes
import Documents
import Stats

/// The answers over the control socket: one JSON object on one line.
///
/// `{"ok":true,"status":{…}}`, `{"ok":true,"reload":{…}}` or `{"ok":false,"error":"…"}`.
enum ControlAnswer {
  /// What `status` gets: the content of `stats.json`.
  static func status(_ snapshot: StatsSnapshot) -> [UInt8] {
    var line = JSONLine()
    line.add("ok", true)
    line.add("status", snapshot.json)
    return line.bytes
  }

  /// What `reload` gets: the verdict on the files, as data and as `weir check` shows it.
  static func reload(_ report: RuleReport) -> [UInt8] {
    var answer = JSONLine()
    answer.add("accepted", report.isAccepted)
    answer.add("changed", !report.isUnchanged)
    answer.add("hash", report.identifier)
    answer.add("rules", report.ruleCount)
    answer.add("errors", report.count(.error) + (report.fileError == nil ? 0 : 1))
    answer.add("warnings", report.count(.warning) + (report.saveError == nil ? 0 : 1))
    answer.add("report", report.rendered(color: false))
    let findings = renderNDJSON(report.diagnostics).split(separator: "\n").map { String($0) }
    answer.add("diagnostics", array: findings)
    var line = JSONLine()
    line.add("ok", true)
    line.add("reload", answer)
    return line.bytes
  }

  /// What a line gets that is no request, or that cannot be served.
  static func failure(_ reason: String) -> [UInt8] {
    var line = JSONLine()
    line.add("ok", false)
    line.add("error", reason)
    return line.bytes
  }
}
