import Documents
import Engine

extension Paint {
  /// The colour in which a verdict is shown.
  func color(of verdict: Verdict) -> Color {
    switch verdict {
    case .allow: .green
    case .review: .yellow
    case .block: .red
    }
  }
}
