/// How a file's records are written; also the ending of its name, besides which `.tsv` stands for CSV with tabs.
package enum FileSyntax: String, Sendable, CaseIterable {
  case csv, jsonl, xml
  /// One document of all records.
  case json

  /// Where, in bytes, the field called `name` begins in `record`, a whole record as its file has it; `column` is its
  /// place among the file's columns, which are cut as `dialect` says. Nil where it does not stand there.
  func offset(
    ofField name: String, column: Int, _ dialect: Dialect, in record: borrowing Span<UInt8>
  ) -> Int? {
    switch self {
    case .csv: column < 0 ? nil : record.startOfField(column, dialect)
    case .jsonl, .json: record.valueOffset(ofKey: name)
    case .xml: record.elementOffset(name)
    }
  }
}

extension Span<UInt8> {
  /// Where the field number `index` of the record that starts here begins; fields before it are well-formed.
  package func startOfField(_ index: Int, _ dialect: Dialect = .csv) -> Int {
    var remaining = index
    var position = 0
    var isInside = false
    while remaining > 0, position < count {
      if self[position] == 0x22, dialect.isQuoted {
        isInside.toggle()
      } else if self[position] == dialect.separator, !isInside {
        remaining -= 1
      }
      position += 1
    }
    return position
  }

  /// Where the value of the key `name` begins in a JSON object.
  fileprivate func valueOffset(ofKey name: String) -> Int? {
    var depth = 0
    var position = 0
    while position < count {
      switch self[position] {
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D: depth -= 1
      case 0x22:
        let start = position + 1
        position = start
        while position < count, self[position] != 0x22 { position += self[position] == 0x5C ? 2 : 1 }
        guard depth == 1, position < count, extracting(start..<position).equals(name) else { break }
        var next = skippingBlanks(from: position + 1)
        guard next < count, self[next] == 0x3A else { break }
        next = skippingBlanks(from: next + 1)
        return next < count ? next : nil
      default: break
      }
      position += 1
    }
    return nil
  }

  private func skippingBlanks(from start: Int) -> Int {
    var position = start
    while position < count, self[position] <= 0x20 { position += 1 }
    return position
  }

  /// Where the first start tag called `name`, with or without a prefix, begins.
  fileprivate func elementOffset(_ name: String) -> Int? {
    var from = 1  // the record's own tag may have the same name
    while let tag = firstIndex(of: 0x3C, from: from) {
      var end = tag + 1
      var start = end
      while end < count, self[end] != 0x3E, self[end] != 0x2F, self[end] > 0x20 {
        if self[end] == 0x3A { start = end + 1 }
        end += 1
      }
      if extracting(start..<end).equals(name) { return tag }
      from = tag + 1
    }
    return nil
  }
}
