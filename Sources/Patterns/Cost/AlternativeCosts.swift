/// Joins the costs of alternatives.
///
/// All of them are tried, but most fail at their first character. Those that do not
/// begin alike cannot match at the same place.
struct AlternativeCosts {
  /// An alternative.
  struct Branch {
    var cost: PartCost
    var beginning: Beginning
  }

  private let branches: [Branch]

  /// For each alternative those whose first character may be the same.
  private let neighbours: [[Int]]

  /// Those that can match at one place, in many ways.
  private let alike: [[Int]]

  /// More alternatives that begin alike count as if all of them matched.
  private static let neighbourCountMax = 200

  /// An alternative that begins with one of more characters may begin like any other.
  private static let codeCountMax = 64

  init(_ branches: [Branch]) {
    self.branches = branches
    var byCode: [UInt32: [Int]] = [:]
    var anywhere: [Int] = []
    for (index, branch) in branches.enumerated() {
      let first = branch.beginning.sets.first
      guard let first, first.count <= AlternativeCosts.codeCountMax else {
        anywhere.append(index)
        continue
      }
      for code in first.ranges.joined() { byCode[code, default: []].append(index) }
    }
    var groups = Array(byCode.values).map { $0 + anywhere }
    if groups.isEmpty { groups = [anywhere] }
    neighbours = groups
    alike = groups.flatMap { group in
      guard group.count > 1, group.count <= AlternativeCosts.neighbourCountMax else {
        return [group]
      }
      return group.map { index in
        group.filter { branches[$0].beginning.canBegin(like: branches[index].beginning) }
      }
    }
  }

  /// What they cost together.
  var joined: PartCost {
    var result = PartCost()
    let tried = Work(fixed: WorkOf.alternative * Double(branches.count))
    result.total = tried + most(byFirst: \.total)
    result.first = tried + most(byFirst: \.first)
    result.ways = mostAtOnce { $0.ways }
    result.failing = mostAtOnce { $0.failing }
    result.passes = mostAtOnce { Work(fixed: $0.passes) }.fixed
    for branch in branches {
      result.after = max(result.after, branch.cost.after)
      result.last = .most(result.last, branch.cost.last)
      result.between = .most(result.between, branch.cost.between)
      result.width = .most(result.width, branch.cost.width)
    }
    return result
  }

  /// The greatest sum over alternatives that begin with the same character.
  private func most(byFirst value: (PartCost) -> Work) -> Work { most(in: neighbours, value) }

  /// The greatest sum over alternatives that can match at one place.
  private func mostAtOnce(_ value: (PartCost) -> Work) -> Work { most(in: alike, value) }

  private func most(in groups: [[Int]], _ value: (PartCost) -> Work) -> Work {
    groups.reduce(.zero) { most, group in
      .most(most, group.reduce(.zero) { $0 + value(branches[$1].cost) })
    }
  }
}
