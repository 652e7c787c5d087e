import Foundation
import Testing

/// `weir test --watch` while an author saves files.
struct SampleWatchTests {
  private let weir: WeirProgram
  private let watch: Process
  private let page: URL

  init() throws {
    weir = try WeirProgram()
    page = weir.directory.appendingPathComponent("page")
    try weir.write("page", "")
    watch = Process()
    watch.executableURL = URL(fileURLWithPath: WeirProgram.path)
    watch.arguments = ["test", "Rules", "--watch"]
    watch.currentDirectoryURL = weir.directory
    watch.standardOutput = try FileHandle(forWritingTo: page)
    watch.standardError = try FileHandle(forWritingTo: page)
    try watch.run()
  }

  /// Waits for something on the page; what came since the mark before.
  private func read(until mark: String, from offset: Int = 0) throws -> String {
    for _ in 0..<3000 {
      let text = String(decoding: try Data(contentsOf: page).dropFirst(offset), as: UTF8.self)
      if text.contains(mark) { return text }
      try #require(watch.isRunning)
      usleep(10_000)
    }
    Issue.record("\(mark) never came")
    return ""
  }

  @Test func `a saved file is tested by itself at once, and then with all others`() throws {
    defer { watch.terminate() }
    _ = try read(until: "all hold")
    let more = """
      family: loan
      rules:
        - id: loan-more
          title: More
          kind: sms
          when: {text: '放款'}
          verdict: review
          hits: [{text: '贷款'}]
          misses: [{text: '明天见'}]

      """
    try weir.write("Rules/loan/more.yaml", more)
    let broken = try read(until: "now with all the others")
    #expect(broken.contains("\nloan/more.yaml:\n"))
    #expect(broken.contains("`loan-more` does not fire on this hit"))
    #expect(broken.contains("by themselves: 1 rule, 1 hit, 1 miss: 1 sample failed"))
    let whole = try read(until: "3 rules, ")
    #expect(whole.contains("1 sample failed"))
    let offset = try Data(contentsOf: page).count
    try weir.write("Rules/loan/more.yaml", more.replacing("'贷款'", with: "'放款'"))
    #expect(
      try read(until: "by themselves: 1 rule, 1 hit, 1 miss: all hold", from: offset).contains("ms")
    )
    _ = try read(until: "3 rules, ", from: offset)
    let end = try Data(contentsOf: page).count
    try weir.write("Rules/lists/banks.txt", "95588\n")
    #expect(try !read(until: "3 rules, ", from: end).contains("by themselves"))
  }

  @Test func `what changes nothing says nothing`() throws {
    defer { watch.terminate() }
    _ = try read(until: "all hold")
    let count = try Data(contentsOf: page).count
    try weir.write("Rules/lists/banks.txt", "95588\n95533\n")
    usleep(300_000)
    #expect(try Data(contentsOf: page).count == count)
  }
}
