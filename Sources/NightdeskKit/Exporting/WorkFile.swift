internal import Glibc

/// A file that an export has made in its work folder.
public struct WorkFile {
  /// Where it lies.
  public let path: String

  public init(_ path: String) { self.path = path }

  /// Appends all bytes of the file to `sink` and returns how many; `look` sees each portion first.
  ///
  /// A symbolic link is not followed, and what is no plain file is refused, so that nothing from elsewhere gets into an
  /// edition.
  @discardableResult
  public func copy(
    to sink: any ByteSink, looking look: (borrowing Span<UInt8>) -> Void = { _ in }
  ) throws(ExportError) -> Int {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ExportError("\(name) is not a plain file") }
    var portion = ByteBuffer(capacity: 1 << 20)
    var copied = 0
    while !sink.hasFailed {
      portion.removeAll()
      let got = unsafe portion.append(upTo: 1 << 20) { unsafe read(descriptor, $0, $1) }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failure }
      if got == 0 { break }
      copied += got
      look(portion.span)
      sink.append(portion.span)
    }
    return copied
  }

  private var name: String { path.split(separator: "/").last.map { TerminalText.safe(String($0)) } ?? "" }

  private var failure: ExportError { ExportError("cannot read \(name): \(unsafe String(cString: strerror(errno)))") }
}
