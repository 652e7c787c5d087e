import Bytes
import Testing

@testable import Lists

struct EntryTableTests {
  /// A table of keys, all of which have hashes from a function.
  private func table(of keys: [String], hash: (String) -> UInt64) -> EntryTable {
    var builder = EntryTableBuilder()
    for key in keys {
      _ = key.withByteView { builder.insert($0, written: ByteView("as written"), hash: hash(key)) }
    }
    return EntryTable(builder)
  }

  private func find(_ key: String, _ hash: UInt64, in table: EntryTable) -> Int? {
    key.withByteView { bytes in table.index(hash: hash) { $0 == bytes } }
  }

  @Test(arguments: [UInt64(0), 1, .max, 1 << 24, 0xFF_FFFF])
  func `keys whose hashes collide are told apart`(hash: UInt64) {
    let keys = (0..<100).map { "key \($0)" }
    let table = table(of: keys) { _ in hash }
    for (index, key) in keys.enumerated() { #expect(find(key, hash, in: table) == index) }
    #expect(find("key 100", hash, in: table) == nil)
    #expect(find("key 1", hash &+ 1 << 24, in: table) == nil)
  }

  @Test func `a table grows and keeps its keys and texts`() {
    let keys = (0..<5_000).map { "\($0)" }
    let hash: (String) -> UInt64 = { key in
      var hash = EntryHash(seed: 7)
      for byte in key.utf8 { hash.add(byte) }
      return hash.value
    }
    let table = table(of: keys, hash: hash)
    #expect(table.count == 5_000)
    for (index, key) in keys.enumerated() {
      #expect(find(key, hash(key), in: table) == index)
      #expect(table.key(index).text == key)
      #expect(table.text(index).text == "as written")
    }
  }

  @Test func `every list fits into the index of a slot`() {
    let slot = EntrySlot.make(hash: .max, index: Limits.listEntryCountMax - 1)
    #expect(EntrySlot.index(of: slot) == Limits.listEntryCountMax - 1)
    #expect(EntrySlot.hasHash(slot, .max))
  }
}
