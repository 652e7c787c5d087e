public import Bytes
public import Views

/// Brands that have been read, and what was wrong in their files.
///
/// A row has a brand's identifier, class, names, names that count as a whole signature alone,
/// domains, whether these are all (`complete` or `partial`), numbers, and the evidence for all of it;
/// `-` stands for none, and a blank separates several. Evidence that begins with `unverified` says
/// that somebody remembered the row.
public struct BrandTableParse: Sendable {
  /// The words beside names, below a rule directory.
  public static let rolesFileName = "words/brand-roles.tsv"

  /// The folder with the rows of brands, below a rule directory.
  public static let folder = "brands/"

  /// The brands of the good rows.
  public let table: BrandTable

  /// The first problems of each file, in the order of lines.
  public let problems: [(file: String, problem: TableProblem)]

  /// Reads the files of the folder, and that of the roles.
  ///
  /// - Parameters:
  ///   - files: Names and contents of the files with brands.
  ///   - roles: The contents of the file of roles.
  ///   - tables: By which texts are brought into views.
  public init(
    files: [(name: String, content: [UInt8])], roles: [UInt8], tables: ViewTables
  ) {
    var reader = BrandReader()
    for file in files { file.content.withByteView { reader.read($0, named: file.name) } }
    let words = roles.withByteView { reader.readRoles($0) }
    problems = reader.problems
    table = BrandTable(reader.brands, roles: words, tables: tables)
  }
}

/// Reads rows, and keeps what was wrong.
private struct BrandReader {
  private(set) var brands: [Brand] = []
  private(set) var problems: [(file: String, problem: TableProblem)] = []
  private var identifiers: [String: Int] = [:]
  private var names: Set<String> = []

  mutating func read(_ file: ByteView, named name: String) {
    var reader = TableReader(
      file, columns: 8...8, cellByteCountMax: Limits.tableCellByteCountMax)
    while let row = reader.next() {
      guard brands.count < Limits.brandCountMax else {
        reader.report(.tooManyRows(countMax: Limits.brandCountMax), row, column: 0)
        break
      }
      if let brand = brand(row, &reader) { brands.append(brand) }
    }
    problems += reader.problems.map { (name, $0) }
  }

  private mutating func brand(_ row: TableReader.Row, _ reader: inout TableReader) -> Brand? {
    let identifier = reader.cell(row, 0).text
    if let line = identifiers[identifier] {
      reader.report(.duplicate(firstLine: line), row, column: 0)
      return nil
    }
    identifiers[identifier] = row.line
    guard let brandClass = BrandClass(word: reader.cell(row, 1)) else {
      reader.report(.unknownBrandClass, row, column: 1)
      return nil
    }
    let strong = freshNames(row, column: 2, &reader)
    let weak = freshNames(row, column: 3, &reader)
    guard !strong.isEmpty || !weak.isEmpty else {
      reader.report(.emptyCell, row, column: 2)
      return nil
    }
    let completeness = reader.cell(row, 5)
    guard completeness == "complete" || completeness == "partial" || completeness == "-" else {
      reader.report(.notCompleteness, row, column: 5)
      return nil
    }
    let senders = values(reader.cell(row, 6))
    guard senders.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else {
      reader.report(.notDigits, row, column: 6)
      return nil
    }
    let evidence = reader.cell(row, 7)
    if evidence.isEmpty || evidence == "-" { reader.report(.emptyCell, row, column: 7) }
    let domains = values(reader.cell(row, 4))
    return Brand(
      identifier: identifier, brandClass: brandClass,
      isVerified: !evidence.isEmpty && !evidence.hasPrefix(ByteView("unverified")),
      hasAllDomains: completeness == "complete" && !domains.isEmpty, names: strong,
      signatureNames: weak, domains: domains.map { Array($0.lowercased().utf8) },
      senders: senders.map { Array($0.utf8) })
  }

  /// The names of a cell; one that another brand has is reported and left out.
  private mutating func freshNames(
    _ row: TableReader.Row, column: Int, _ reader: inout TableReader
  ) -> [String] {
    values(reader.cell(row, column)).filter { name in
      guard !names.insert(name.lowercased()).inserted else { return true }
      reader.report(.nameOfAnother, row, column: column)
      return false
    }
  }

  mutating func readRoles(_ file: ByteView) -> [(word: String, role: BrandRole)] {
    let read = WordRows(file, else: .unknownRole, kind: BrandRole.named)
    problems += read.problems.map { (BrandTableParse.rolesFileName, $0) }
    return read.rows.flatMap { row in row.words.map { ($0, row.kind) } }
  }

  /// The values of a cell, which blanks separate; none where it is `-`.
  private func values(_ cell: ByteView) -> [String] {
    cell == "-" ? [] : cell.text.split(separator: " ").map(String.init)
  }
}
