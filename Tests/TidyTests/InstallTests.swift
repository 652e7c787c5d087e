import Foundation
import Testing

extension TidyTests {
  /// What `make install` lays down fits together: the unit, its settings, the rules, the pages.
  @Suite struct InstallTests {
    @Test func `an installed tree has all that the unit and the settings name`() throws {
      let tree = FileManager.default.temporaryDirectory
        .appending(path: "weir-install-" + UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: tree) }
      for _ in 1...2 {
        let result = install(into: tree)
        #expect(result.status == 0, "\(result.output)")
      }
      let unit = try text("/usr/lib/systemd/system/weir.service", in: tree)
      let start = try #require(unit.firstMatch(of: #/(?m)^ExecStart=(\S+) run --config (\S+)$/#))
      let settings = try text(String(start.2), in: tree)
      let rules = try #require(settings.firstMatch(of: #/(?m)^rules: \[(\S+), (\S+)\]$/#))
      let check = run(
        tree.path + start.1, ["check", tree.path + rules.1, tree.path + rules.2, "--no-samples"])
      #expect(check.status == 0, "\(check.output)")
      #expect(check.output.contains(": fine: "), "\(check.output)")
    }

    @Test func `the pages are installed with their links, and with what the licences ask for`()
      throws
    {
      let tree = FileManager.default.temporaryDirectory
        .appending(path: "weir-install-" + UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: tree) }
      #expect(install(into: tree).status == 0)
      let share = "/usr/share/doc/weir/"
      let names = ["README.md", "HACKING.md", "CHANGELOG.md", "LICENSE", "NOTICE"]
      let pages = Repository.current.paths(below: "docs", suffix: ".md")
      #expect(pages.count > 5)
      for name in names + pages {
        #expect(try text(share + name, in: tree) == Repository.current.text(of: name), "\(name)")
      }
    }

    @Test func `shells complete the commands and their options`() throws {
      let tree = FileManager.default.temporaryDirectory
        .appending(path: "weir-install-" + UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: tree) }
      #expect(install(into: tree).status == 0)
      for path in [
        "/usr/share/bash-completion/completions/weir", "/usr/share/zsh/site-functions/_weir",
        "/usr/share/fish/vendor_completions.d/weir.fish",
      ] {
        let script = try text(path, in: tree)
        for word in ["scan", "reload", "rules", "exhaustive"] {
          #expect(script.contains(word), "\(path): \(word)")
        }
      }
    }

    @Test func `pages and completions say what the help of each command says`() throws {
      let tree = FileManager.default.temporaryDirectory
        .appending(path: "weir-install-" + UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: tree) }
      let installed = install(into: tree)
      #expect(installed.status == 0, "\(installed.output)")
      let completions = try [
        "/usr/share/bash-completion/completions/weir", "/usr/share/zsh/site-functions/_weir",
        "/usr/share/fish/vendor_completions.d/weir.fish",
      ].map { try text($0, in: tree) }
      var waiting: [[String]] = [[]]
      var pageCount = 0
      while let path = waiting.popLast() {
        let help = run(tree.path + "/usr/bin/weir", path + ["--help"]).output
        let name = (["weir"] + path).joined(separator: "-")
        // Roff writes a hyphen that is one with a backslash before it.
        let page = try text("/usr/share/man/man1/\(name).1", in: tree)
          .replacing("\\-", with: "-")
        pageCount += 1
        let abstract = try #require(help.firstMatch(of: #/OVERVIEW: (.+)\n/#)).1.dropFirst()
        #expect(page.contains(abstract.prefix { $0 != "." && $0 != "\n" }), "\(name): \(abstract)")
        for option in Set(help.matches(of: #/(?m)^  (?:-\w, )?(--[a-z-]+)/#).map(\.1)) {
          #expect(page.contains(option), "\(name): \(option) is not in its page")
          for script in completions {
            #expect(script.contains(option.dropFirst(2)), "\(name): \(option) is not completed")
          }
        }
        for command in help.matches(of: #/(?m)^  ([a-z]+(?:-[a-z]+)*)(?: {2,}\S| \(default\)|$)/#) {
          guard help.contains("SUBCOMMANDS"), command.1 != "help" else { continue }
          guard page.contains(".BR \(name)-\(command.1) (1)") else { continue }
          waiting.append(path + [String(command.1)])
        }
      }
      #expect(pageCount > 14, "\(pageCount) pages")
      let pages = try FileManager.default.contentsOfDirectory(
        atPath: tree.path + "/usr/share/man/man1")
      #expect(pages.count == pageCount, "\(pages)")
    }

    @Test func `settings that an operator changed stay`() throws {
      let tree = FileManager.default.temporaryDirectory
        .appending(path: "weir-install-" + UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: tree) }
      #expect(install(into: tree).status == 0)
      let settings = tree.appending(path: "etc/weir/weir.yaml")
      try "log-level: debug\n".write(to: settings, atomically: true, encoding: .utf8)
      let lost = tree.appending(path: "usr/share/weir/rules/retired.yaml")
      try "".write(to: lost, atomically: true, encoding: .utf8)
      #expect(install(into: tree).status == 0)
      #expect(try text("/etc/weir/weir.yaml", in: tree) == "log-level: debug\n")
      #expect(!FileManager.default.fileExists(atPath: lost.path))
    }

    /// Installs with the program of this build, so that no release build is needed.
    private func install(into tree: URL) -> ProgramResult {
      run(
        "make",
        [
          "-C", Repository.current.root.path, "install", "DESTDIR=\(tree.path)",
          "RELEASE_DIRECTORY=\(builtPrograms.path)",
        ])
    }

    private func text(_ path: String, in tree: URL) throws -> String {
      try String(contentsOf: tree.appending(path: path), encoding: .utf8)
    }
  }
}
