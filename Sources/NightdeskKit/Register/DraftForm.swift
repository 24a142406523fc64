/// The forms of the EDTF draft of 2012 that the standard of 2019 (ISO 8601-2) writes in another way or has no more.
public enum DraftForm: UInt8, Sendable, CaseIterable {
  /// `198u`, `2004-uu`
  case unspecified
  /// `196x`, `19xx`
  case masked
  /// `unknown/2006`, `unknown`
  case unknown
  /// `2004-01-01/open`
  case open
  /// `2004?~`
  case bothQualifiers
  /// `(2004-06)?`, `2004-06-(01)~`
  case parentheses
  /// `y170000002`, `y-17e7`, `y17101e4p3`
  case longYear
  /// `2001-21^southernHemisphere`
  case seasonQualifier

  /// How it is written today.
  public var advice: String {
    switch self {
    case .unspecified: "a digit that is not known is X now, not u, as in 198X or 2004-XX"
    case .masked: "a decade or century is written with X now, not x, as in 196X or 19XX"
    case .unknown: "an end that is not known is left empty now, as in /2006; a date that is not known is XXXX"
    case .open: "an open end is .. now, as in 2004-01-01/.."
    case .bothQualifiers: "uncertain and approximate at once is % now, not ?~, as in 2004%"
    case .parentheses:
      "there are no parentheses now: a mark behind a part is about all up to it, as in 2004-06?, one before a part about "
        + "that alone, as in 2004-?06"
    case .longYear:
      "a year of more than four digits begins with Y now, its exponent with E, its precision with S, as in Y170000002, "
        + "Y-17E7 or Y17101E4S3"
    case .seasonQualifier: "nothing stands behind a season now, as in 2001-21; 25 to 32 are those of one hemisphere"
    }
  }

  /// The form that `field` has; nil where it is none of them.
  init?(of field: borrowing Span<UInt8>) {
    do throws(DateFault) { _ = try DayBounds(edtf: field) } catch {
      guard let form = error.draft else { return nil }
      self = form
      return
    }
    return nil
  }
}
