import Configuration
import Testing

struct SettingTests {
  @Test(arguments: [
    ("spool", "an absolute path", "/var/spool/weir"),
    ("stats-interval", "a duration from 100ms to 1h", "1s"),
    ("workers", "auto, or a number from 1 to 256", "auto"),
    ("log-level", "one of error, warning, notice, info, debug", "info"),
  ])
  func `a setting says what may be written, and its default`(
    key: String, values: String, text: String
  ) throws {
    let setting = try #require(Configuration.settings.first { $0.key == key })
    #expect(setting.values == values)
    #expect(setting.text(in: Configuration()) == text)
  }

  @Test func `keys stand once, and each has a sentence`() {
    let keys = Configuration.settings.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(Configuration.settings.allSatisfy { $0.documentation.hasSuffix(".") })
  }
}
