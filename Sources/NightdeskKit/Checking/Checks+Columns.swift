extension Checks {
  /// That no field holds broken UTF-8, and what control characters and bidirectional overrides there are.
  static let hostileText = Check { batch in
    guard batch.isSuspect else { return }
    // a dataset's columns become several of the register's, or parts of one, or records of their own
    if batch.terms != nil, batch.sourceWidth > 0, !batch.isImplied { return batch.reportHostileSources() }
    for row in 0..<batch.count {
      for column in batch.schema.columns.indices where !batch.isEmpty(row, column) {
        guard let code = HostileText.fault(in: batch[row, column])?.code else { continue }
        batch.report(code, row, column)
        // an address is followed, not read
        if case .url = batch.schema.columns[column].kind { batch.report(.badURL, row, column) }
      }
    }
  }

  /// What every column asks for: required, syntax, range, vocabulary. Typed values are parsed here, once.
  static func columns(of schema: RecordSchema) -> [Check] {
    schema.columns.enumerated().compactMap { column, definition in
      if definition.role == .computed { return nil }
      if definition.isList { return list(column, definition) }
      switch definition.kind {
      case .text:
        return definition.isRequired ? isThere(column, .missingValue) : nil
      case .identifier: return shaped(column, definition) { Shape.identifier($0) }
      case .url: return shaped(column, definition) { Shape.url($0) }
      case .language: return shaped(column, definition) { Shape.language($0) }
      case .digest: return shaped(column, definition) { Shape.digest($0) }
      case .country: return shaped(column, definition) { Shape.country($0) }
      case .pair: return shaped(column, definition) { Shape.pair($0) }
      case .citation: return shaped(column, definition) { Shape.citation($0) }
      case .link(let words, _): return shaped(column, definition) { Shape.link($0, words) }
      case .reference: return definition.isRequired ? isThere(column, .missingValue) : nil
      case .integer(let range):
        return typed(column, definition) { field throws(Invalid) in
          let value = try integer(field)
          guard range ~= value else { throw Invalid(.outOfRange) }
          return value
        }
      case .decimal(let range):
        return typed(column, definition) { field throws(Invalid) in
          let value = try decimal(field)
          guard range ~= value else { throw Invalid(.outOfRange) }
          return Int64(bitPattern: value.bitPattern)
        }
      case .date:
        return typed(column, definition) { field throws(Invalid) in
          do throws(DateFault) { return try DayBounds(edtf: field).packed } catch {
            throw Invalid(isSerialDay(field) ? .serialDay : error.code)
          }
        }
      case .day:
        return typed(column, definition) { field throws(Invalid) in
          do throws(DateFault) { return Int64(try CalendarDay.parse(field)) } catch {
            throw Invalid(isSerialDay(field) ? .serialDay : error.reason == .noSuchDay ? .noSuchDay : .notADay)
          }
        }
      case .timestamp:
        return typed(column, definition) { field throws(Invalid) in
          do throws(DateFault) { return try Timestamp.parse(field) } catch { throw Invalid(.badTimestamp) }
        }
      case .vocabulary(let words):
        return typed(column, definition) { field throws(Invalid) in
          guard let word = words.index(of: field) else { throw Invalid(.notInVocabulary) }
          return Int64(word)
        }
      }
    }
  }

  /// That a field is not empty. A column that the whole file lacks has been reported once.
  private static func isThere(_ column: Int, _ code: FindingCode) -> Check {
    Check { batch in
      guard !batch.lacks(column) else { return }
      for row in 0..<batch.count where batch.isEmpty(row, column) { batch.report(code, row, column) }
    }
  }

  /// A check of the shape of each field that is not empty.
  @inline(__always)
  private static func shaped(
    _ column: Int, _ definition: Column, _ fault: @escaping @Sendable (borrowing Span<UInt8>) -> FindingCode?
  ) -> Check {
    let isRequired = definition.isRequired
    return Check { batch in
      let isReported = batch.lacks(column)
      if batch.isEmpty(throughout: column), !isRequired || isReported { return }
      for row in 0..<batch.count {
        if batch.isEmpty(row, column) {
          if isRequired, !isReported { batch.report(.missingValue, row, column) }
        } else if let code = fault(batch[row, column]) {
          batch.report(code, row, column)
        }
      }
    }
  }

  /// A check that parses each field of `column` with `parse` and keeps the value.
  @inline(__always)
  private static func typed(
    _ column: Int, _ definition: Column,
    _ parse: @escaping @Sendable (borrowing Span<UInt8>) throws(Invalid) -> Int64
  ) -> Check {
    let isRequired = definition.isRequired
    return Check { batch in
      let isReported = batch.lacks(column)
      if batch.isEmpty(throughout: column), !isRequired || isReported {
        return batch.setValues(Value.missing, of: column)
      }
      for row in 0..<batch.count {
        var value = Value.missing
        if !batch.isEmpty(row, column) {
          do throws(Invalid) {
            value = try parse(batch[row, column])
          } catch {
            value = Value.invalid
            batch.report(error.code, row, column)
          }
        } else if isRequired, !isReported {
          batch.report(.missingValue, row, column)
        }
        batch.setValue(value, row, column)
      }
    }
  }

  /// A check of each value of a list: escapes, no empty value, the shape that its kind asks for.
  private static func list(_ column: Int, _ definition: Column) -> Check {
    let isRequired = definition.isRequired
    // a claim without a citation has a code of its own
    let missing: FindingCode = definition.name == "citations" ? .claimWithoutCitation : .missingValue
    let shape: @Sendable (borrowing Span<UInt8>) -> FindingCode? =
      switch definition.kind {
      case .citation: { Shape.citation($0) }
      case .pair: { Shape.pair($0) }
      case .link(let words, _): { Shape.link($0, words) }
      default: { _ in nil }
      }
    return Check { batch in
      let isReported = batch.lacks(column)
      let code = batch.table == .claims ? missing : .missingValue
      if batch.composedColumns.contains(column) || batch.isEmpty(throughout: column), !isRequired || isReported {
        return
      }
      for row in 0..<batch.count {
        if batch.isEmpty(row, column) {
          if isRequired, !isReported { batch.report(code, row, column) }
          continue
        }
        if batch[row, column].firstListMark(from: 0) == batch[row, column].count {
          batch.noteSingle(row, column)
          if let fault = shape(batch[row, column]) { batch.report(fault, row, column) }
          continue
        }
        var fault: FindingCode?
        var hasEscapes = false
        ListSyntax.forEach(batch[row, column]) { value, isEscaped in
          if isEscaped { hasEscapes = true }
          if fault == nil { fault = value.isEmpty ? .emptyItem : shape(value) }
        }
        if hasEscapes, !ListSyntax.isWellFormed(batch[row, column]) { fault = .badEscape }
        if let fault { batch.report(fault, row, column) }
      }
    }
  }
}

extension RecordBatch {
  /// Reports the hostile text in the file's columns, each once and as one of the file's, whatever it was made into.
  @inline(never)
  fileprivate mutating func reportHostileSources() {
    let extra = schema.find("extra") ?? -1
    var places: [(column: Int, isAddress: Bool)] = []
    for source in 0..<sourceWidth {
      let columns = origins.indices.filter { Int(origins[$0]) == source }
      let column = columns.contains(schema.marking) ? schema.marking : columns.first ?? extra
      let address = columns.first { if case .url = schema.columns[$0].kind { true } else { false } }
      places.append((address ?? column, address != nil))
    }
    for row in 0..<count where HostileText.fault(in: original(row)) != nil {
      for source in 0..<sourceWidth where !passedOver.contains(source) {
        guard let code = HostileText.fault(in: sourceField(row, source))?.code else { continue }
        report(code, row, places[source].column, source: source)
        if places[source].isAddress { report(.badURL, row, places[source].column, source: source) }
      }
    }
  }

  /// Whether the file has no such column, which was reported once.
  fileprivate func lacks(_ column: Int) -> Bool { missingColumns.contains(column) }
}
