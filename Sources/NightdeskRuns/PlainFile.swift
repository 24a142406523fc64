internal import Glibc

/// A file outside of an output folder.
package enum PlainFile {
  /// Makes a new file with its folders; one that is there is not touched.
  package static func create(_ text: String, at path: String) throws(PublishError) {
    let files = LinuxFileSystem()
    try attempt(to: "create", path) { () throws(SystemError) in
      var folder = try files.openFolder(path.hasPrefix("/") ? "/" : "./", in: AT_FDCWD)
      let parts = path.split(separator: "/").map(String.init)
      for part in parts.dropLast() where part != "." {
        do throws(SystemError) { try files.makeFolder(part, in: folder.number) } catch  where error.number == EEXIST {}
        // the operator's own folders may be symbolic links; a slash lets them be followed
        folder = try files.openFolder(part + "/", in: folder.number)
      }
      let file = try files.open(parts[parts.count - 1], in: folder.number, flags: O_WRONLY | O_CREAT | O_EXCL)
      try files.writeAll(text.utf8Span.span, to: file.number)
      try files.sync(file.number)
      try files.close(file)
    }
  }
}
