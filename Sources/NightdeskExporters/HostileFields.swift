internal import NightdeskKit

extension RecordBatch {
  /// Whether a field holds a control character or a bidirectional override.
  borrowing func isHostile(_ row: Int, _ column: Int) -> Bool {
    isSuspect && !isEmpty(row, column) && HostileText.fault(in: self[row, column]) != nil
  }

  /// Calls `body` with the row and column of each field of an accepted record that XML 1.0 cannot hold as it is.
  borrowing func forEachFieldNotInXML(_ body: (Int, Int) -> Void) {
    guard isSuspect else { return }
    for record in accepted {
      for column in schema.columns.indices where isHostile(Int(record), column) {
        if HostileText.isForbiddenInXML(self[Int(record), column]) { body(Int(record), column) }
      }
    }
  }
}

extension String {
  /// For people to look at: what acts on a screen is spelled, `\u{202E}`; line ends stay.
  var spelled: String {
    guard HostileText.fault(in: utf8Span.span) != nil else { return self }
    var output = ByteBuffer(capacity: utf8.count + 32)
    HostileText.appendSpelled(utf8Span.span, to: &output)
    return String(decoding: output.span.copied, as: UTF8.self)
  }
}
