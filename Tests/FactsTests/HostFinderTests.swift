import Testing

@Suite struct HostFinderTests {
  @Test(
    arguments: [
      ("http://icbc-demo.com@bad-demo.top/x", ["url.host bad-demo.top"]),
      ("http://a:b@bad-demo.top", ["url.host bad-demo.top"]),
      ("http://ok-demo.com/@bad-demo.top", ["url.host ok-demo.com"]),
      ("简历发li@bad-demo.top", ["email li@bad-demo.top"]),
      ("LI[AT]sub.bad-demo.com.cn", ["email li@sub.bad-demo.com.cn"]),
      ("见abc@xyz", []),
      ("http://某行bad.com", ["url.host xn--bad-wm0gx74l.com"]),
      ("请看bad.com", ["url.host bad.com"]),
      ("w·w·w·bad·com", ["url.host www.bad.com"]),
      ("http://0x7f000001/", ["url.host 127.0.0.1"]),
      ("详见LICENSE.md", []),
      ("http://bad.top领取", ["url.host bad.top"]),
    ] as [(String, [String])])
  func `a host is the one that a browser opens`(text: String, expected: [String]) {
    let kinds = ["url.host", "email"]
    let found = entitiesThroughViews(text).map(\.entity).filter { entity in
      kinds.contains { entity.hasPrefix($0 + " ") }
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    "/", "ａ", "_a.cn/", "一", "a.", "a@", "http://", "wwww", "[", "点", "例.", "-", "xn--.",
  ])
  func `a long text of one piece costs no more than its length`(piece: String) {
    let count = 16_000 / piece.utf8.count
    let text = "见t.cn/Ab1" + String(repeating: piece, count: count)
    let start = ContinuousClock.now
    for _ in 0..<3 { _ = entities(text) }
    // A debug build reads 16 kB in some ten milliseconds; what is quadratic takes many seconds.
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
