import Documents
import Engine
import Lists

/// All of a rule directory that is no rule file, read: the manifest, the lists and the tables.
///
/// Reading it takes longer than compiling one rule file, so whoever compiles a directory again and
/// again keeps it for as long as none of its files changes.
struct DirectoryData {
  let manifest: Manifest
  let lists: [String: EntryList]

  /// The files of the lists, by the names of the lists.
  let listFiles: [String: DataFile]

  /// Phrases that words of rules should not stand across.
  let phrases: EverydayPhrases

  /// Honest messages that rules are held against.
  let clean: CleanMessages

  /// What brings patterns into views; it keeps those that it compiled.
  let compiler: TextCompiler
  let knowledge: Knowledge

  /// True if the tables of views and facts are whole.
  let isSound: Bool

  /// The paths of the files that were read, whether they are there or not.
  let paths: Set<String>

  /// What there is to say about them.
  let diagnostics: DiagnosticList

  private let files: [RuleBundle.File]

  /// Reads the data of a bundle.
  ///
  /// - Parameters:
  ///   - bundle: All files.
  ///   - manifest: The manifest, which says which files are lists.
  ///   - options: The sizes of the set in force, and whether honest messages are wanted.
  ///   - diagnostics: What was found in the manifest.
  init(
    of bundle: RuleBundle, _ manifest: Manifest, _ options: CompilerOptions,
    _ diagnostics: DiagnosticList
  ) {
    var diagnostics = diagnostics
    let all = bundle
    let bundle = all.hiding(manifest.replaced, into: &diagnostics)
    var found = DiagnosticList()
    let views = ViewTablesLoader(bundle, into: &found)
    let tables = KnowledgeLoader(
      bundle, zoneOffsetSeconds: manifest.zoneOffsetSeconds, tables: views.tables, into: &found)
    clean = CleanMessages(bundle, isRead: options.warnsAuthors)
    phrases = EverydayPhrases(bundle, tables: views.tables, into: &found)
    diagnostics.append(contentsOf: found)
    compiler = TextCompiler(
      tables: views.tables, cache: PatternCache(), frequencies: tables.frequencies)
    let loader = ListLoader(
      manifest, in: bundle, domains: OwnedDomains(tables.knowledge.entities),
      previousCounts: options.baseline?.listCounts ?? [:], into: &diagnostics)
    loader.checkBorders(of: manifest, by: compiler, into: &diagnostics)
    loader.checkSamples(of: manifest, by: views.tables, into: &diagnostics)
    (self.manifest, lists, listFiles) = (manifest, loader.lists, loader.files)
    (knowledge, isSound) = (tables.knowledge, !found.hasErrors)
    paths = views.paths.union(tables.paths).union([EverydayPhrases.path]).union(clean.paths)
      .union(manifest.listPaths).union([DirectoryReader.manifestPath])
    self.diagnostics = diagnostics
    files = DirectoryData.files(in: all)
  }

  /// Whether the data of a bundle is the same, so that it need not be read.
  func isRead(from bundle: RuleBundle) -> Bool {
    files == DirectoryData.files(in: bundle)
  }

  /// The files of a bundle that may hold data.
  private static func files(in bundle: RuleBundle) -> [RuleBundle.File] {
    bundle.files.filter {
      !$0.isRuleFile
    }
  }
}
