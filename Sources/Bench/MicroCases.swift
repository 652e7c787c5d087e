import Bytes
import Engine
import Records
import RuleCompiler
import Views

/// The steps of the hot path, each by itself.
func microCases(_ batch: Batch, shipped: RuleBundle) -> BenchFamily {
  let ruleSet = compiled(shipped)
  let fold = FoldRun(batch.bytes, tables: ruleSet.viewTables)
  let decisions = DecisionRun(batch.bytes, ruleSet: ruleSet)
  var cases = [
    BenchCase("decode a record", perRun: batch.lineCount) { decode(batch.bytes) }
  ]
  // The skeleton is made of folded, and the sound of the skeleton.
  for view in [View.folded, .skeleton, .sound] {
    cases.append(
      BenchCase("view of a text, \(view.name)", perRun: fold.count) { fold.run(view) })
  }
  cases.append(
    BenchCase("decide, shipped rules (\(ruleSet.rules.count))", perRun: batch.lineCount) {
      decisions.run()
    })
  return BenchFamily("Steps", unit: "record", clock: "thread time", cases)
}

/// Decodes a batch; returns the records' times and texts, added up.
private func decode(_ batch: ByteView) -> Int {
  var record = Record()
  var arena = ByteBuffer(capacity: 1 << 16)
  var reader = LineReader(batch)
  var sum = 0
  while let line = reader.next() {
    arena.removeAll()
    guard decodeRecord(line.line, into: &record, arena: &arena) == nil else { continue }
    sum += Int(record.timestampMilliseconds % 1_000_003) + record.field(.text).count
  }
  return sum
}
