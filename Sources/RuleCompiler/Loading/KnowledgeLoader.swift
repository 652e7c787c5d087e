import Bytes
import Documents
import Engine
import Facts
import Lists
import Views

/// Reads what facts are derived by: `numbers/`, `hosts/`, `brands/` and `words/`, which reload with the rules.
///
/// A file that is absent is empty: numbers then have no class, and fewer entities are found.
struct KnowledgeLoader {
  /// The tables.
  let knowledge: Knowledge

  /// What takes texts apart into words; nil where its file is absent.
  let frequencies: WordFrequencies?

  /// The paths of the files that were read.
  private(set) var paths: Set<String> = []

  /// Reads all files.
  ///
  /// - Parameters:
  ///   - bundle: The files.
  ///   - zoneOffsetSeconds: The manifest's zone.
  ///   - tables: By which texts are brought into views, and the names of brands with them.
  ///   - diagnostics: Where findings are added.
  init(
    _ bundle: RuleBundle, zoneOffsetSeconds: Int, tables: ViewTables,
    into diagnostics: inout DiagnosticList
  ) {
    var contents: [NumberPlan.File: [UInt8]] = [:]
    for file in NumberPlan.File.allCases {
      contents[file] = bundle.data("numbers/" + file.rawValue)?.bytes ?? []
    }
    let plan = KnowledgeLoader.plan(contents, bundle, into: &diagnostics)
    let bindings = KnowledgeLoader.bindings(bundle, into: &diagnostics)
    var lists: [EntityData.File: ListEntries] = [:]
    for file in EntityData.File.allCases {
      lists[file] = KnowledgeLoader.hosts(file, bundle, into: &diagnostics)
    }
    let words = KnowledgeLoader.words(bundle, into: &diagnostics)
    let empty = ListParse(values: [], type: .domains).entries
    var knowledge = Knowledge(
      plan: plan, bindings: bindings,
      entities: EntityData(plan: plan, words: words) { lists[$0] ?? empty },
      brands: KnowledgeLoader.brands(bundle, tables, into: &diagnostics),
      zoneOffsetSeconds: zoneOffsetSeconds)
    knowledge.advisories = KnowledgeLoader.advisories(bundle, tables, into: &diagnostics)
    self.knowledge = knowledge
    frequencies = KnowledgeLoader.frequencies(bundle, into: &diagnostics)
    paths = Set(NumberPlan.File.allCases.map { "numbers/" + $0.rawValue })
    paths.insert(KnowledgeLoader.bindingsPath)
    paths.insert(ContextWordsParse.fileName)
    paths.insert(WordFrequenciesParse.fileName)
    paths.insert(AdvisoryWords.fileName)
    paths.insert(BrandTableParse.rolesFileName)
    paths.formUnion(bundle.paths(in: BrandTableParse.folder))
    paths.formUnion(EntityData.File.allCases.map { "hosts/" + $0.rawValue })
  }

  private static let bindingsPath = "numbers/signature-bindings.tsv"

  private static func plan(
    _ contents: [NumberPlan.File: [UInt8]], _ bundle: RuleBundle,
    into diagnostics: inout DiagnosticList
  ) -> NumberPlan {
    // The parser keeps no view, so each file lives as long as its closure.
    let buffers = contents.mapValues { TableBytes($0) }
    let parse = NumberPlanParse { buffers[$0]?.view ?? .empty }
    for found in parse.problems {
      report(found.problem, in: "numbers/" + found.file.rawValue, bundle, into: &diagnostics)
    }
    return parse.plan
  }

  private static func bindings(
    _ bundle: RuleBundle, into diagnostics: inout DiagnosticList
  ) -> SignatureBindings {
    let bytes = bundle.data(bindingsPath)?.bytes ?? []
    let parse = bytes.withByteView { SignatureBindingsParse($0) }
    for problem in parse.problems { report(problem, in: bindingsPath, bundle, into: &diagnostics) }
    return parse.bindings
  }

  private static func words(
    _ bundle: RuleBundle, into diagnostics: inout DiagnosticList
  ) -> ContextWords {
    guard let content = bundle.data(ContextWordsParse.fileName) else { return .builtIn }
    let parse = content.bytes.withByteView { ContextWordsParse($0) }
    for problem in parse.problems {
      report(problem, in: ContextWordsParse.fileName, bundle, into: &diagnostics)
    }
    return parse.words
  }

  private static func brands(
    _ bundle: RuleBundle, _ tables: ViewTables, into diagnostics: inout DiagnosticList
  ) -> BrandTable {
    let files = bundle.paths(in: BrandTableParse.folder).map {
      (name: $0, content: bundle.data($0)?.bytes ?? [])
    }
    let parse = BrandTableParse(
      files: files, roles: bundle.data(BrandTableParse.rolesFileName)?.bytes ?? [],
      tables: tables)
    for found in parse.problems {
      report(found.problem, in: found.file, bundle, into: &diagnostics)
    }
    return parse.table
  }

  private static func advisories(
    _ bundle: RuleBundle, _ tables: ViewTables, into diagnostics: inout DiagnosticList
  ) -> AdvisoryWords {
    let bytes = bundle.data(AdvisoryWords.fileName)?.bytes ?? []
    let parse = bytes.withByteView { AdvisoryWordsParse($0, tables: tables) }
    for problem in parse.problems {
      report(problem, in: AdvisoryWords.fileName, bundle, into: &diagnostics)
    }
    return parse.words
  }

  private static func frequencies(
    _ bundle: RuleBundle, into diagnostics: inout DiagnosticList
  ) -> WordFrequencies? {
    guard let content = bundle.data(WordFrequenciesParse.fileName) else { return nil }
    let parse = content.bytes.withByteView { WordFrequenciesParse($0) }
    for problem in parse.problems {
      report(problem, in: WordFrequenciesParse.fileName, bundle, into: &diagnostics)
    }
    return parse.frequencies
  }

  private static func hosts(
    _ file: EntityData.File, _ bundle: RuleBundle, into diagnostics: inout DiagnosticList
  ) -> ListEntries? {
    let path = "hosts/" + file.rawValue
    guard let content = bundle.data(path) else { return nil }
    let parse = content.bytes.withByteView { ListParse($0, type: .domains) }
    diagnostics.report(
      parse.problems, in: content, as: .badData, orWarning: .oddVariant)
    return parse.entries
  }

  private static func report(
    _ problem: TableProblem, in path: String, _ bundle: RuleBundle,
    into diagnostics: inout DiagnosticList
  ) {
    guard let content = bundle.data(path) else { return }
    diagnostics.report(
      [problem], in: content, as: .badData, orWarning: .oddVariant)
  }
}

/// The bytes of a data file, in one place for as long as somebody looks at them.
private final class TableBytes {
  private let buffer: ByteBuffer

  init(_ bytes: [UInt8]) {
    var buffer = ByteBuffer(capacity: bytes.count)
    buffer.append(bytes)
    self.buffer = buffer
  }

  var view: ByteView { buffer.view }
}

extension DiagnosticCode {
  static let badData = DiagnosticCode(
    "E082", "bad-data",
    explanation: "A line of a file in numbers/, hosts/, brands/ or words/ is refused: the "
      + "numbering plan, the tables of hosts and brands and the words beside them are data that "
      + "facts rest on, so none of it is guessed.")

  static let oddVariant = DiagnosticCode(
    "W040", "odd-data",
    explanation:
      "A line of a file in variants/, numbers/, hosts/, brands/ or words/ has no effect, or a doubtful "
      + "one.")
}
