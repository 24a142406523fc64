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

  /// The days to look back on.
  package var period: PeriodRequest { self["period"].flatMap { try? PeriodRequest($0.text) } ?? .week }
}
