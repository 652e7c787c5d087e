import Spool
import Testing

@testable import Pipeline

@Suite struct GroupPolicyTests {
  private var policy: GroupPolicy {
    var policy = GroupPolicy(SpoolOptions())
    policy.batchCountMax = 10
    policy.corruptCountMax = 3
    policy.byteCountMax = 1_000
    return policy
  }

  @Test(arguments: [
    (0, 0, 0, false), (9, 2, 999, false), (10, 0, 0, true), (9, 3, 0, true), (1, 0, 1_000, true),
    (11, 4, 2_000, true),
  ])
  func `a group is full by batches, by corrupt ones, or by bytes`(
    claimedCount: Int, corruptCount: Int, byteCount: Int, isFull: Bool
  ) {
    let size = GroupPolicy.Size(
      claimedCount: claimedCount, corruptCount: corruptCount, byteCount: byteCount)
    #expect(policy.isFull(size) == isFull)
  }

  @Test(arguments: [
    (Int64(4_999), Int64(0), false), (5_000, 0, true), (5_000, 20_000, false),
    (20_000, 20_000, true), (499_999, 9_000_000, false), (500_000, 9_000_000, true),
  ])
  func `a group is old by what the last commit took, within bounds`(
    age: Int64, lastCommit: Int64, isOld: Bool
  ) {
    #expect(
      policy.isOld(ageMicroseconds: age, lastCommitMicroseconds: lastCommit) == isOld)
  }

  @Test func `the options of the spool bound a group`() {
    var options = SpoolOptions()
    options.groupBatchCountMax = 7
    options.groupByteCountMax = 8
    let policy = GroupPolicy(options)
    #expect(policy.batchCountMax == 7 && policy.byteCountMax == 8)
  }
}
