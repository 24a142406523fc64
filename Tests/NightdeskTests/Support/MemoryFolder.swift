internal import FoundationEssentials
internal import NightdeskKit

/// An export folder that keeps what is written in memory, by path.
final class MemoryFolder: ExportFolder {
  private(set) var sinks: [String: MemorySink] = [:]
  /// Called before a file is created.
  private let beforeCreating: (String) -> Void
  /// How many bytes each file takes before its disk is full.
  private let room: (String) -> Int

  init(room: @escaping (String) -> Int = { _ in .max }, beforeCreating: @escaping (String) -> Void = { _ in }) {
    self.room = room
    self.beforeCreating = beforeCreating
  }

  func create(_ name: String) throws(ExportError) -> any ByteSink {
    beforeCreating(name)
    guard sinks[name] == nil else { throw ExportError("\(name) is created twice") }
    let sink = MemorySink(room: room(name))
    sinks[name] = sink
    return sink
  }

  private var workFolders: [String] = []

  func workFolder(_ purpose: String) throws(ExportError) -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "nightdesk-\(UInt64.random(in: 0 ... .max))").path
    do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
      throw ExportError("cannot create \(purpose)")
    }
    workFolders.append(path)
    return path
  }

  deinit { for path in workFolders { try? FileManager.default.removeItem(atPath: path) } }
}

/// A file in memory; like a full disk it takes no more than its room.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []
  private(set) var hasFailed = false
  private let room: Int

  init(room: Int) { self.room = room }

  func append(_ bytes: borrowing Span<UInt8>) {
    guard !hasFailed, room - self.bytes.count >= bytes.count else {
      hasFailed = true
      return
    }
    unsafe bytes.withUnsafeBufferPointer { unsafe self.bytes.append(contentsOf: $0) }
  }
}
