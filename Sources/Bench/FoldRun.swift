import Bytes
import Engine
import Records
import Views

/// Folds the texts of a batch again and again: what the views alone cost.
final class FoldRun {
  private let texts: [[UInt8]]
  private var scratch: ViewScratch

  /// Takes the texts of the messages of a batch.
  init(_ batch: ByteView, tables: ViewTables) {
    scratch = ViewScratch(tables: tables)
    texts = messageTexts(of: batch)
  }

  /// The number of texts.
  var count: Int { texts.count }

  /// Computes a view of every text, and those that it is made of; returns the bytes that came out.
  func run(_ view: View) -> Int {
    var byteCount = 0
    for text in texts {
      text.withByteView { bytes in
        scratch.begin(bytes)
        byteCount += scratch.text(view).count
      }
    }
    return byteCount
  }
}

/// The texts of the messages of a batch.
func messageTexts(of batch: ByteView) -> [[UInt8]] {
  var texts: [[UInt8]] = []
  var reader = LineReader(batch)
  var arena = ByteBuffer()
  var record = Record()
  while let line = reader.next() {
    arena.removeAll()
    guard decodeRecord(line.line, into: &record, arena: &arena) == nil, record.has(.text) else {
      continue
    }
    let source = RecordSource(line: line.line, arena: arena.view)
    texts.append(source.bytes(of: record.field(.text)).array)
  }
  return texts
}
