import Bytes
import Digests
import Documents
import Engine
import Records
import RuleCompiler
import Testing
import Views

/// Rules in force, for tests that ask what they do to a record.
struct MatchingRules: ~Copyable {
  let compilation: Compilation
  let ruleSet: RuleSet
  private var workspace: Workspace

  /// Compiles a directory, which must have no errors.
  init(_ directory: RuleDirectory) throws {
    var options = CompilerOptions()
    options.runsSamples = false
    compilation = directory.compile(options)
    ruleSet = try #require(
      compilation.ruleSet, "\(render(compilation.diagnostics, color: false))")
    workspace = Workspace(for: ruleSet)
  }

  /// The ids of the rules that fire on a record; `*` behind those that fail.
  mutating func fired(on line: String) -> [String] {
    line.withByteView { bytes in
      ruleSet.match(Chunk(lines: bytes, batchOffset: 0), of: .none, in: &workspace)
      let matched = workspace.matched[0]
      return (0..<Int(matched.firedCount)).map {
        let fired = workspace.fired[Int(matched.firedStart) + $0]
        let limit = fired.limit == .none ? "" : "*"
        return ruleSet.rules[Int(fired.rule)].identifier + limit
      }
    }
  }

  /// What fired on a record, with the view in which a text condition matched, and the words of the
  /// original that are its evidence.
  struct Hit: Equatable {
    var identifier: String
    var view: View?
    var words: [String]
  }

  /// The rules that fire on a record, with their evidence.
  mutating func hits(on line: String) -> [Hit] {
    line.withByteView { bytes in
      ruleSet.match(Chunk(lines: bytes, batchOffset: 0), of: .none, in: &workspace)
      let matched = workspace.matched[0]
      let source = workspace.source(of: matched)
      let text = source.bytes(of: matched.record.field(.text))
      return (0..<Int(matched.firedCount)).map { place in
        let fired = workspace.fired[Int(matched.firedStart) + place]
        let evidence = (0..<Int(fired.evidenceCount)).map {
          workspace.evidence[Int(fired.evidenceStart) + $0]
        }
        return Hit(
          identifier: ruleSet.rules[Int(fired.rule)].identifier,
          view: fired.hasView ? fired.view : nil,
          words: evidence.filter { $0.list < 0 }.map { text[$0.span].text })
      }
    }
  }

  /// What the engine decides about a record, and every condition with its truth.
  mutating func explanation(of line: String) -> (explanation: Explanation, verdict: Verdict) {
    line.withByteView { bytes in
      ruleSet.match(Chunk(lines: bytes, batchOffset: 0), of: .none, in: &workspace)
      let matched = workspace.matched[0]
      var settler = Settler(for: ruleSet, engine: "test")
      let ruling = settler.ruling(on: matched, in: workspace)
      let explanation = Explanation(matched, in: &workspace, compilation: compilation) { _ in true }
      return (explanation, ruling.verdict)
    }
  }
}

extension Digest128 {
  /// The records of these tests have ids, so no digest is asked.
  static var none: Digest128 { Digest128(high: 0, low: 0) }
}

/// A message with a sender and a text, and more keys if wanted.
func message(_ text: String, from: String = "13912345678", _ more: String = "") -> String {
  #"{"kind":"sms","id":"1","ts":1772323200000,"from":"\#(from)","to":"13800138000","#
    + #""text":"\#(text)"\#(more)}"#
}

/// A call with further keys.
func call(_ more: String, from: String = "13912345678") -> String {
  #"{"kind":"call","id":"1","ts":1772323200000,"from":"\#(from)","to":"13800138000","#
    + #""stage":"attempt"\#(more)}"#
}
