/// How the threads of the daemon reach each other and the log.
struct Links: Sendable {
  var log: EventLog
  var exchange: Exchange
}
