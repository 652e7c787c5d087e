/// The list of modules, read from the text of `Package.swift`.
struct Manifest {
  struct Module: Equatable {
    var layer: Int
    var name: String
    var purpose: String
    var uses: [String]
  }

  let modules: [Module]
  /// The names of the system libraries, which are layer 0.
  let libraries: [String]
  /// The Debian packages that the system libraries come from.
  let packages: [String]

  init(_ text: String) {
    let module = #/Module\(\s*layer:\s*(\d+),\s*name:\s*"(\w+)",\s*purpose:\s*"([^"]*)"([^()]*)/#
    modules = text.matches(of: module).map { match in
      let uses = match.4.firstMatch(of: #/uses:\s*\[([^\]]*)\]/#).map { Self.strings(in: $0.1) }
      return Module(
        layer: Int(match.1) ?? -1, name: String(match.2), purpose: String(match.3),
        uses: uses ?? [])
    }
    libraries = text.matches(of: #/\.systemLibrary\(\s*name:\s*"(\w+)"/#).map { String($0.1) }
    packages = text.matches(of: #/\.apt\(\[([^\]]*)\]\)/#).flatMap { Self.strings(in: $0.1) }
  }

  private static func strings(in list: Substring) -> [String] {
    list.matches(of: #/"([^"]*)"/#).map { String($0.1) }
  }
}

extension Repository {
  /// The modules of this project.
  var manifest: Manifest { Manifest(text(of: "Package.swift")) }

  /// Every Swift file below a directory, taken apart.
  func swiftSources(below directory: String) -> [SwiftSource] {
    paths(below: directory, suffix: ".swift").map { SwiftSource(path: $0, text: text(of: $0)) }
  }
}
