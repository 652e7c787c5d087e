internal import Bytes

/// Time by which repeats are forgotten: it goes on with the clock, but never jumps with it.
///
/// A clock that is set ten years forward and back again must not make the spool forget what it decided
/// a minute ago. So a step of the clock counts as what can have passed between two calls, and a step
/// back counts as nothing. While no daemon runs, at most one such step passes: repeats are then
/// known for longer than the horizon, never for less.
struct SteadyTime: Equatable {
  /// The time, in milliseconds; it begins with the clock of the first start.
  private(set) var milliseconds: Int64
  private var clockMilliseconds: Int64

  /// Goes on from what the journal holds.
  init(milliseconds: Int64, clockMilliseconds: Int64) {
    self.milliseconds = milliseconds
    self.clockMilliseconds = clockMilliseconds
  }

  /// Goes on with the clock.
  mutating func advance(toClock now: Int64) {
    defer { clockMilliseconds = now }
    guard now > clockMilliseconds else { return }
    let (step, isTooFar) = now.subtractingReportingOverflow(clockMilliseconds)
    let passed =
      isTooFar
      ? Limits.steadyStepMillisecondsMax : min(step, Limits.steadyStepMillisecondsMax)
    let (next, isOver) = milliseconds.addingReportingOverflow(passed)
    if !isOver { milliseconds = next }
  }
}
