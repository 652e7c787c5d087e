import Testing

@Suite struct MeetingFinderTests {
  @Test(
    arguments: [
      ("会议号：138 001 380", ["meeting 138001380"]),
      ("会议ID 13800138000", ["meeting 13800138000"]),
      ("入会号123-4567-8901", ["meeting 12345678901"]),
      ("会议室 301", []),
      ("会议号 3", []),
      ("开会请打13800138000", ["phone 13800138000"]),
    ] as [(String, [String])])
  func `a meeting is no telephone number`(text: String, expected: [String]) {
    let kinds = ["meeting", "phone"]
    let found = entitiesThroughViews(text).map(\.entity).filter { entity in
      kinds.contains { entity.hasPrefix($0 + " ") }
    }
    #expect(found == expected)
  }
}
