/// The countries and territories of ISO 3166-1, and Kosovo under the codes that users have agreed on (`XK`, `XKX`).
public enum Countries {
  /// Whether `bytes` are an alpha-2 or alpha-3 code, in capitals.
  package static func isCode(_ bytes: borrowing Span<UInt8>) -> Bool {
    switch bytes.count {
    case 2: codes.holds(pair: letter(bytes[0]), letter(bytes[1]))
    case 3: codes.holds(triple: letter(bytes[0]), letter(bytes[1]), letter(bytes[2]))
    default: false
    }
  }

  /// The alpha-3 code of the country that a dataset calls `name`: its English short name here or in ISO 3166-1, or a
  /// spelling of UCDP, ACLED, OCHA or the Gleditsch-Ward list. The spelling must be exact; nil where it names no
  /// country of today (`South Vietnam`).
  package static func alpha3(ofName name: borrowing Span<UInt8>) -> String? {
    let names = spellings
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].name.utf8Span.span.precedes(name) { low = middle + 1 } else { high = middle }
    }
    return low < names.count && name.equals(names[low].name) ? names[low].alpha3 : nil
  }

  /// The alpha-3 code of the country that a dataset calls `name`.
  package static func alpha3(ofName name: String) -> String? { alpha3(ofName: name.utf8Span.span) }

  /// The English short name for printing of the country with `code`, alpha-2 or alpha-3.
  public static func name(ofCode code: String) -> String? { names[code] }

  /// One country.
  struct Country {
    let alpha2, alpha3, name: String
    /// Other spellings of the name that datasets use.
    let otherNames: [String]
  }

  /// All countries, in the order of their alpha-2 codes.
  static let all: [Country] = table.split(separator: "\n").map { line in
    let names = line.dropFirst(7).split(separator: "|").map { String($0) }
    return Country(
      alpha2: String(line.prefix(2)), alpha3: String(line.dropFirst(3).prefix(3)), name: names[0],
      otherNames: Array(names.dropFirst()))
  }

  private static let names = all.reduce(into: [String: String]()) { names, country in
    names[country.alpha2] = country.name
    names[country.alpha3] = country.name
  }

  /// Every spelling with its country's code, in the order of bytes.
  private static let spellings = all.flatMap { country in
    ([country.name] + country.otherNames).map { (name: $0, alpha3: country.alpha3) }
  }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }

  /// A letter's place in the alphabet; 26 or more for what is no capital.
  private static func letter(_ byte: UInt8) -> Int { Int(byte &- UInt8(ascii: "A")) }

  /// One bit for each combination of letters that is a code: a look-up compares nothing and allocates nothing.
  private struct Codes {
    private var bits = [UInt64](repeating: 0, count: (26 * 26 * 26 + 26 * 26 + 63) / 64)

    init(_ countries: [Country]) {
      for country in countries {
        for code in [country.alpha2, country.alpha3] {
          let place = code.utf8.reduce(0) { $0 * 26 + Countries.letter($1) } + (code.utf8.count == 2 ? 26 * 26 * 26 : 0)
          bits[place >> 6] |= 1 << UInt64(place & 63)
        }
      }
    }

    func holds(pair a: Int, _ b: Int) -> Bool { a < 26 && b < 26 && holds(26 * 26 * 26 + a * 26 + b) }

    func holds(triple a: Int, _ b: Int, _ c: Int) -> Bool {
      a < 26 && b < 26 && c < 26 && holds((a * 26 + b) * 26 + c)
    }

    private func holds(_ place: Int) -> Bool { bits[place >> 6] >> UInt64(place & 63) & 1 == 1 }
  }

  private static let codes = Codes(all)

  /// Alpha-2, alpha-3, the short name, then other spellings after `|`. Names of states that are gone stand with the one
  /// that a dataset files them under (`Russia (Soviet Union)`); those that none is filed under are left out.
  private static let table = """
    AD AND Andorra
    AE ARE United Arab Emirates|UAE
    AF AFG Afghanistan
    AG ATG Antigua and Barbuda|Antigua & Barbuda
    AI AIA Anguilla
    AL ALB Albania
    AM ARM Armenia
    AO AGO Angola
    AQ ATA Antarctica
    AR ARG Argentina
    AS ASM American Samoa
    AT AUT Austria
    AU AUS Australia
    AW ABW Aruba
    AX ALA Åland Islands|Aland Islands|Aland
    AZ AZE Azerbaijan
    BA BIH Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia
    BB BRB Barbados
    BD BGD Bangladesh
    BE BEL Belgium
    BF BFA Burkina Faso|Burkina Faso (Upper Volta)
    BG BGR Bulgaria
    BH BHR Bahrain
    BI BDI Burundi
    BJ BEN Benin|Benin (Dahomey)
    BL BLM Saint Barthélemy|Saint-Barthelemy|Saint Barthelemy
    BM BMU Bermuda
    BN BRN Brunei|Brunei Darussalam
    BO BOL Bolivia|Bolivia (Plurinational State of)|Bolivia, Plurinational State of
    BQ BES Caribbean Netherlands|Bonaire, Sint Eustatius and Saba
    BR BRA Brazil
    BS BHS Bahamas|The Bahamas|Bahamas, The
    BT BTN Bhutan
    BV BVT Bouvet Island
    BW BWA Botswana
    BY BLR Belarus|Belarus (Byelorussia)
    BZ BLZ Belize
    CA CAN Canada
    CC CCK Cocos (Keeling) Islands|Cocos Islands
    CD COD Democratic Republic of the Congo|DR Congo (Zaire)|Democratic Republic of Congo|DR Congo|\
    Congo, Democratic Republic of (Zaire)|Congo, The Democratic Republic of the|Congo, Democratic Republic of the|\
    Congo (Kinshasa)|Zaire
    CF CAF Central African Republic
    CG COG Republic of the Congo|Congo|Republic of Congo|Congo, Republic of the|Congo (Brazzaville)|\
    Congo-Brazzaville
    CH CHE Switzerland
    CI CIV Côte d'Ivoire|Ivory Coast|Cote d'Ivoire|Cote D'Ivoire|Côte d’Ivoire
    CK COK Cook Islands
    CL CHL Chile
    CM CMR Cameroon
    CN CHN China|People's Republic of China
    CO COL Colombia
    CR CRI Costa Rica
    CU CUB Cuba
    CV CPV Cape Verde|Cabo Verde
    CW CUW Curaçao|Curacao
    CX CXR Christmas Island
    CY CYP Cyprus
    CZ CZE Czechia|Czech Republic
    DE DEU Germany|German Federal Republic|Germany, Federal Republic of
    DJ DJI Djibouti
    DK DNK Denmark
    DM DMA Dominica
    DO DOM Dominican Republic
    DZ DZA Algeria
    EC ECU Ecuador
    EE EST Estonia
    EG EGY Egypt
    EH ESH Western Sahara
    ER ERI Eritrea
    ES ESP Spain
    ET ETH Ethiopia
    FI FIN Finland
    FJ FJI Fiji
    FK FLK Falkland Islands|Falkland Islands (Malvinas)|Islas Malvinas
    FM FSM Micronesia|Micronesia, Federated States of|Micronesia (Federated States of)|\
    Federated States of Micronesia
    FO FRO Faroe Islands|Faroes|Faeroe Islands
    FR FRA France
    GA GAB Gabon
    GB GBR United Kingdom|United Kingdom of Great Britain and Northern Ireland|Great Britain|UK
    GD GRD Grenada
    GE GEO Georgia
    GF GUF French Guiana
    GG GGY Guernsey|Bailiwick of Guernsey
    GH GHA Ghana
    GI GIB Gibraltar
    GL GRL Greenland
    GM GMB Gambia|The Gambia|Gambia, The
    GN GIN Guinea
    GP GLP Guadeloupe
    GQ GNQ Equatorial Guinea
    GR GRC Greece
    GS SGS South Georgia and the South Sandwich Islands
    GT GTM Guatemala
    GU GUM Guam
    GW GNB Guinea-Bissau
    GY GUY Guyana
    HK HKG Hong Kong|Hong Kong SAR
    HM HMD Heard Island and McDonald Islands|Heard Island and Mcdonald Islands
    HN HND Honduras
    HR HRV Croatia
    HT HTI Haiti
    HU HUN Hungary
    ID IDN Indonesia
    IE IRL Ireland
    IL ISR Israel
    IM IMN Isle of Man
    IN IND India
    IO IOT British Indian Ocean Territory
    IQ IRQ Iraq
    IR IRN Iran|Iran, Islamic Republic of|Iran (Islamic Republic of)|Iran (Persia)
    IS ISL Iceland
    IT ITA Italy|Italy/Sardinia
    JE JEY Jersey|Bailiwick of Jersey
    JM JAM Jamaica
    JO JOR Jordan
    JP JPN Japan
    KE KEN Kenya
    KG KGZ Kyrgyzstan|Kyrgyz Republic
    KH KHM Cambodia|Cambodia (Kampuchea)
    KI KIR Kiribati
    KM COM Comoros
    KN KNA Saint Kitts and Nevis|St. Kitts and Nevis
    KP PRK North Korea|Korea, Democratic People's Republic of|Democratic People's Republic of Korea|\
    Korea, People's Republic of
    KR KOR South Korea|Korea, Republic of|Republic of Korea
    KW KWT Kuwait
    KY CYM Cayman Islands
    KZ KAZ Kazakhstan
    LA LAO Laos|Lao People's Democratic Republic|Lao PDR
    LB LBN Lebanon
    LC LCA Saint Lucia|St. Lucia
    LI LIE Liechtenstein
    LK LKA Sri Lanka|Sri Lanka (Ceylon)
    LR LBR Liberia
    LS LSO Lesotho
    LT LTU Lithuania
    LU LUX Luxembourg
    LV LVA Latvia
    LY LBY Libya
    MA MAR Morocco
    MC MCO Monaco
    MD MDA Moldova|Moldova, Republic of|Republic of Moldova
    ME MNE Montenegro
    MF MAF Saint Martin|Saint Martin (French part)|Saint-Martin
    MG MDG Madagascar|Madagascar (Malagasy)
    MH MHL Marshall Islands
    MK MKD North Macedonia|Macedonia|Macedonia, FYR|FYR Macedonia|Macedonia (Former Yugoslav Republic of)|\
    Macedonia (FYROM)
    ML MLI Mali
    MM MMR Myanmar|Myanmar (Burma)|Burma
    MN MNG Mongolia
    MO MAC Macao|Macau
    MP MNP Northern Mariana Islands
    MQ MTQ Martinique
    MR MRT Mauritania
    MS MSR Montserrat
    MT MLT Malta
    MU MUS Mauritius
    MV MDV Maldives
    MW MWI Malawi
    MX MEX Mexico
    MY MYS Malaysia
    MZ MOZ Mozambique
    NA NAM Namibia
    NC NCL New Caledonia
    NE NER Niger
    NF NFK Norfolk Island
    NG NGA Nigeria
    NI NIC Nicaragua
    NL NLD Netherlands
    NO NOR Norway
    NP NPL Nepal
    NR NRU Nauru
    NU NIU Niue
    NZ NZL New Zealand
    OM OMN Oman
    PA PAN Panama
    PE PER Peru
    PF PYF French Polynesia
    PG PNG Papua New Guinea
    PH PHL Philippines
    PK PAK Pakistan
    PL POL Poland
    PM SPM Saint Pierre and Miquelon
    PN PCN Pitcairn Islands|Pitcairn
    PR PRI Puerto Rico
    PS PSE Palestine|Palestine, State of|State of Palestine|Palestinian Territories|Palestinian Territory
    PT PRT Portugal
    PW PLW Palau
    PY PRY Paraguay
    QA QAT Qatar
    RE REU Réunion|Reunion
    RO ROU Romania|Rumania
    RS SRB Serbia|Serbia (Yugoslavia)
    RU RUS Russia|Russian Federation|Russia (Soviet Union)
    RW RWA Rwanda
    SA SAU Saudi Arabia
    SB SLB Solomon Islands
    SC SYC Seychelles
    SD SDN Sudan
    SE SWE Sweden
    SG SGP Singapore
    SH SHN Saint Helena, Ascension and Tristan da Cunha|Saint Helena
    SI SVN Slovenia
    SJ SJM Svalbard and Jan Mayen
    SK SVK Slovakia
    SL SLE Sierra Leone
    SM SMR San Marino
    SN SEN Senegal
    SO SOM Somalia
    SR SUR Suriname|Surinam
    SS SSD South Sudan
    ST STP Sao Tome and Principe|São Tomé and Príncipe
    SV SLV El Salvador
    SX SXM Sint Maarten|Sint Maarten (Dutch part)
    SY SYR Syria|Syrian Arab Republic
    SZ SWZ Eswatini|eSwatini|Swaziland|Kingdom of eSwatini (Swaziland)|Eswatini (Swaziland)|Swaziland (Eswatini)
    TC TCA Turks and Caicos Islands
    TD TCD Chad
    TF ATF French Southern Territories|French Southern and Antarctic Lands
    TG TGO Togo
    TH THA Thailand
    TJ TJK Tajikistan
    TK TKL Tokelau
    TL TLS Timor-Leste|East Timor
    TM TKM Turkmenistan
    TN TUN Tunisia
    TO TON Tonga
    TR TUR Türkiye|Turkey|Turkey (Ottoman Empire)|Turkiye|Turkey (Türkiye)
    TT TTO Trinidad and Tobago|Trinidad & Tobago
    TV TUV Tuvalu
    TW TWN Taiwan|Taiwan, Province of China
    TZ TZA Tanzania|Tanzania, United Republic of|United Republic of Tanzania|Tanzania/Tanganyika|\
    Tanzania (Tanganyika)
    UA UKR Ukraine
    UG UGA Uganda
    UM UMI United States Minor Outlying Islands
    US USA United States|United States of America|USA
    UY URY Uruguay
    UZ UZB Uzbekistan
    VA VAT Vatican City|Holy See|Holy See (Vatican City State)
    VC VCT Saint Vincent and the Grenadines|St. Vincent and the Grenadines
    VE VEN Venezuela|Venezuela, Bolivarian Republic of|Venezuela (Bolivarian Republic of)
    VG VGB British Virgin Islands|Virgin Islands, British
    VI VIR United States Virgin Islands|Virgin Islands, U.S.|US Virgin Islands
    VN VNM Vietnam|Viet Nam|Vietnam (North Vietnam)|Vietnam, Democratic Republic of
    VU VUT Vanuatu
    WF WLF Wallis and Futuna
    WS WSM Samoa|Samoa (Western Samoa)|Western Samoa
    XK XKX Kosovo
    YE YEM Yemen|Yemen (North Yemen)|Yemen (Arab Republic of Yemen)|North Yemen
    YT MYT Mayotte
    ZA ZAF South Africa
    ZM ZMB Zambia
    ZW ZWE Zimbabwe|Zimbabwe (Rhodesia)
    """
}
