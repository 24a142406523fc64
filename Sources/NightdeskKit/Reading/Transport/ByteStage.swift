/// One step on the way from a file's bytes to text in UTF-8: decompression, or another encoding.
///
/// A stage is fed pieces of any size, in order, and holds what it needs between them.
protocol ByteStage: AnyObject {
  /// Takes bytes of `input`, all unless it ``hasMore``, and appends what they stand for to `output`; returns how many
  /// it took. `isLast` says that nothing comes behind `input`.
  func take(_ input: borrowing Span<UInt8>, isLast: Bool, into output: inout ByteBuffer) throws(StageFault) -> Int
  /// Whether it has stopped because a good piece was appended, and goes on the next time, be there input or not.
  var hasMore: Bool { get }
}

/// Why a file's bytes cannot be decoded any further.
struct StageFault: Error {
  let code: FindingCode
  /// Why the file itself cannot be read, where that is what is wrong.
  let failure: ReadError?

  init(_ code: FindingCode) {
    self.code = code
    failure = nil
  }

  init(_ failure: ReadError) {
    code = .damaged
    self.failure = failure
  }
}

/// How a file is compressed, told from its first bytes.
package enum Compression: CaseIterable, Sendable {
  case gzip, zstd

  /// The ending of the names of such files.
  var ending: String {
    switch self {
    case .gzip: "gz"
    case .zstd: "zst"
    }
  }

  /// What such a file starts with.
  private var magic: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    }
  }

  /// The compression of a file that starts with `bytes`; nil where it has none.
  init?(_ bytes: borrowing Span<UInt8>) {
    for compression in Compression.allCases {
      let magic = compression.magic
      if bytes.count >= magic.count, bytes.extracting(first: magic.count).elementsEqual(magic.span) {
        self = compression
        return
      }
    }
    return nil
  }

  /// The compression that the name of a file says; nil where it says none.
  init?(fileName: String) {
    guard let match = Compression.allCases.first(where: { fileName.lowercased().hasSuffix("." + $0.ending) }) else {
      return nil
    }
    self = match
  }

  var stage: any ByteStage {
    switch self {
    case .gzip: GzipStage()
    case .zstd: ZstdStage()
    }
  }
}
