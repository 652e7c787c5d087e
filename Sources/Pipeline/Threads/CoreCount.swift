import CLinux

/// How many cores this process may run on: those that its affinity, and so its cpuset, allows.
public func coreCount() -> Int {
  max(1, Int(weir_core_count()))
}
