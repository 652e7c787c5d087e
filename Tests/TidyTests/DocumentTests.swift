import Foundation
import Testing

extension TidyTests {
  @Suite struct DocumentTests {
    static let repository = Repository.current
    static let pages = repository.pages
    static let readmeLineCountMax = 200

    /// Programs that a page may ask its reader to run.
    static let allowedPrograms: Set = [
      "weir", "make", "swift", "git", "systemctl", "journalctl", "systemd-analyze",
      "systemd-sysusers", "systemd-tmpfiles", "jq", "mkdir", "cp", "mv", "ls", "cat", "gzip",
      "zcat", "apt",
      "install", "printf", "echo", "head", "tail", "grep", "sort", "uniq", "wc", "cd", "usermod",
    ]

    @Test func `the README is short`() throws {
      let readme = try #require(Self.pages.first { $0.path == "README.md" })
      #expect(readme.lineCount > 20 && readme.lineCount <= Self.readmeLineCountMax)
    }

    @Test func `every link leads somewhere`() {
      let links = Self.pages.flatMap(\.links)
      #expect(links.count > 5, "no links to check")
      let findings = Self.pages.flatMap { brokenLinks(in: $0, of: Self.repository) }
      #expect(findings.isEmpty, "\(listed(findings))")
    }

    @Test func `every command starts a program that readers have`() {
      let commands = Self.pages.flatMap(documentedCommands)
      #expect(commands.count > 5, "no commands to check")
      for command in commands {
        let unknown = command.programs.filter { !Self.allowedPrograms.contains($0) }
        #expect(unknown.isEmpty, "\(command)")
      }
    }

    @Test func `every make target that is shown exists`() {
      let makefile = Self.repository.text(of: "Makefile")
      let targets = Set(makefile.matches(of: #/(?m)^([a-z-]+):.*## /#).map { String($0.1) })
      #expect(
        targets.isSuperset(of: ["run", "test", "bench", "check", "format", "install", "help"]))
      let shown = Self.pages.flatMap(documentedCommands).filter { $0.programs == ["make"] }
      #expect(shown.count >= 2)
      for command in shown {
        let words = command.text.prefix { $0 != "#" }.split(separator: " ")
        let target = words.drop { $0 != "make" }.dropFirst().first { !$0.contains("=") } ?? "help"
        #expect(targets.contains(String(target)), "\(command)")
      }
    }

    @Test func `continuous integration runs the README's test command`() {
      let script = Self.repository.text(of: ".ci/run")
      #expect(script.contains("exec make test\n"))
      let commands = Self.pages.filter { $0.path == "README.md" }.flatMap(documentedCommands)
      #expect(commands.contains { $0.text.hasPrefix("make test") })
    }

    @Test func `commands are taken from sh blocks, with and without a prompt`() {
      let text = """
        ```sh
        # a comment
        make run   # and one behind
        A=1 sudo weir scan a.ndjson | jq '.a | .b' && ls
        ```
        ```yaml
        weir: no
        ```
        ```sh
        $ weir fold \\
            --ndjson
        what it prints
        ```
        """
      let commands = documentedCommands(in: Markdown(path: "a.md", text: text))
      #expect(commands.map(\.line) == [3, 4, 10])
      #expect(commands.map(\.programs) == [["make"], ["weir", "jq", "ls"], ["weir"]])
      #expect(commands.last?.text == "weir fold     --ndjson")
    }

    @Test func `a broken link is found`() {
      let text = """
        # A heading, with `code`
        [good](README.md) [here](#a-heading-with-code) [out](https://example.org/x)
        [gone](docs/NOTHING.md) [away](#nowhere)
        """
      let findings = brokenLinks(in: Markdown(path: "a.md", text: text), of: Self.repository)
      #expect(findings.map(\.line) == [3, 3])
    }
  }
}

/// Links to files that are not there, and to headings that no page has.
private func brokenLinks(in page: Markdown, of repository: Repository) -> [Finding] {
  let directory = page.path.split(separator: "/").dropLast().joined(separator: "/")
  return page.links.filter { link in
    guard !link.target.contains("://"), !link.target.hasPrefix("mailto:") else { return false }
    let parts = link.target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = resolved(String(parts[0]), in: directory) ?? page.path
    guard path == page.path || repository.contains(path) else { return true }
    guard parts.count == 2 else { return false }
    let target =
      path == page.path ? page : Markdown(path: path, text: repository.text(of: path))
    return !target.anchors.contains(String(parts[1]))
  }
  .map { Finding(path: page.path, line: $0.line, message: "'\($0.target)' leads nowhere") }
}

/// A relative path as seen from the root; nil for an empty one.
private func resolved(_ path: String, in directory: String) -> String? {
  guard !path.isEmpty else { return nil }
  var parts = directory.split(separator: "/").map(String.init)
  for part in path.split(separator: "/") {
    if part == ".." {
      _ = parts.popLast()
    } else if part != "." {
      parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}
