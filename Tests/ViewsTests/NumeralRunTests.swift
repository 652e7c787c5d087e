import Testing

@testable import Views

struct NumeralRunTests {
  /// Whether a numeral behind ASCII characters makes what may be a telephone number.
  private func mayBeTelephone(behind text: String) -> Bool {
    var bytes = Array(text.utf8)
    let count = bytes.count
    return unsafe bytes.withUnsafeMutableBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe NumeralRun().adding(base, count, 3).mayBeTelephone
    }
  }

  @Test func `digits and o before the first numeral count`() {
    #expect(mayBeTelephone(behind: "1380"))
    #expect(mayBeTelephone(behind: "a13o8"))
    #expect(!mayBeTelephone(behind: "138"))
    #expect(!mayBeTelephone(behind: "1,380"))
  }
}
