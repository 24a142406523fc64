internal import NightdeskExporters
package import NightdeskKit

extension Configuration {
  static let period = Key(
    "period",
    .syntax("a period") { text in
      do throws(PeriodFault) { _ = try PeriodRequest(text) } catch { return error.description }
      return nil
    },
    """
    The days that figures and briefing look back on: the last so many days (`7d`) or months (`1m`), an EDTF date or \
    interval (`2017`, `2017-05-01/2017-05-16`), or `all`.
    """, fallback: "7d", flag: "--period")

  static let languages = Key(
    "languages", .list(.choice(Exporters.languages)),
    "The languages of the briefing; where there are several, it is written in each.", fallback: "en", flag: "--lang")

  static let number = Key(
    "number",
    .syntax("the number of an edition") { text in EditionNumber(text) == nil ? EditionNumber.fault : nil },
    """
    The number that an edition is published under, printed in its title block: one line of text such as `47`, in which \
    `{year}`, `{month}`, `{day}` and `{week}` (of ISO 8601, as is the year beside it) stand for those of its day. \
    Default: none.
    """, flag: "--number")

  static let omittedSections = Key(
    "omit_sections", .list(.choice(Exporters.sections)),
    """
    The sections that the briefing does without; it says so at its head. The sources are always there, since every \
    statement leads to them.
    """)

  /// The number of an edition of this day.
  package func number(asOf day: Int32) -> String? { self["number"].flatMap { EditionNumber($0.text)?.text(of: day) } }

  /// The days to look back on.
  package var period: PeriodRequest { self["period"].flatMap { try? PeriodRequest($0.text) } ?? .week }
}
