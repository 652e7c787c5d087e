import Foundation

/// Holds a thread where a test wants it, until the test lets it go.
final class HeldGate: @unchecked Sendable {
  private let condition = NSCondition()
  private var isOpen = false
  private var wasReached = false

  /// Whether a thread is or was held here.
  var isReached: Bool {
    condition.withLock { wasReached }
  }

  /// Waits until the gate is open.
  func pass() {
    condition.withLock {
      wasReached = true
      while !isOpen { condition.wait() }
    }
  }

  func open() {
    condition.withLock {
      isOpen = true
      condition.broadcast()
    }
  }
}
