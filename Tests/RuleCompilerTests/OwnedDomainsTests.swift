import Documents
import RuleCompiler
import Testing

struct OwnedDomainsTests {
  @Test(arguments: [
    "gov.cn\nedu.cn\n", "www.gov.cn\n", "demo.top\nexample.com.cn\n", "例子.中国\n", "1.2.3.4\n",
  ])
  func `domains that somebody owns are fine`(text: String) {
    let data = ShippedData.files(below: ["hosts"])
    let directory = RuleDirectory(data.merging(["lists/sites.txt": text]) { $1 })
    #expect(!directory.compile().hasErrors)
  }

  @Test(arguments: ["com", "cn", "top", "com.cn", "net.cn", "www.demo.top", "www.example.com.cn"])
  func `an ending and a single host are told`(text: String) {
    let data = ShippedData.files(below: ["hosts"])
    let directory = RuleDirectory(data.merging(["lists/sites.txt": text + "\n"]) { $1 })
    #expect(directory.codes() == ["E033"])
  }

  @Test func `without tables a name without a dot is an ending all the same`() {
    #expect(RuleDirectory(["lists/sites.txt": "com\n"]).codes() == ["E033"])
  }
}
