import Bytes
import Engine
import Offline

extension RuleProfile {
  /// Everything as one JSON object, with its line feed.
  ///
  /// - Parameters:
  ///   - entries: Those that were asked for.
  ///   - top: How many of them are shown.
  /// - Returns: A line.
  func json(of entries: [Entry], top: Int) -> String {
    var line = JSONLine()
    line.add("v", 1)
    line.add("records", total.records)
    line.add("rejected", total.rejected)
    line.add("texts", total.texts)
    line.add("nanoseconds", Int(total.nanoseconds))
    line.add("patterns", questionCount)
    line.add("passed", total.candidates)
    add(cost, to: &line)
    line.add("rules", array: entries.prefix(top).map { json(of: $0) })
    line.add(
      "unfiltered",
      array: RuleProfile.unfiltered(entries).map { rules, question in
        var line = JSONLine()
        line.add("rules", texts: rules)
        line.add("views", question.views)
        line.add("nanoseconds", Int(question.cost.nanoseconds))
        line.add("candidates", Int(question.cost.askedCount))
        return line.object
      })
    return line.text
  }

  private func json(of entry: Entry) -> String {
    var line = JSONLine()
    line.add("rules", texts: entry.rules)
    add(entry.cost, to: &line)
    line.add("patterns", array: entry.questions.map { json(of: $0) })
    line.add("hints", texts: hints(for: entry))
    return line.object
  }

  private func json(of question: Question) -> String {
    var line = JSONLine()
    line.add("views", question.views)
    if let pattern = question.pattern { line.add("pattern", pattern) }
    line.add("literal", question.hasLiteral)
    line.add("words", texts: question.findWords())
    add(question.cost, to: &line)
    if let worst = question.worst {
      var message = JSONLine()
      message.add("nanoseconds", Int(question.cost.worstNanoseconds))
      message.add("file", worst.file)
      message.add("line", worst.line)
      message.add("id", worst.identifier)
      message.add("text", worst.text)
      line.add("worst", json: message.object)
    }
    return line.object
  }

  private func add(_ cost: ProbeCost, to line: inout JSONLine) {
    line.add("pattern_nanoseconds", Int(cost.nanoseconds))
    line.add("candidates", Int(cost.askedCount))
    line.add("confirmed", Int(cost.foundCount))
    line.add("limits", Int(cost.limitCount))
  }
}
