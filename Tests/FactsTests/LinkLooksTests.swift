import Bytes
import Facts
import TestSupport
import Testing

struct LinkLooksTests {
  private func looks(_ host: String, _ domain: String? = nil) -> Set<String> {
    let looks = host.withByteView { host in
      (domain ?? "").withByteView { domain in
        LinkLooks(
          of: host, domain: domain.isEmpty ? host : domain, brands: ShippedData.brands)
      }
    }
    return Set(LinkLooks.named.filter { looks.contains($0.looks) }.map { "\($0.name)" })
  }

  @Test(arguments: [
    ("icbc-jf.top", "icbc-jf.top", ["brand"]), ("www.95588x.cc", "95588x.cc", ["brand", "digits"]),
    ("cmbchina.a.top", "a.top", ["brand"]), ("mybank.icbc.com.cn", "icbc.com.cn", []),
    ("www.ccb.com", "ccb.com", []), ("xkqzvt.com", "xkqzvt.com", ["random"]),
    ("a7b2c9.cn", "a7b2c9.cn", ["random"]), ("bdcfgh.net", "bdcfgh.net", ["random"]),
    ("shop8888.cn", "shop8888.cn", ["digits"]), ("a-b-c.com", "a-b-c.com", ["hyphens"]),
    ("xn--fiqs8s.cn", "xn--fiqs8s.cn", ["punycode"]),
    ("a.b.c.d.example.com", "example.com", ["long"]),
    ("192.0.2.7", "192.0.2.7", ["ip"]), ("[2001:db8::1]", "[2001:db8::1]", ["ip"]),
    ("zhongguo.com", "zhongguo.com", []), ("example.com", "example.com", []),
    ("bocai.com", "bocai.com", []), ("", "", []),
  ])
  func `what is odd about a host`(host: String, domain: String, expected: [String]) {
    #expect(looks(host, domain) == Set(expected))
  }
}
