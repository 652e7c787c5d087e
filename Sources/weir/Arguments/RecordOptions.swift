import ArgumentParser
import Bytes
import Pipeline
import Records

/// One record from the command line, field by field.
struct RecordOptions: ParsableArguments {
  @Option(help: "The text of a message, instead of a file.")
  var text: String?

  @Option(help: "Its sender, or the caller.")
  var from = "13800138000"

  @Option(help: "Its receiver, or who is called.")
  var to = "13800138000"

  @Option(help: "When: '2026-12-01', '2026-12-01 21:30', or a time in RFC 3339; else now.")
  var ts: String?

  @Option(help: "sms, or call for a call, which has no text.")
  var kind: String?

  @Option(
    name: .customLong("with"), help: "Another field of the record: --with link_class=intl.")
  var others: [String] = []

  /// True if a record is given at all.
  var isGiven: Bool { text != nil || kind == "call" }

  func validate() throws {
    guard ["sms", "call"].contains(kind ?? "sms") else {
      throw ValidationError("--kind is sms or call, not \(Quoted(kind ?? "")).")
    }
    guard text == nil || kind != "call" else {
      throw ValidationError("A call has no text: leave out --text or --kind call.")
    }
    for other in others {
      let name = other.prefix { $0 != "=" }
      guard name.count < other.count, RecordKey.allCases.contains(where: { "\($0.name)" == name })
      else {
        throw ValidationError(
          "--with takes FIELD=VALUE, and \(Quoted(other)) is none; see `weir explain --help`.")
      }
    }
    if let ts, RecordOptions.time(ts, zoneOffsetSeconds: 0) == nil {
      throw ValidationError(
        "--ts \(Quoted(ts)) is no date and no time, such as '2026-12-01 21:30'.")
    }
  }

  /// The record as a line of a batch.
  ///
  /// - Parameter zoneOffsetSeconds: The zone of a time without one.
  /// - Returns: JSON.
  func line(zoneOffsetSeconds: Int) -> String {
    var line = JSONLine()
    line.add("kind", kind ?? "sms")
    line.add("id", "try-out")
    let given = ts.flatMap { RecordOptions.time($0, zoneOffsetSeconds: zoneOffsetSeconds) }
    line.add("ts", given ?? Clock.system.epochMilliseconds())
    line.add("from", from)
    line.add("to", to)
    if let text { line.add("text", text) }
    var names: [Substring] = []
    for other in others {
      let name = other.prefix { $0 != "=" }
      names.append(name)
      let value = String(other.dropFirst(name.count + 1))
      if RecordOptions.isJSON(value, of: name) {
        line.add(String(name), json: value)
      } else {
        line.add(String(name), value)
      }
    }
    if kind == "call", !names.contains("stage") { line.add("stage", "attempt") }
    return line.text
  }

  /// Whether a value is a number or a truth value of its field, and not a text.
  private static func isJSON(_ value: String, of name: Substring) -> Bool {
    switch RecordKey.allCases.first(where: { "\($0.name)" == name })?.entry.type {
    case .integer: Int64(value).map(String.init) == value
    case .boolean: ["true", "false"].contains(value)
    default: false
    }
  }

  /// Reads a time as people write it: a date, a date with hours and minutes, or RFC 3339.
  private static func time(_ text: String, zoneOffsetSeconds: Int) -> Int64? {
    if let time = text.withByteView(parseRFC3339Milliseconds) { return time }
    var parts = text.split(separator: " ").map(String.init)
    if parts.count == 1 { parts.append("00:00") }
    guard parts.count == 2 else { return nil }
    let seconds = parts[1].count == 5 ? ":00" : ""
    let whole = parts[0] + "T" + parts[1] + seconds + "Z"
    return whole.withByteView(parseRFC3339Milliseconds).map {
      $0 - Int64(zoneOffsetSeconds) * 1000
    }
  }
}
