/// The register's columns as a Markdown page (GitHub's dialect), for those who fill them in.
struct ColumnReference {
  private let tables: [Table]

  /// The page about `tables`.
  init(_ tables: [Table]) { self.tables = tables }

  /// The page.
  var text: String {
    var page = """
      # The columns of a register

      Version \(RegisterSchema.version). In XML the namespace is `\(RegisterSchema.namespace)`.


      """
    for table in tables { page += section(about: table.schema) + "\n" }
    return page + Self.values
  }

  private func section(about schema: RecordSchema) -> String {
    var section = """
      ## \(schema.table)

      One row is \(schema.summary).

      | column | values | required | meaning |
      |---|---|---|---|

      """
    for column in schema.columns {
      let cells = [
        "`\(column.name)`", values(of: column), column.isRequired ? "yes" : "", column.summary.escapedForTable,
      ]
      section += cells.reduce("|") { $0 + ($1.isEmpty ? " |" : " \($1) |") } + "\n"
    }
    return section
  }

  private func values(of column: Column) -> String {
    let words = column.kind.wording { "`\($0)`" }
    return (column.isList ? "list; each " : "") + words + (column.role == .computed ? " (computed)" : "")
  }

  private static let values = """
    ## Values

    - **Empty** means not known, or nothing to say: an unknown number is empty, never 0. A required column is never
      empty.
    - **An id** is made of `A-Z a-z 0-9 . _ : -`, has at most 200 characters and is unique in the whole register.
      `unnamed` and `withheld` are reserved.
    - **A list** is joined by `;` in CSV, with `\\;` and `\\\\` for the characters themselves. In JSON it is an array; in
      XML its element is repeated.
    - **A citation** is `source-id`, or `source-id#locator` for the place in the source: `report-2014#p12`,
      `interview#00:31-01:40`.
    - **An EDTF date** (ISO 8601-2, Library of Congress) is as vague as what is known:

      | written | meaning |
      |---|---|
      | `2014-05-16`, `2014-05`, `2014` | that day; some time in that month, that year |
      | `2014-05~`, `2014?`, `2014%` | about then; uncertain; both |
      | `201X`, `2014-05-XX` | some year of the 2010s; some day of that month |
      | `2014-21` | spring 2014; 22 summer, 23 autumn, 24 winter |
      | `2013/2014` | all through, from 2013 to 2014 |
      | `2014-05/..`, `2014-05/` | since May 2014: without an end; with an end that is not known |
      | `[2013..2014]` | once, some time from 2013 to 2014 |
      | `[2014-05-16,2014-05-18]` | on one of these days |
      | `{2014-05-16,2014-05-18}` | on each of these days |
      | `XXXX` | not known |

    - **A calendar day** is `2014-05-16`; **a moment** is `2014-05-16T10:00:00Z` or has another offset (RFC 3339).
    - **A number** has digits and at most a decimal point: no thousands mark, no exponent.
    - **A country code** is ISO 3166-1, `LY` or `LBY`; `XKX` is Kosovo.
    - **A language tag** is BCP 47: `en`, `ar-LY`.
    - **A web address** starts with `http://` or `https://`.
    - **Computed** columns are filled in by the tool. They are ignored when they are read.
    - **Text** is UTF-8, without control characters other than tab and line end, and without bidirectional overrides.

    """
}

extension String {
  /// The text as a cell of a Markdown table.
  fileprivate var escapedForTable: String {
    reduce(into: "") { cell, character in
      if "|<[]*".contains(character) { cell += "\\" }
      cell.append(character)
    }
  }
}
