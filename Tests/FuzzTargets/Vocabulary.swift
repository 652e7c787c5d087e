import Foundation

/// The words that rules, lists and readers of numbers look for, so that a byte can stand for one.
public struct Vocabulary: Sendable {
  /// The words; two bytes choose one where there are more than 256.
  public let words: [String]

  /// The numerals, units, signs and brands, and every word of the shipped rules and lists.
  public static let shipped: Vocabulary = {
    var words = numerals + signs + brands
    for file in Shipped.bundle.files
    where file.path.hasSuffix(".yaml") || file.path.hasPrefix("lists/") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      words += text.matches(of: #/\p{Han}{1,6}/#).map { String($0.0) }
    }
    var known: Set<String> = []
    return Vocabulary(words: words.filter { known.insert($0).inserted })
  }()

  private static let numerals =
    "零〇一二三四五六七八九十百千万亿兆两幺壹贰叁肆伍陆柒捌玖拾佰仟０１９0123456789①⑳⒈㈠Ⅷoli".map(String.init)
  private static let signs =
    ["元", "块", "角", "分", "圆", "￥", "¥", "$", "w", "k", "%", "年", "月", "日", "时", "点", "折"]
    + " ,.-/:@#()【】，。！？~·*+=\u{200B}\u{FE0F}\u{20E3}❤😀\n\u{0}".map(String.init)
    + ["http://", "www.", ".com", ".top", "点com", "xn--", "+86", "0086", "400", "95588", "1069"]
    + ["13800138000", "6222020000000000", "999999999999999999", "V", "微信", "qq", "薇"]
  private static let brands =
    ["中国银行", "工商银行", "【建设银行】", "支付宝", "顺丰", "京东", "公安局", "中国移动", "icbc.com.cn"]

  /// The text that bytes stand for: pairs of bytes are words.
  public func text(of bytes: [UInt8]) -> String {
    var text = ""
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      text += words[(Int(bytes[index]) << 8 | Int(bytes[index + 1])) % words.count]
    }
    return text
  }
}
