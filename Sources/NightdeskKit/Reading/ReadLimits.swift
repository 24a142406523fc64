/// How large the parts of an input may be. Each limit keeps memory bounded on hostile or broken input; no register
/// comes near one.
package enum ReadLimits {
  /// Bytes of one file, as it lies on disk.
  package static let file = 4 << 30
  /// Bytes that one file unpacks to.
  package static let decoded = 16 << 30
  /// How many times its size a file may unpack to, once that is more than ``unsuspicious``.
  package static let ratio = 200
  /// Bytes that a file may unpack to, however small it is.
  package static let unsuspicious = 64 << 20
  /// Compressed members or frames of one file.
  package static let members = 1000
  /// Columns of one header.
  package static let columns = 1024
  /// Bytes of one field, decoded.
  package static let field = 1 << 20
  /// Bytes of one record, as it stands in its file.
  package static let record = 16 << 20
  /// Bytes of the rows that have to be kept until the file ends, because of several of them one record is made.
  package static let gathered = 128 << 20
  /// Bytes up to which a file of the register's own is looked through for versions of one event before it is read.
  package static let surveyed = 64 << 20
  /// Digits, signs and points of one number in JSON.
  package static let number = 64
  /// Characters (Unicode scalars) of the name of an actor or a place, and marks on one letter of it.
  package static let name = 512
  package static let marks = 16
  /// Bytes of text, of a comment or of a CDATA section in XML; libxml2 itself stops at 10,000,000.
  package static let token = 8 << 20
  /// Levels of JSON or XML inside each other.
  package static let depth = 64
  /// Bytes of one XML tag.
  package static let tag = 64 << 10
  /// Attributes of one XML tag, namespace declarations among them.
  package static let attributes = 256
  /// Distinct names of elements and attributes in one XML document.
  package static let names = 1024
}
