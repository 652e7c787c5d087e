import Bytes
import Documents
import FileSystem
import Pipeline
import RuleCompiler

/// `weir test --watch`: what a saved file breaks, at once in itself, and then in the whole set.
struct SampleWatch {
  let source: RuleSource
  let only: String?

  /// With more files the whole set tells as soon.
  private static let excerptFileCountMax = 16

  /// Tests until the program is ended.
  func run() -> Never {
    guard let program = ProgramArguments.program else {
      endProgram(.system, "the program does not know its own path")
    }
    do throws(FileError) {
      let watch = try DirectoryWatch(source.directories.map { FilePath($0) })
      try watch.begin()
      var bundle = source.bundle()
      var whole = start(program)
      var options = CompilerOptions()
      options.isExcerpt = true
      options.onlyRule = only
      var compiler = RepeatedCompiler(options: options)
      // The data is read while nobody waits for it.
      _ = compiler.compile(bundle.excerpt(of: []))
      while true {
        try watch.wait()
        let start = Clock.monotonicNanoseconds
        // A file that is gone again while it is read is saved once more.
        guard let saved = try? RuleBundle(directories: source.directories, calls: .live),
          saved != bundle
        else { continue }
        whole?.kill()
        let paths = saved.pathsChanged(since: bundle)
        bundle = saved
        let result = test(paths, of: bundle, by: &compiler)
        let milliseconds = (Clock.monotonicNanoseconds - start) / 1_000_000
        show(paths, result, milliseconds)
        whole = self.start(program)
      }
    } catch { endProgram(.system, "\(error)") }
  }

  /// Starts the test of the whole set, which takes seconds, so that a file may be saved meanwhile.
  private func start(_ program: String) -> ChildProcess? {
    ChildProcess(
      [program, "test"] + source.directories + ["--quiet"] + (only.map { ["--only", $0] } ?? []))
  }

  /// Tests the rules that the files are a part of; nil where these are none, or too many.
  private func test(
    _ paths: [String], of bundle: RuleBundle, by compiler: inout RepeatedCompiler
  ) -> Compilation? {
    let files = bundle.ruleFiles(touchedBy: paths)
    guard !files.isEmpty, files.count <= SampleWatch.excerptFileCountMax else { return nil }
    return compiler.compile(bundle.excerpt(of: files))
  }

  /// The name of a file, without what a terminal would obey.
  private static func shown(_ path: String) -> String {
    Array(path.utf8).withByteView { Quoted.visible($0) }
  }

  private func show(_ paths: [String], _ result: Compilation?, _ milliseconds: Int64) {
    let output = Terminal.standardOutput
    var page = output.isInteractive ? "\u{1B}[H\u{1B}[2J" : "\n"
    page += paths.prefix(SampleWatch.excerptFileCountMax).map { SampleWatch.shown($0) }
      .joined(separator: ", ")
    page += paths.count > SampleWatch.excerptFileCountMax ? ", …:\n" : ":\n"
    if let result {
      page += render(result.diagnostics, color: output.hasColor)
      page += "in \(milliseconds) ms, by themselves: " + SampleTable(result.samples).summary
    }
    output.write(page + "now with all the others …\n")
  }
}

extension RuleBundle {
  /// The paths of files that are new, gone or other than before.
  fileprivate func pathsChanged(since before: RuleBundle) -> [String] {
    let new = Dictionary(grouping: files, by: \.path)
    let old = Dictionary(grouping: before.files, by: \.path)
    return Set(new.keys).union(old.keys).filter { new[$0] != old[$0] }.sorted()
  }
}
