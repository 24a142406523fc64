internal import Glibc
internal import NightdeskKit

/// The file in which the records of an external export wait for its program.
final class RecordFile: ByteSink {
  private let file: Descriptor
  private var buffer = ByteBuffer(capacity: 1 << 20)
  private var failure: SystemError?

  /// An empty file in `folder`.
  init(_ folder: String) throws(ExportError) {
    let number = unsafe Glibc.open(folder + "/records.jsonl", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw ExportError("cannot create its input: \(SystemError.last)") }
    file = Descriptor(number)
  }

  var hasFailed: Bool { failure != nil }

  func append(_ bytes: borrowing Span<UInt8>) {
    buffer.append(bytes)
    if buffer.count >= 1 << 20 { flush() }
  }

  func append(_ text: String) { append(text.utf8Span.span) }

  func throwFailure() throws(ExportError) {
    if let failure { throw ExportError("cannot write its input: \(failure)") }
  }

  /// Ends the file and turns to its beginning.
  func finish() throws(ExportError) -> Input {
    flush()
    try throwFailure()
    guard lseek(file.number, 0, SEEK_SET) == 0 else { throw ExportError("cannot read its input: \(SystemError.last)") }
    return Input(number: file.number)
  }

  /// The file, open to be read from its beginning for as long as the ``RecordFile`` lives.
  struct Input { let number: Int32 }

  private func flush() {
    var full = ByteBuffer(capacity: 1 << 20)
    swap(&full, &buffer)
    var done = 0
    while done < full.count, failure == nil {
      let written = unsafe full.span.withUnsafeBytes {
        unsafe Glibc.write(file.number, $0.baseAddress! + done, $0.count - done)
      }
      if written > 0 {
        done += written
      } else if written == 0 || errno != EINTR {
        failure = written == 0 ? SystemError(EIO) : .last
      }
    }
  }
}

/// A private folder outside of any output, removed with all that is in it when this goes.
final class TemporaryFolder {
  let path: String

  init() throws(SystemError) {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/nightdesk-XXXXXX").utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw .last }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? LinuxFileSystem().removeTree(path, in: AT_FDCWD) }

  /// Makes a file with this text.
  func add(_ name: String, _ text: String) throws(SystemError) {
    let files = LinuxFileSystem()
    let file = try files.open(path + "/" + name, in: AT_FDCWD, flags: O_WRONLY | O_CREAT | O_EXCL)
    let bytes = text.utf8Span.span
    var done = 0
    while done < bytes.count { done += try files.write(bytes.extracting(done...), to: file.number) }
  }

  /// Makes a folder and returns its path.
  func add(folder name: String) throws(SystemError) -> String {
    try LinuxFileSystem().makeFolder(path + "/" + name, in: AT_FDCWD)
    return path + "/" + name
  }
}

enum PlainFolder {
  /// Whether a path is a folder and no link to one.
  static func isOne(_ path: String) -> Bool {
    (try? LinuxFileSystem().kind(of: path, in: AT_FDCWD)) == .folder
  }
}
