import Documents

/// Reads the manifest, the data and the rule files of a bundle, and reports what nothing reads.
struct DirectoryReader {
  static let manifestPath = "manifest.yaml"

  let bundle: RuleBundle
  let options: CompilerOptions

  /// Reads everything; nil where there is no manifest to read the rest by.
  func read(into diagnostics: inout DiagnosticList) -> LoadedDirectory? {
    var data: DirectoryData?
    return read(keeping: &data, into: &diagnostics)
  }

  /// Reads the rule files, and the rest where it is not the same as before.
  ///
  /// - Parameters:
  ///   - data: What was read before, with the same options; what there is now.
  ///   - diagnostics: Where findings are added.
  /// - Returns: All; nil where there is no manifest to read the rest by.
  func read(
    keeping data: inout DirectoryData?, into diagnostics: inout DiagnosticList
  ) -> LoadedDirectory? {
    for irregular in bundle.irregular { report(irregular, into: &diagnostics) }
    if data?.isRead(from: bundle) != true {
      var found = DiagnosticList()
      data = readManifests(into: &found).map { DirectoryData(of: bundle, $0, options, found) }
      if data == nil { diagnostics.append(contentsOf: found) }
    }
    guard let data else {
      // What can be said without the manifest is said at once; but where none is there at all, this
      // is likely another directory.
      if bundle.file(DirectoryReader.manifestPath) != nil { _ = readFiles(nil, into: &diagnostics) }
      return nil
    }
    diagnostics.append(contentsOf: data.diagnostics)
    let (files, unreadable) = readFiles(data, into: &diagnostics)
    return LoadedDirectory(
      options: options, names: bundle.directories, manifest: data.manifest, lists: data.lists,
      listFiles: data.listFiles, phrases: data.phrases, clean: data.clean,
      compiler: data.compiler, knowledge: data.knowledge, isDataSound: data.isSound, files: files,
      unreadable: unreadable)
  }

  /// Reads the manifest of each layer and puts them together; the first layer needs one.
  private func readManifests(into diagnostics: inout DiagnosticList) -> Manifest? {
    let path = DirectoryReader.manifestPath
    let files = bundle.files.filter { $0.path == path }
    guard files.first?.layer == 0 else {
      let source = SourceFile(path: bundle.shownPath(path), bytes: [])
      diagnostics.error(
        .missingManifest, "the rule directory has no manifest.yaml", at: source.range(0..<0),
        hint: "give --rules the directory that holds manifest.yaml, such as Rules")
      return nil
    }
    var manifest: Manifest?
    for file in files {
      let read = Manifest(bundle.source(of: file), layer: file.layer, into: &diagnostics)
      guard let read else { return nil }
      if manifest == nil { manifest = read } else { manifest?.add(read, into: &diagnostics) }
    }
    return manifest
  }

  /// Reads all rule files; without a manifest nobody knows which files belong to lists.
  private func readFiles(
    _ data: DirectoryData?, into diagnostics: inout DiagnosticList
  ) -> (files: [RulePath: RuleFile], unreadable: Set<RulePath>) {
    var files: [RulePath: RuleFile] = [:]
    var unreadable: Set<RulePath> = []
    let isManifestSound = data?.manifest.brokenLists.isEmpty ?? false
    let known = data?.paths ?? [DirectoryReader.manifestPath]
    for file in bundle.files where !known.contains(file.path) {
      let source = bundle.source(of: file)
      let place = RulePath(layer: file.layer, path: file.path)
      guard file.path.hasSuffix(".yaml") else {
        if isManifestSound { reportUnread(file, source, into: &diagnostics) }
        continue
      }
      guard !diagnostics.isFull else {
        diagnostics.cutShort()
        unreadable.insert(place)
        continue
      }
      let zone = data?.manifest.zoneOffsetSeconds ?? 0
      let read = RuleFile(source, at: place, zoneOffsetSeconds: zone, into: &diagnostics)
      files[place] = read
      if read == nil { unreadable.insert(place) }
    }
    return (RuleFile.replacing(files), unreadable)
  }

  private func report(
    _ irregular: RuleBundle.Irregular, into diagnostics: inout DiagnosticList
  ) {
    let source = SourceFile(path: bundle.shownPath(irregular.path, in: irregular.layer), bytes: [])
    let (message, hint) =
      switch irregular.kind {
      case .linkedDirectory:
        ("this link leads to a directory", "link each file, or put the directory here itself")
      case .special:
        ("this is a device, a pipe or a socket, and no file", "take it out of the rule directory")
      case .brokenLink: ("this link leads to no file", "take it away, or correct where it leads")
      }
    diagnostics.error(.notRegularFile, message, at: source.range(0..<0), hint: hint)
  }

  private func reportUnread(
    _ file: RuleBundle.File, _ source: SourceFile, into diagnostics: inout DiagnosticList
  ) {
    guard !file.path.hasSuffix(".md") else { return }
    let name = file.path.lowercased()
    if [".yml", ".yaml", ".yaml.txt", ".yml.txt"].contains(where: name.hasSuffix) {
      diagnostics.error(
        .ruleFileEnding, "a rule file ends in .yaml, and nothing reads this one",
        at: source.range(0..<0), hint: "rename it")
      return
    }
    diagnostics.warning(
      .strangeFile, "nothing reads this file", at: source.range(0..<0),
      hint: "rule files end in .yaml; list files are named in the manifest")
  }
}

extension DiagnosticCode {
  static let missingManifest = DiagnosticCode(
    "E030", "missing-manifest",
    explanation: "A rule directory needs a manifest.yaml at its top. It declares the lists, "
      + "thresholds, score groups and tags that all rules share.")

  static let notRegularFile = DiagnosticCode(
    "E068", "not-a-regular-file",
    explanation: "A name in the rule directory is no file: a device, a pipe, a socket, a link to a "
      + "directory or a link that leads nowhere. It is never opened, and the set is refused, for "
      + "nobody knows which rules are missing.")

  static let ruleFileEnding = DiagnosticCode(
    "E066", "rule-file-ending",
    explanation: "A file looks like a rule file, but its name does not end in `.yaml`, so none of "
      + "its rules would be in force. Rename it; to switch a rule off, write `mode: disabled`.")

  static let strangeFile = DiagnosticCode(
    "W037", "strange-file",
    explanation: "A file in the rule directory is neither a .yaml file nor the file of a list, so "
      + "nothing reads it.")
}
