import Testing

@testable import Views

struct WordEdgesTests {
  @Test(arguments: [
    ("贷1款", "贷款"), ("贷a款", "贷款"), ("贷①款", "贷款"), ("贷。。。款额", "贷款额"), ("办理贷!!!款额度", "办理贷款额度"),
    ("贷 1 款", "贷款"), ("贷1款2额", "贷款额"), ("贷12款", "贷12款"), ("额1款", "额1款"), ("办贷，款额", "办贷,款额"),
    ("薇1信", "微信"), ("加v信", "加微信"), ("贷1歀", "贷款"), ("贷】【款项", "贷款项"),
  ])
  func `the skeleton drops what is inserted into a word`(raw: String, skeleton: String) {
    let tables = ShippedVariants.tables.seeking(WordEdges(words: "贷款额 微信 加信"))
    #expect(tables.text(.skeleton, of: raw) == skeleton)
  }

  @Test(arguments: [
    ("贷™款", "贷款"), ("贷 ℃ № 款", "贷款"), ("室温25℃左右", "室温25c左右"), ("订单№12", "订单no12"), ("贷㎡款", "贷款"),
    ("贷℡", "贷tel"), ("贷ⓐ款", "贷a款"), ("加∨信", "加微信"), ("贷™a款", "贷tma款"),
  ])
  func `a sign of letters between Han characters separates`(raw: String, skeleton: String) {
    #expect(ShippedVariants.tables.text(.skeleton, of: raw) == skeleton)
  }
}
