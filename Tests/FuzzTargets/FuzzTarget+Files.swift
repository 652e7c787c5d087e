import Bytes
import Documents
import Lists
import Records
import RuleCompiler

// Only a debug build may look inside of a module, and only such a build has tests.
#if DEBUG
  @testable import Spool
#endif

extension FuzzTarget {
  /// A batch: its lines, and each of them as a record.
  static let records = FuzzTarget("records") { bytes in
    bytes.withByteView { batch in
      var reader = LineReader(batch)
      var record = Record()
      var arena = ByteBuffer()
      var end = 0
      while let line = reader.next() {
        guard line.offset >= end, line.offset + line.line.count <= batch.count else {
          return "line \(line.number) lies at \(line.offset)"
        }
        end = line.offset + line.line.count
        _ = decodeRecord(line.line, into: &record, arena: &arena)
      }
      return nil
    }
  }

  /// A file as a document; each finding has its place in it.
  static let yaml = FuzzTarget("yaml") { bytes in
    var findings = DiagnosticList()
    let document = parseDocument(SourceFile(path: "a.yaml", bytes: bytes), into: &findings)
    _ = render(findings, color: false)
    return document == nil && findings.isEmpty ? "no document, and no finding says why" : nil
  }

  /// A rule file beside the shipped manifest, with its patterns and samples.
  static let rules = FuzzTarget("rules") { bytes in
    let shared = Shipped.bundle.files.filter {
      $0.path == "manifest.yaml" || $0.path.hasPrefix("lists/") || $0.path.hasPrefix("shared/")
    }
    let file = RuleBundle.File(path: "loan/a.yaml", bytes: bytes)
    let compilation = compileRules(
      RuleBundle(directory: "Rules", files: shared + [file]), options: CompilerOptions())
    _ = render(compilation.diagnostics, color: false)
    return compilation.ruleSet == nil && !compilation.hasErrors
      ? "no rule set, and no error says why" : nil
  }

  /// A list, its type given by the first byte; every entry is found.
  static let lists = FuzzTarget("lists") { bytes in
    guard let first = bytes.first else { return nil }
    let type = ListType.allCases[Int(first) % ListType.allCases.count]
    return Array(bytes.dropFirst()).withByteView { file in
      let entries = ListParse(file, type: type).entries
      for index in 0..<entries.count where !finds(entries.text(index), in: entries) {
        return "\(type): entry \(index) is not found"
      }
      return nil
    }
  }

  private static func finds(_ entry: ByteView, in entries: ListEntries) -> Bool {
    switch entries.type {
    case .numbers: NumberList(entries).lookup(entry) != nil
    case .prefixes:
      // An entry is the beginning of a number, and a sign alone is none. The country code goes before
      // a mobile number, so that +8613 can never match; `weir check` says so.
      String(decoding: entry.array, as: UTF8.self).hasPrefix("+86")
        || (entry.array + Array("1234".utf8)).withByteView { PrefixList(entries).lookup($0) } != nil
    case .domains: DomainList(entries).lookup(entry) != nil
    case .words: WordList(entries).lookup(entry) != nil
    case .samples: SampleList(entries).lookup(entry) != nil
    }
  }
}

#if DEBUG
  extension FuzzTarget {
    /// What a journal holds: a commit, a checkpoint, a segment, the last two also with right checksums.
    static let journal = FuzzTarget("journal") { bytes in
      guard let first = bytes.first else { return nil }
      let content = Array(bytes.dropFirst())
      switch first % 4 {
      case 0: return problemOfCommit(content)
      case 1:
        var checkpoint = ByteBuffer()
        checkpoint.append(Array(emptyCheckpoint.prefix(8)))
        checkpoint.append(content)
        checkpoint.appendLittleEndian(checkpoint.view.digest)
        guard let read = Checkpoint(checkpoint.view) else { return nil }
        return read.encoded() == checkpoint.array ? nil : "a checkpoint is written otherwise"
      case 2:
        var segment = ByteBuffer()
        segment.append(Segment.header(number: 1, firstRecord: 1))
        // Pieces of content of 16 bytes, each in a frame of its own, and then what is left as it is.
        var number: UInt64 = 1
        for start in stride(from: 0, to: content.count / 2 / 16 * 16, by: 16) {
          Array(content[start..<start + 16]).withByteView { piece in
            JournalFrame.encode(
              content[start] % 2 == 0 ? .commit : .done, number: number, content: piece,
              into: &segment)
          }
          number += 1
        }
        segment.append(Array(content[(content.count / 2 / 16 * 16)...]))
        return problemOfSegment(segment.view)
      default: return content.withByteView { problemOfSegment($0) }
      }
    }

    private static let emptyCheckpoint = Checkpoint(
      segment: 1, lastRecord: 1, lastGroup: 1, lastSequence: 1, lastClockMilliseconds: 1,
      lastSteadyMilliseconds: 1, annexes: [], identities: []
    ).encoded()

    private static func problemOfCommit(_ content: [UInt8]) -> String? {
      guard let commit = content.withByteView({ CommitRecord($0) }) else { return nil }
      _ = commit.identityEntries
      var written = ByteBuffer()
      commit.encode(into: &written)
      return written.array == content ? nil : "a commit is written otherwise"
    }

    private static func problemOfSegment(_ bytes: ByteView) -> String? {
      _ = Segment.firstRecord(in: bytes, number: 1)
      let scan = SegmentScan(bytes, firstRecord: 1)
      var end = Segment.headerByteCount
      for frame in scan.frames {
        guard frame.content.lowerBound >= end, frame.endOffset <= bytes.count else {
          return "frame \(frame.number) lies at \(frame.content)"
        }
        end = frame.endOffset
        _ = CommitRecord(bytes[frame.content])
      }
      return nil
    }
  }
#else
  extension FuzzTarget {
    static let journal = FuzzTarget("journal") { _ in nil }
  }
#endif
