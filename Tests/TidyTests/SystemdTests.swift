import Foundation
import Testing

extension TidyTests {
  @Suite struct SystemdTests {
    static let unit = Repository.current.text(of: "systemd/weir.service")
    static let isThere = isInstalled("systemd-analyze")

    /// The largest exposure, in tenths, that `systemd-analyze security` may report.
    static let exposureMax = 20

    @Test(.enabled(if: isThere, "no systemd-analyze here; make test-tools installs it"))
    func `the unit has nothing that systemd would complain about`() throws {
      try withUnit { path in
        let result = run("systemd-analyze", ["verify", "--man=no", path])
        #expect(result.output.isEmpty && result.status == 0, "\(result.output)")
      }
    }

    @Test(.enabled(if: isThere, "no systemd-analyze here; make test-tools installs it"))
    func `the unit exposes little`() throws {
      try withUnit { path in
        let result = run(
          "systemd-analyze",
          [
            "security", "--offline=true", "--no-pager", "--threshold=\(Self.exposureMax)", path,
          ])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("Overall exposure level"))
      }
    }

    @Test(arguments: [
      "Type=notify", "NotifyAccess=main", "ExecReload=/bin/kill -HUP $MAINPID", "User=weir",
      "ReadWritePaths=/var/spool/weir", "WatchdogSec=60", "StartLimitIntervalSec=0",
      "ExecStart=/usr/bin/weir run --config /etc/weir/weir.yaml", "RuntimeDirectory=weir",
      "RuntimeDirectoryMode=0755", "RuntimeDirectoryPreserve=yes",
    ])
    func `the unit keeps its promises`(setting: String) {
      #expect(Self.unit.split(separator: "\n").contains { $0 == setting })
    }

    @Test(.enabled(if: isThere, "no systemd-analyze here; make test-tools installs it"))
    func `the unit for several spools is that of one, with its name in the paths`() throws {
      let root = Repository.current.root.path
      let template = run(
        "sed", ["-f", root + "/systemd/template.sed", root + "/systemd/weir.service"]
      ).output
      for line in [
        "ExecStart=/usr/bin/weir run --config /etc/weir/%i.yaml", "RuntimeDirectory=weir-%i",
        "ReadWritePaths=/var/spool/weir-%i", "RequiresMountsFor=/var/spool/weir-%i",
        "Description=Weir, fraud filter for short messages and calls, spool %i",
        "Requires=weir-spool@%i.service",
      ] {
        #expect(template.contains("\n\(line)\n"), "\(line)")
      }
      #expect(!template.contains("/etc/weir/weir.yaml"))
      let settings = Self.unit.split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(
        template.split(separator: "\n").filter { !$0.hasPrefix("#") }.count == settings.count + 1)
      // Where a unit names another one, that one has to be at its side.
      let alone = template.replacing("weir-spool@%i.service", with: "local-fs.target")
      try withUnit(alone, named: "weir@north.service") { path in
        let result = run("systemd-analyze", ["verify", "--man=no", path])
        #expect(result.output.isEmpty && result.status == 0, "\(result.output)")
      }
    }

    @Test func `what is left off says why on the line above`() {
      let lines = Self.unit.split(separator: "\n", omittingEmptySubsequences: false)
      let left = lines.indices.filter { lines[$0].hasSuffix("=no") }
      #expect(left.count >= 3)
      for index in left {
        #expect(lines[index - 1].hasPrefix("# "), "\(lines[index])")
      }
    }

    @Test(arguments: [
      ("incoming", "2770", "weir-in"), ("active", "0700", "weir"), ("archive", "0700", "weir"),
      ("corrupt", "0700", "weir"), ("state", "0700", "weir"), ("queue/allow", "2770", "weir-out"),
      ("queue/review", "2770", "weir-out"), ("queue/block", "2770", "weir-out"),
      ("queue/rejected", "2770", "weir-out"), ("queue/counters", "2770", "weir-out"),
      ("queue/warnings", "2770", "weir-out"), ("queue/leads", "2770", "weir-out"),
    ])
    func `a directory of the spool has its mode and group`(
      directory: String, mode: String, group: String
    ) {
      let lines = Repository.current.text(of: "systemd/weir.tmpfiles").split(separator: "\n")
      let wanted = ["d", "/var/spool/weir/\(directory)", mode, "weir", group, "-"]
      #expect(lines.contains { $0.split(separator: " ").map(String.init) == wanted })
    }

    @Test func `the user and groups of the spool are made`() {
      let lines = Repository.current.text(of: "systemd/weir.sysusers").split(separator: "\n")
      let entries = lines.map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
      for entry in ["g weir-in -", "g weir-out -", "u weir -", "m weir weir-in", "m weir weir-out"]
      {
        #expect(entries.contains(entry), "\(entry)")
      }
    }
  }
}

/// Runs a check on a copy of the unit whose program exists on every machine.
private func withUnit(
  _ text: String = TidyTests.SystemdTests.unit, named name: String = "weir.service",
  _ check: (String) -> Void
) throws {
  let directory = FileManager.default.temporaryDirectory
    .appending(path: "weir-unit-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  let unit = text.replacing("/usr/bin/weir ", with: "/bin/true ")
  let path = directory.appending(path: name)
  try Data(unit.utf8).write(to: path)
  check(path.path)
}
