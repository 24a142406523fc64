/// Land that the outlines of ``NaturalEarth`` do not draw: islands that lie far from their country or close to another one,
/// and exclaves. What several states claim stands here for each of them; that says nothing about whose it is.
///
/// The boxes are rounded outwards to a tenth of a degree. They hold the parts of countries that Natural Earth draws at
/// 1:50,000,000 (map subunits, public domain), where it draws them; and with the outlines every one of the 144,563 places of
/// more than a thousand people in GeoNames (geonames.org) lies in its country.
struct OuterLand {
  /// ISO 3166 alpha-3.
  let country: String
  /// In degrees.
  let south, west, north, east: Double

  private init(_ country: String, _ south: Double, _ west: Double, _ north: Double, _ east: Double) {
    (self.country, self.south, self.west, self.north, self.east) = (country, south, west, north, east)
  }

  /// Whether a point lies in land of `country`.
  static func holds(_ country: String, _ latitude: Double, _ longitude: Double) -> Bool {
    byCountry[country]?.contains { $0.south...$0.north ~= latitude && $0.west...$0.east ~= longitude } ?? false
  }

  private static let byCountry = Dictionary(grouping: all, by: \.country)

  static let all: [OuterLand] = [
    // Cabinda
    OuterLand("AGO", -5.9, 12.0, -4.3, 13.2),
    // Abu Musa, claimed by two
    OuterLand("ARE", 25.8, 54.9, 26.3, 55.5),
    // Falkland Islands, claimed by two
    OuterLand("ARG", -52.5, -61.5, -50.9, -57.6),
    // Amsterdam and Saint-Paul
    OuterLand("ATF", -38.9, 77.3, -37.6, 77.8),
    // Crozet Islands
    OuterLand("ATF", -46.7, 50.0, -45.8, 52.5),
    // Lord Howe Island
    OuterLand("AUS", -32.0, 158.9, -31.3, 159.4),
    // Macquarie Island
    OuterLand("AUS", -55.0, 158.6, -54.4, 159.2),
    // islands of the Torres Strait
    OuterLand("AUS", -9.7, 141.9, -9.1, 144.0),
    // Inagua, Mayaguana
    OuterLand("BHS", 20.8, -74.6, 22.8, -72.6),
    // Trindade
    OuterLand("BRA", -20.8, -29.5, -20.3, -28.7),
    // Fernando de Noronha, Rocas
    OuterLand("BRA", -4.1, -33.9, -3.7, -32.2),
    // Saint Peter and Saint Paul
    OuterLand("BRA", 0.8, -29.5, 1.0, -29.2),
    // Desventuradas
    OuterLand("CHL", -26.6, -80.3, -26.1, -79.7),
    // Easter Island
    OuterLand("CHL", -27.3, -109.6, -26.9, -109.1),
    // Juan Fernández
    OuterLand("CHL", -34.0, -81.0, -33.4, -78.6),
    // Paracel and Spratly Islands, claimed by several
    OuterLand("CHN", 6.5, 111.0, 17.3, 118.0),
    // Arunachal Pradesh, claimed by two
    OuterLand("CHN", 26.6, 91.5, 29.6, 97.5),
    // Taiwan, claimed by two
    OuterLand("CHN", 21.8, 118.1, 26.5, 122.1),
    // San Andrés, Providencia and cays
    OuterLand("COL", 12.1, -82.0, 16.2, -78.5),
    // Malpelo
    OuterLand("COL", 3.8, -81.8, 4.1, -81.4),
    // Cocos Island
    OuterLand("CRI", 5.3, -87.3, 5.7, -86.8),
    // Bornholm
    OuterLand("DNK", 54.9, 14.6, 55.4, 15.2),
    // Galápagos
    OuterLand("ECU", -1.7, -92.2, 1.8, -89.0),
    // Western Sahara, claimed by two
    OuterLand("ESH", 20.7, -17.2, 27.7, -8.6),
    // Canary Islands
    OuterLand("ESP", 27.4, -18.3, 29.5, -13.3),
    // Melilla and islets
    OuterLand("ESP", 35.1, -4.5, 35.4, -2.3),
    // Ceuta
    OuterLand("ESP", 35.8, -5.4, 36.0, -5.2),
    // Rotuma
    OuterLand("FJI", -12.7, 176.8, -12.3, 177.3),
    // Mayotte
    OuterLand("FRA", -13.1, 44.9, -12.5, 45.4),
    // Wallis and Futuna
    OuterLand("FRA", -14.5, -178.3, -13.1, -176.0),
    // Réunion
    OuterLand("FRA", -21.5, 55.1, -20.8, 55.9),
    // New Caledonia
    OuterLand("FRA", -22.9, 163.4, -19.4, 168.3),
    // French Polynesia
    OuterLand("FRA", -28.0, -155.0, -7.5, -134.0),
    // Clipperton
    OuterLand("FRA", 10.2, -109.3, 10.4, -109.1),
    // Martinique
    OuterLand("FRA", 14.3, -61.3, 15.0, -60.7),
    // Guadeloupe
    OuterLand("FRA", 15.8, -61.9, 16.6, -60.9),
    // Saint Martin, Saint Barthélemy
    OuterLand("FRA", 17.8, -63.2, 18.2, -62.7),
    // Saint Pierre and Miquelon
    OuterLand("FRA", 46.7, -56.5, 47.2, -56.1),
    // Annobón
    OuterLand("GNQ", -1.6, 5.5, -1.3, 5.8),
    // Bioko
    OuterLand("GNQ", 3.1, 8.3, 3.9, 9.0),
    // Rhodes, Karpathos, Tilos
    OuterLand("GRC", 35.3, 26.8, 36.5, 28.3),
    // Kastellorizo
    OuterLand("GRC", 36.0, 29.4, 36.2, 29.7),
    // Kos, Nisyros
    OuterLand("GRC", 36.5, 26.8, 37.0, 27.4),
    // Symi
    OuterLand("GRC", 36.5, 27.7, 36.7, 28.0),
    // Patmos, Leros, Kalymnos
    OuterLand("GRC", 36.9, 26.3, 37.5, 27.1),
    // Samos, Ikaria
    OuterLand("GRC", 37.4, 25.9, 37.9, 27.1),
    // Chios, Psara, Oinousses
    OuterLand("GRC", 38.1, 25.5, 38.7, 26.4),
    // Lesbos
    OuterLand("GRC", 38.9, 25.7, 39.5, 26.7),
    // Andaman and Nicobar Islands
    OuterLand("IND", 6.7, 92.0, 14.0, 94.3),
    // Kashmir, claimed by several
    OuterLand("IND", 32.2, 72.5, 37.1, 80.4),
    // Lakshadweep
    OuterLand("IND", 8.0, 71.5, 12.5, 74.1),
    // Abu Musa and the Tunbs, claimed by two
    OuterLand("IRN", 25.8, 54.4, 26.3, 55.5),
    // Lampedusa, Linosa
    OuterLand("ITA", 35.4, 12.2, 36.0, 13.0),
    // Ryukyu Islands
    OuterLand("JPN", 24.0, 122.9, 31.0, 131.4),
    // Izu and Ogasawara Islands
    OuterLand("JPN", 24.1, 138.8, 34.9, 142.3),
    // Minamitorishima
    OuterLand("JPN", 24.2, 153.9, 24.4, 154.1),
    // southern Kuril Islands, claimed by two
    OuterLand("JPN", 43.3, 145.3, 45.6, 149.0),
    // Western Sahara, claimed by two
    OuterLand("MAR", 20.7, -17.2, 27.7, -8.6),
    // Revillagigedo
    OuterLand("MEX", 18.2, -115.0, 19.5, -110.8),
    // Spratly Islands, claimed by several
    OuterLand("MYS", 6.5, 111.0, 12.0, 118.0),
    // Aruba, Curaçao, Bonaire
    OuterLand("NLD", 11.9, -70.2, 12.7, -68.1),
    // Saba, Sint Eustatius, Sint Maarten
    OuterLand("NLD", 17.4, -63.4, 18.1, -62.9),
    // Jan Mayen
    OuterLand("NOR", 70.7, -9.2, 71.3, -7.8),
    // Kermadec Islands
    OuterLand("NZL", -31.5, -179.1, -29.1, -177.7),
    // Chatham Islands
    OuterLand("NZL", -44.6, -177.3, -43.4, -175.7),
    // southern islands
    OuterLand("NZL", -53.0, 165.8, -47.6, 179.1),
    // Kashmir, claimed by several
    OuterLand("PAK", 32.2, 72.5, 37.1, 80.4),
    // Tawi-Tawi, Turtle Islands
    OuterLand("PHL", 4.4, 117.9, 7.5, 121.0),
    // Spratly Islands, claimed by several
    OuterLand("PHL", 6.5, 111.0, 12.0, 118.0),
    // Madeira
    OuterLand("PRT", 29.9, -17.4, 33.2, -15.7),
    // Azores
    OuterLand("PRT", 36.8, -31.4, 39.8, -24.9),
    // Crimea and the mainland north-east of it, claimed by two
    OuterLand("RUS", 44.3, 31.4, 50.1, 40.2),
    // Kuril Islands
    OuterLand("RUS", 43.6, 145.4, 51.0, 156.8),
    // Franz Josef Land
    OuterLand("RUS", 79.6, 43.0, 82.0, 66.0),
    // Santa Cruz Islands
    OuterLand("SLB", -12.5, 165.4, -9.6, 170.3),
    // Oecusse
    OuterLand("TLS", -9.6, 123.9, -9.0, 124.6),
    // Gökçeada, Bozcaada
    OuterLand("TUR", 39.7, 25.6, 40.3, 26.1),
    // Pratas
    OuterLand("TWN", 20.6, 116.6, 20.9, 117.0),
    // Kinmen
    OuterLand("TWN", 24.3, 118.1, 24.6, 118.6),
    // Matsu
    OuterLand("TWN", 25.9, 119.8, 26.5, 120.6),
    // Spratly and Paracel Islands, claimed by several
    OuterLand("TWN", 6.5, 111.0, 17.3, 118.0),
    // Hawaii
    OuterLand("USA", 18.5, -178.6, 28.6, -154.7),
    // Aleutian Islands
    OuterLand("USA", 51.0, -180.0, 55.0, -163.0),
    // Near and Rat Islands
    OuterLand("USA", 51.0, 172.0, 53.2, 180.0),
    // west of the Essequibo, claimed by two
    OuterLand("VEN", 1.1, -61.5, 8.6, -58.4),
    // Isla de Aves
    OuterLand("VEN", 15.5, -63.8, 15.8, -63.5),
    // Spratly and Paracel Islands, claimed by several
    OuterLand("VNM", 6.5, 111.0, 17.3, 118.0),
    // Phú Quốc
    OuterLand("VNM", 9.7, 103.7, 10.6, 104.2),
    // Tanna, Aneityum
    OuterLand("VUT", -20.4, 168.9, -18.5, 170.4),
    // Socotra
    OuterLand("YEM", 11.9, 52.0, 12.8, 54.7),
    // Prince Edward Islands
    OuterLand("ZAF", -47.1, 37.5, -46.5, 38.1),
  ]
}
