import Bytes
import Documents
import Engine
import Lists

/// Reads the lists that a manifest declares, and guards them against empty and cut files.
struct ListLoader {
  /// The lists that could be read, by name.
  private(set) var lists: [String: EntryList] = [:]

  private let domains: OwnedDomains

  /// Reads all lists of a manifest.
  ///
  /// - Parameters:
  ///   - manifest: The manifest.
  ///   - bundle: The files.
  ///   - domains: What is known of domains.
  ///   - previousCounts: The entries of each list in the set that was accepted last; empty where
  ///     none was, or where the operator forces the reload.
  ///   - diagnostics: Where findings are added.
  init(
    _ manifest: Manifest, in bundle: RuleBundle, domains: OwnedDomains,
    previousCounts: [String: Int], into diagnostics: inout DiagnosticList
  ) {
    self.domains = domains
    for declaration in manifest.lists {
      guard let entries = entries(of: declaration, in: bundle, into: &diagnostics) else { continue }
      check(entries.count, of: declaration, previousCounts, into: &diagnostics)
      lists[declaration.name.text] = EntryList(entries)
    }
  }

  private func entries(
    of declaration: Manifest.List, in bundle: RuleBundle,
    into diagnostics: inout DiagnosticList
  ) -> ListEntries? {
    guard let file = bundle.file(declaration.file.text) else {
      guard declaration.whenMissing == .refuse else {
        return ListParse(values: [], type: declaration.type).entries
      }
      diagnostics.error(
        .listFileMissing, "the file of list `\(declaration.name.text)` is not there",
        at: declaration.file.range,
        hint: "the path is inside the rule directory; `when-missing: empty` lets it be absent")
      return nil
    }
    let domains = domains
    let check: EntryCheck? =
      declaration.type == .domains ? { domains.problem(of: $0) } : nil
    let parse = file.bytes.withByteView { ListParse($0, type: declaration.type, check: check) }
    let source = SourceFile(path: bundle.shownPath(file.path), bytes: file.bytes)
    for problem in parse.problems {
      let range = SourceRange(file: source, bytes: problem.range)
      if problem.isWarning {
        diagnostics.warning(.listWarning, problem.message, at: range, hint: problem.hint)
      } else {
        diagnostics.error(.badListEntry, problem.message, at: range, hint: problem.hint)
      }
    }
    diagnostics.omit(parse.problemCount - parse.problems.count)
    return parse.entries
  }

  private func check(
    _ count: Int, of declaration: Manifest.List, _ previousCounts: [String: Int],
    into diagnostics: inout DiagnosticList
  ) {
    let name = declaration.name.text
    if let least = declaration.leastEntries, count < least.value {
      diagnostics.error(
        .listTooSmall, "list `\(name)` has \(count) entries, fewer than \(least.value)",
        at: least.range, hint: "look whether \(declaration.file.text) was cut or emptied")
    }
    guard let shrink = declaration.largestShrink, let before = previousCounts[name] else { return }
    if count * 100 < before * (100 - shrink.value) {
      diagnostics.error(
        .listShrunk,
        "list `\(name)` shrank from \(before) to \(count) entries, by more than \(shrink.value)%",
        at: shrink.range, hint: "if that is meant, reload with --force")
    }
  }
}
