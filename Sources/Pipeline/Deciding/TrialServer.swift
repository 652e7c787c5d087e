import Bytes
import CLinux
import Digests
import Engine
public import FileSystem
import Glibc
import RuleCompiler

/// The other end of a ``TrialProcess``: decides what it is sent, and writes nothing.
public enum TrialServer {
  /// The hidden command of the program that serves.
  public static let command = "try-batches"

  /// Serves frames until there are no more.
  ///
  /// A byte is sent once the rules are there, and one for every frame that was decided.
  ///
  /// - Parameters:
  ///   - rulesPaths: The rule directories, layer after layer.
  ///   - acceptedPath: The rules that the daemon saved when it accepted them.
  ///   - identifier: The rule set that the daemon decides by.
  ///   - calls: The system calls to use.
  /// - Returns: False where there are no rules to decide by.
  public static func serve(
    rulesPaths: [String], acceptedPath: FilePath, identifier: String, calls: SystemCalls = .live
  ) -> Bool {
    _ = weir_die_with_parent()
    let loader = RuleLoader(
      rulesPaths: rulesPaths, acceptedPath: acceptedPath, calls: calls, clock: .system)
    guard let ruleSet = loader.ruleSet(identifier: identifier) else { return false }
    let slot = MatchSlot(for: ruleSet)
    var settler = Settler(for: ruleSet, engine: "trial")
    var ledger = NoLedger()
    var sink = NoSink()
    answer()
    while let (head, lines) = nextFrame() {
      _ = weir_limit_processor_time(UInt(Limits.trialSecondsMax))
      lines.withByteView { view in
        slot.fill(Chunk(lines: view, batchOffset: head.offset), of: head.digest)
        slot.match()
        settler.beginBatch(file: ByteView("trial"), decidedAtMilliseconds: 0)
        settler.settle(&slot.matcher.matches, against: &ledger, into: &sink)
      }
      answer()
    }
    return true
  }

  private static func answer() {
    var byte: UInt8 = 1
    _ = unsafe write(STDIN_FILENO, &byte, 1)
  }

  private static func nextFrame() -> (
    head: (byteCount: Int, offset: Int, digest: Digest128), lines: [UInt8]
  )? {
    guard let bytes = readExactly(TrialFrame.headByteCount),
      let head = TrialFrame.decodeHead(bytes), let lines = readExactly(head.byteCount)
    else { return nil }
    return (head, lines)
  }

  private static func readExactly(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let result = unsafe bytes.withUnsafeMutableBytes { room in
        unsafe read(STDIN_FILENO, room.baseAddress.map { unsafe $0 + done }, count - done)
      }
      if result > 0 {
        done += result
      } else if result == 0 || errno != EINTR {
        return nil
      }
    }
    return bytes
  }

  /// Takes lines of output and forgets them.
  private struct NoSink: ~Copyable, DecisionSink {
    mutating func append(_ line: ByteView, to queue: OutputQueue) {}
  }
}
