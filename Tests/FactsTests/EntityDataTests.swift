import Bytes
import Facts
import Testing

@Suite struct EntityDataTests {
  @Test(arguments: ["com", "cn", "top", "xn--fiqs8s"])
  func `top-level domains are found`(name: String) {
    #expect(
      Array(name.utf8).withByteView { ShippedData.entityData.topLevelDomains.lookup($0) } != nil)
  }

  @Test func `what is ambiguous is a top-level domain`() {
    let list = ShippedData.entityData.ambiguousTopLevelDomains
    for index in 0..<list.count {
      let name = list.entryText(index)
      #expect(ShippedData.entityData.topLevelDomains.lookup(name) != nil, "\(name.text)")
    }
  }
}
