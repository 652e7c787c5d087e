import Bytes
import Facts
import Testing

@Suite struct NumberFactsTests {
  @Test(arguments: [
    ("intl", LinkClass.international), ("interconnect", .interconnect), ("onnet", .onNet),
    ("sp", .serviceProvider), ("", .unknown), ("other", .unknown),
  ])
  func `a link class is read from its word`(word: String, link: LinkClass) {
    #expect(Array(word.utf8).withByteView { LinkClass(word: $0) } == link)
  }
}
