#if XLSX
  internal import NightdeskKit
  internal import Workbook

  /// What was found in the register: a row a code.
  struct FindingsSheet {
    private let sheet: Sheet
    /// Of a column with text, in characters.
    private static let width = 70

    init(_ sheet: Sheet) { self.sheet = sheet }

    /// `said` is what the workbook itself could not hold, by code.
    func write(_ edition: Edition, _ said: [FindingCode: Int]) {
      for (place, name) in ["code", "severity", "count", "what", "what to do"].enumerated() {
        sheet.write(name, 0, place, name == "count" ? .numberHeader : .header)
      }
      sheet.setPrint(.fitted)
      sheet.widen(0...2, to: 12)
      sheet.widen(3...4, to: Double(Self.width), .note)
      sheet.freeze(rows: 1, columns: 0)
      var row = 1
      let own = said.filter { code, _ in !edition.findings.contains { $0.code == code } }
        .map { (code: $0.key, severity: $0.key.entry.severity, count: $0.value) }
        .sorted { $0.code.entry.code < $1.code.entry.code }
      for (code, severity, count) in edition.findings + own {
        let what = code.entry.sentence
        sheet.heighten(row, lines: max(what.lines(of: Self.width), code.entry.hint.lines(of: Self.width)))
        sheet.write(code.entry.code, row, 0, .note)
        sheet.write(severity.rawValue, row, 1, .note)
        sheet.write(Double(count), row, 2, .note)
        sheet.write(what, row, 3, .note)
        sheet.write(code.entry.hint, row, 4, .note)
        row += 1
      }
      sheet.filter(rows: row, columns: 5)
      sheet.write(
        row == 1 ? "Nothing was found." : "Each finding with its file and line stands in the edition's findings.csv.",
        row + 1, 3)
    }
  }

  /// How to read the workbook.
  struct AboutSheet {
    private let sheet: Sheet
    /// Of the column with text, in characters.
    private static let width = 100

    init(_ sheet: Sheet) { self.sheet = sheet }

    func write(_ edition: Edition) {
      sheet.setPrint(.fitted)
      sheet.widen(0...0, to: 22)
      sheet.widen(1...1, to: Double(Self.width), .note)
      sheet.write(edition.title.onOneLine, 0, 0, .title)
      var row = 2
      for (name, text) in lines(edition) {
        sheet.heighten(row, lines: text.lines(of: Self.width))
        sheet.write(name, row, 0, .note)
        sheet.write(text, row, 1, .note)
        row += 1
      }
    }

    private func lines(_ edition: Edition) -> [(String, String)] {
      [
        ("Edition", edition.runID),
        ("As of", Calendar.isoText(ofDay: Int64(edition.asOf))),
        ("Highest marking", edition.marking),
        ("Register format", RegisterSchema.version),
      ]
        + edition.counts.map { count in
          (
            count.table.sheetName,
            "\(count.accepted) \(count.accepted == 1 ? "row" : "rows"). A row: \(count.table.schema.summary)."
          )
        }
        + [
          (
            "What a claim is",
            "Who was responsible, why, and what to call it are claims: each has a speaker, a medium and a date. None is a "
              + "fact by standing here."
          ),
          (
            "contested",
            "yes: two accounts of the event do not fit together, and both stand in Claims; whole: only those of the event "
              + "that it is part of. No account is picked."
          ),
          (
            "Empty cells", "Not known, or nothing to say. An unknown number is empty and never 0."
          ),
          (
            "Dates",
            "A date is as vague as it was written (EDTF): 2014 stays 2014. Beside it stand the first and last day that it "
              + "may mean (_start, _end; empty where an end is open or not known) and how exact it is (_precision: "
              + DayBounds.Exactness.allCases.map(\.rawValue).joined(separator: ", ") + ")."
          ),
          (
            "Findings",
            "The sheet counts by code what was found in the register while it was read, and what this workbook could not hold. "
              + "What the edition's other exports could not hold, and every finding with its record, file and line, stands in the "
              + "edition's findings.csv."
          ),
          ("Lists", "Several values in a cell are joined by ; with \\; and \\\\ for the characters themselves."),
          (
            "Links", "A cell that names a record leads to its row; of several records, to that of the first."
          ),
        ]
    }
  }

  extension String {
    /// How many lines it takes in a cell of `width` characters; words are kept whole, and letters are not all of one width.
    fileprivate func lines(of width: Int) -> Int { (count * 10 + width * 9 - 1) / (width * 9) }
  }
#endif
