import ArgumentParser

/// The files of records, as the commands have them that decide from files.
struct RecordArguments: ParsableArguments {
  @Argument(
    help: "Files of records, or - for the standard input.",
    completion: .file(extensions: ["ndjson", "gz"]))
  var files: [String]
}
