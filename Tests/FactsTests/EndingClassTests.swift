import Bytes
import Facts
import TestSupport
import Testing

struct EndingClassTests {
  @Test(arguments: [
    ("a.com", EndingClass.common), ("www.a.gov.cn", .common), ("a.cn", .common),
    ("a.top", .cheap), ("x.y.xyz", .cheap), ("a.cc", .cheap), ("a.de", .country),
    ("a.co.jp", .country), ("a.museum", .unusual), ("192.0.2.1", .unusual), ("[::1]", .unusual),
    ("top", .cheap), ("", .unusual), ("xn--fiqs8s", .common),
  ])
  func `the ending of a host has a class`(host: String, expected: EndingClass) {
    #expect(host.withByteView { EndingClass(of: $0, by: ShippedData.entityData) } == expected)
  }
}
