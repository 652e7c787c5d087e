import Bytes

/// Records in files of one size, made once; runs get copies of them.
struct SpoolFiles {
  /// How many records a file has, and how many files there are.
  struct Shape {
    var recordsPerFile: Int
    var fileCount: Int
  }

  /// The sizes that are measured.
  static let all = [
    Shape(recordsPerFile: 1, fileCount: 3_000), Shape(recordsPerFile: 100, fileCount: 1_500),
    Shape(recordsPerFile: 10_000, fileCount: 20),
  ]

  let shape: Shape

  /// The directory of the files in the scratch directory.
  let directory: String

  private let scratch: ScratchDirectory

  /// Writes the files, unless they are there.
  init(_ batch: Batch, in scratch: ScratchDirectory, _ shape: Shape) {
    self.shape = shape
    self.scratch = scratch
    directory = "files-\(batch.name)-\(shape.recordsPerFile)-\(shape.fileCount)"
    guard scratch.make(directory) else { return }
    var next = 0
    for file in 0..<shape.fileCount {
      if next + shape.recordsPerFile > batch.lineCount { next = 0 }
      let lines = batch.slice(next..<next + shape.recordsPerFile)
      next += shape.recordsPerFile
      scratch.write(name(file), lines.array)
    }
  }

  var recordCount: Int { shape.recordsPerFile * shape.fileCount }

  var name: String {
    "\(shape.recordsPerFile) \(shape.recordsPerFile == 1 ? "record" : "records") a file"
  }

  var paths: [String] { (0..<shape.fileCount).map { scratch.appending(name($0)) } }

  private func name(_ file: Int) -> String { "\(directory)/\(100_000 + file).ndjson" }

  /// Makes a directory with a copy of each file.
  ///
  /// Links would not do: when one run removes its own, the files of the others change too, and rest
  /// anew.
  func copy(as other: String) {
    _ = ChildProgram(path: "/bin/cp").runOrFail(
      ["-a", scratch.appending(directory), scratch.appending(other)],
      output: scratch.appending("cp.out"))
  }
}
