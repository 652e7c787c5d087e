import Bytes
import Lists
import Views

/// A list of known texts as texts are compared with it.
struct KnownTexts: Sendable {
  /// The list.
  let list: ListID

  /// The least Jaccard index that any condition asks for, in tenths.
  let floorTenths: Int

  /// The samples by the pairs of words of their skeletons.
  let index: LikenessIndex

  /// Folds the samples of a list as the texts of records are folded, and lays out their index.
  init(_ asked: AskedTexts, of list: SampleList, tables: ViewTables) {
    self.list = asked.list
    floorTenths = asked.floorTenths
    var views = ViewScratch(tables: tables)
    var skeletons: [[UInt8]] = []
    for sample in list.samples {
      sample.text.withByteView { text in
        views.begin(text)
        skeletons.append(views.text(.skeleton).array)
      }
    }
    index = LikenessIndex(skeletons)
  }

  /// What conditions ask of a list of known texts.
  struct AskedTexts: Sendable {
    var list: ListID
    var floorTenths: Int
  }
}
