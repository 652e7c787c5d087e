import Documents
import Lists

/// `manifest.yaml` as it was written: what all rules share.
struct Manifest: Sendable {
  /// The treatment of a list whose file is not there.
  enum WhenMissing: String, CaseIterable, Sendable {
    case refuse
    case empty
  }

  /// The declaration of a list.
  struct List: Sendable {
    var name: Scalar
    var type: ListType
    var file: Scalar
    var whenMissing: WhenMissing
    var leastEntries: Located<Int>?
    var largestShrink: Located<Int>?
    /// Where the words of the list do not count.
    var borders: BordersSyntax
    /// The layer whose manifest declares it.
    var layer: Int
    /// Files with entries that later layers take out.
    var removals: [Removal] = []

    /// A file with entries that are taken out of a list of an earlier layer.
    struct Removal: Sendable {
      var list: Scalar
      var file: Scalar
      var layer: Int
    }
  }

  /// The declaration of a score group.
  struct Group: Sendable {
    var name: Scalar
    var capTenths: Int
  }

  /// A family that must be there.
  struct Family: Sendable {
    var name: Scalar
    var leastRules: Located<Int>
  }

  /// The start of the file, for what concerns it as a whole.
  var range: SourceRange
  /// The families that must be there, and how many rules of each; nil where nothing is said.
  var families: [Family]?
  /// The share of the rules in force that a reload may lose, in per cent.
  var largestRuleShrink: Located<Int>?
  var blockTenths: Int?
  var reviewTenths: Int?
  var zoneOffsetSeconds: Int
  /// True if it says which zone.
  var saysZone: Bool
  var lists: [List]
  /// What the layer takes out of lists of earlier ones.
  var removals: [List.Removal]
  /// The files of earlier layers that do not count, each with the layer that says so.
  var replaced: [(path: Scalar, layer: Int)]
  /// The names of declarations that could not be read, which was reported.
  var brokenLists: Set<String>
  var protected: [Scalar]
  var groups: [Group]
  var tags: [(name: Scalar, doc: String)]
}
