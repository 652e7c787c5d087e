import FuzzTargets

/// The driver of libFuzzer, which is linked where `WEIR_FUZZ` is set (Scripts/fuzz).
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ argumentCount: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Searches for bytes that break one target: `weir-fuzz TARGET`, then what libFuzzer takes.
@main
struct Fuzzer {
  /// The chosen target: a function that C calls keeps nothing.
  nonisolated(unsafe) static var target: FuzzTarget?

  static func main() {
    guard CommandLine.argc >= 2, let target = FuzzTarget.named(CommandLine.arguments[1]) else {
      print("usage: weir-fuzz TARGET [OPTIONS AND FOLDERS OF LIBFUZZER]")
      print("targets: " + FuzzTarget.all.map(\.name).joined(separator: " "))
      return
    }
    Fuzzer.target = target
    // libFuzzer sees its own name where that of the target stands.
    var count = CommandLine.argc - 1
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      CommandLine.unsafeArgv + 1
    _ = runFuzzer(&count, &arguments) { start, count in
      let bytes = Array(UnsafeBufferPointer(start: start, count: count))
      if let problem = Fuzzer.target?.problem(bytes) { fatalError(problem) }
      return 0
    }
  }
}
