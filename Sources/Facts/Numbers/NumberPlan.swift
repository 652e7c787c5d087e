public import Bytes

/// The numbering plan: what numbers are, by their digits.
///
/// Immutable and shared by all workers. Data files make it, so that a new segment needs no new
/// program.
public final class NumberPlan: Sendable {
  /// The data files of a plan; an absent file is empty.
  public enum File: String, CaseIterable, Hashable, Sendable {
    /// Beginnings of numbers, their lengths and classes.
    case classes = "number-classes.tsv"

    /// Area codes of fixed lines.
    case areas = "area-codes.tsv"

    /// Country codes and lengths.
    case countries = "country-codes.tsv"

    /// Holders of ports: the base of numbers that begin so.
    case ports = "port-bases.tsv"

    /// What may stand before a number when it is dialled, and is no part of it.
    case callPrefixes = "call-prefixes.tsv"

    /// Provinces and cities of mobile numbers, which a carrier provides.
    case segments = "segments.tsv"
  }

  /// A beginning of numbers, the lengths that they have, and what they are.
  struct Segment: Sendable {
    var numberClass: NumberClass
    var lengths: ClosedRange<UInt8>
    /// How many digits are the base, or zero where the whole number is.
    var baseCount: UInt8
    /// The next segment with the same beginning and other lengths, or zero for none.
    var next: UInt32
  }

  /// Where a number is at home, as the data files write it.
  struct Region: Hashable, Sendable {
    /// The city or prefecture; empty where only the province is known.
    var city: [UInt8]
    var province: [UInt8]
  }

  struct Area: Sendable {
    var region: UInt16
    /// How many digits a subscriber's number has behind the area code.
    var lengths: ClosedRange<UInt8>
  }

  struct Country: Sendable {
    var isSatellite: Bool
    /// How many digits numbers have, the country code among them.
    var lengths: ClosedRange<UInt8>
  }

  let segments: [Segment]
  let segmentTrie: DigitTrie
  let areas: [Area]
  let areaTrie: DigitTrie
  let countries: [Country]
  let countryTrie: DigitTrie
  /// The value is the number of digits of the base.
  let portTrie: DigitTrie
  /// The value is the region.
  let mobileRegionTrie: DigitTrie
  /// What is left out before a number; the value means nothing.
  let callPrefixTrie: DigitTrie
  let regions: [Region]

  init(_ parse: NumberPlanReader) {
    segments = parse.segments
    segmentTrie = parse.segmentTrie
    areas = parse.areas
    areaTrie = parse.areaTrie
    countries = parse.countries
    countryTrie = parse.countryTrie
    portTrie = parse.portTrie
    mobileRegionTrie = parse.mobileRegionTrie
    callPrefixTrie = parse.callPrefixTrie
    regions = parse.regions
  }

  /// Calls a closure with the name of a region's city as the data files write it, such as 杭州.
  ///
  /// Empty where only the province is known. The view must not escape the closure.
  public func withCityName<Result>(_ region: UInt16, _ body: (ByteView) -> Result) -> Result {
    regions[Int(region)].city.withByteView(body)
  }

  /// Calls a closure with the name of a region's province as the data files write it, such as 浙江.
  ///
  /// The view must not escape the closure.
  public func withProvinceName<Result>(_ region: UInt16, _ body: (ByteView) -> Result) -> Result {
    regions[Int(region)].province.withByteView(body)
  }
}

/// A numbering plan that has been read, and what was wrong in its files.
///
/// A row that is a problem is not in the plan; of duplicates the first is.
public struct NumberPlanParse: Sendable {
  /// A problem and the file in which it stands.
  public struct FileProblem: Hashable, Sendable {
    /// The file.
    public let file: NumberPlan.File

    /// What is wrong in it.
    public let problem: TableProblem
  }

  /// The plan of the good rows.
  public let plan: NumberPlan

  /// The problems, file by file.
  public let problems: [FileProblem]

  /// Reads a plan from the contents of its files.
  ///
  /// - Parameter content: Gives the bytes of a file, which stay alive for the call; empty for a
  ///   file that is absent.
  public init(_ content: (NumberPlan.File) -> ByteView) {
    var reader = NumberPlanReader()
    for file in NumberPlan.File.allCases { reader.read(content(file), as: file) }
    problems = reader.problems
    plan = NumberPlan(reader)
  }
}
