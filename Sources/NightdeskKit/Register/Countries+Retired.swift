extension Countries {
  /// The codes of ISO 3166-3, countries that are no more, alpha-2 and alpha-3, unless another country has the code now.
  private static let retired = Vocabulary([
    "AFI", "AN", "ANT", "ATB", "BU", "BUR", "BYS", "CS", "CSK", "CT", "CTE", "DD", "DDR", "DY", "DHY", "FQ", "ATF",
    "FX", "FXX", "GEL", "HV", "HVO", "JT", "JTN", "MI", "MID", "NH", "NHB", "NQ", "ATN", "NT", "NTZ", "PC", "PCI",
    "PU", "PUS", "PZ", "PCZ", "RH", "RHO", "SCG", "SKM", "SU", "SUN", "TP", "TMP", "VD", "VDR", "WK", "WAK", "YD",
    "YMD", "YU", "YUG", "ZR", "ZAR",
  ])

  /// Whether `bytes` are a code that ISO has retired.
  package static func isRetired(_ bytes: borrowing Span<UInt8>) -> Bool {
    retired.index(of: bytes) != nil && !isCode(bytes)
  }
}
