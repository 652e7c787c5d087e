import Bytes
public import Compression
public import FileSystem

/// Why a file of records cannot be read.
public enum RecordFileError: Error, CustomStringConvertible, Sendable {
  /// The operating system refused.
  case file(FileError)

  /// The file is packed and cannot be unpacked.
  case packing(name: String, GzipError)

  /// A sentence for a person.
  public var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .packing(let name, let error): "\(Quoted(name)) cannot be unpacked: \(error.rawValue)"
    }
  }
}
