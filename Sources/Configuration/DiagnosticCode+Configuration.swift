public import Documents

// What the configuration reports beyond the codes of Documents.
extension DiagnosticCode {
  /// The codes of the configuration, in order.
  public static let configurationCodes: [DiagnosticCode] = [.pathNotAbsolute, .placeInSpool]

  /// A path that does not begin at the root.
  public static let pathNotAbsolute = DiagnosticCode(
    "E200", "path-not-absolute",
    explanation: """
      A service stands in no directory of its own, so a relative path would mean another place \
      whenever its unit changes. Write the whole path from the root, without `.` and `..`.
      """,
    wrong: "spool: spool\n",
    right: "spool: /var/spool/weir\n")

  /// A directory of ours that lies among the queues.
  public static let placeInSpool = DiagnosticCode(
    "E201", "place-in-spool",
    explanation: """
      Files in the spool never change once their names are visible, and consumers rely on it. Stats \
      files and rules are replaced in place, so they lie outside of the spool or, for stats, in its \
      directory `state`.
      """,
    wrong: "spool: /srv/weir\nstats-directory: /srv/weir/queue\n",
    right: "spool: /srv/weir\nstats-directory: /srv/weir/state\n")
}
