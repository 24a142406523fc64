internal import CLibCSV
internal import CLibXML2
internal import CZlib
internal import CZstd

/// The versions of the C libraries that read for the register.
package enum CLibraries {
  /// Of libxml2, as it was built against.
  package static let xml = LIBXML_DOTTED_VERSION
  /// Of libcsv, as it was built against.
  package static let csv = "\(CSV_MAJOR).\(CSV_MINOR).\(CSV_RELEASE)"
  /// Of zlib, as it is at work.
  package static var zlib: String { unsafe String(cString: zlibVersion()) }
  /// Of libzstd, as it is at work.
  package static var zstd: String { unsafe String(cString: ZSTD_versionString()) }
}
