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

  /// The alpha-3 code of the country that a dataset calls `name`: its English short name here or in ISO 3166-1, a
  /// spelling of UCDP, ACLED, OCHA or the Gleditsch-Ward list, or its French or Arabic name (``CountryNames``). The
  /// spelling must be exact; nil where it names no country of today (`South Vietnam`).
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

  /// The letters of the alpha-3 code of the country with the ISO 3166-1 numeric code `number`; nil where none has it.
  package static func alpha3(ofNumber number: Int) -> (UInt8, UInt8, UInt8)? {
    guard 0..<1000 ~= number, numbers[number] != 0 else { return nil }
    let letters = numbers[number]
    return (UInt8(letters >> 16), UInt8(letters >> 8 & 0xFF), UInt8(letters & 0xFF))
  }

  /// The English short name for printing of the country with `code`, alpha-2 or alpha-3.
  public static func name(ofCode code: String) -> String? { names[code] }

  /// The alpha-2 code of the country with `code`, alpha-2 or alpha-3.
  public static func alpha2(ofCode code: String) -> String? { shortCodes[code] }

  /// One country.
  struct Country {
    let alpha2, alpha3, name: String
    /// The numeric code of ISO 3166-1; nil for Kosovo, on whose number users have not agreed.
    let number: Int?
    /// Other spellings of the name that datasets use.
    let otherNames: [String]
  }

  /// All countries, in the order of their alpha-2 codes.
  static let all: [Country] = table.split(separator: "\n").map { line in
    let names = line.dropFirst(11).split(separator: "|").map { String($0) }
    return Country(
      alpha2: String(line.prefix(2)), alpha3: String(line.dropFirst(3).prefix(3)), name: names[0],
      number: Int(line.dropFirst(7).prefix(3)), otherNames: Array(names.dropFirst()))
  }

  private static let names = all.reduce(into: [String: String]()) { names, country in
    names[country.alpha2] = country.name
    names[country.alpha3] = country.name
  }

  private static let shortCodes = all.reduce(into: [String: String]()) { codes, country in
    codes[country.alpha2] = country.alpha2
    codes[country.alpha3] = country.alpha2
  }

  /// By numeric code: the three letters of the alpha-3 code, one a byte; 0 where no country has the number.
  private static let numbers = all.reduce(into: [UInt32](repeating: 0, count: 1000)) { numbers, country in
    guard let number = country.number else { return }
    numbers[number] = country.alpha3.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Every spelling with its country's code, in the order of bytes.
  private static let spellings = all.flatMap { country -> [(name: String, alpha3: String)] in
    let inOtherLanguages = CountryNames.byLanguage.values.compactMap { $0[country.alpha2] }
    return Set([country.name] + country.otherNames + inOtherLanguages).map { (name: $0, alpha3: country.alpha3) }
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

  /// Alpha-2, alpha-3, the number, the short name, then other spellings after `|`. Names of states that are gone stand
  /// with the one that a dataset files them under (`Russia (Soviet Union)`); the others are left out.
  private static let table = """
    AD AND 020 Andorra
    AE ARE 784 United Arab Emirates|UAE
    AF AFG 004 Afghanistan
    AG ATG 028 Antigua and Barbuda|Antigua & Barbuda
    AI AIA 660 Anguilla
    AL ALB 008 Albania
    AM ARM 051 Armenia
    AO AGO 024 Angola
    AQ ATA 010 Antarctica
    AR ARG 032 Argentina
    AS ASM 016 American Samoa
    AT AUT 040 Austria
    AU AUS 036 Australia
    AW ABW 533 Aruba
    AX ALA 248 Åland Islands|Aland Islands|Aland
    AZ AZE 031 Azerbaijan
    BA BIH 070 Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia
    BB BRB 052 Barbados
    BD BGD 050 Bangladesh
    BE BEL 056 Belgium
    BF BFA 854 Burkina Faso|Burkina Faso (Upper Volta)
    BG BGR 100 Bulgaria
    BH BHR 048 Bahrain
    BI BDI 108 Burundi
    BJ BEN 204 Benin|Benin (Dahomey)
    BL BLM 652 Saint Barthélemy|Saint-Barthelemy|Saint Barthelemy
    BM BMU 060 Bermuda
    BN BRN 096 Brunei|Brunei Darussalam
    BO BOL 068 Bolivia|Bolivia (Plurinational State of)|Bolivia, Plurinational State of
    BQ BES 535 Caribbean Netherlands|Bonaire, Sint Eustatius and Saba
    BR BRA 076 Brazil
    BS BHS 044 Bahamas|The Bahamas|Bahamas, The
    BT BTN 064 Bhutan
    BV BVT 074 Bouvet Island
    BW BWA 072 Botswana
    BY BLR 112 Belarus|Belarus (Byelorussia)
    BZ BLZ 084 Belize
    CA CAN 124 Canada
    CC CCK 166 Cocos (Keeling) Islands|Cocos Islands
    CD COD 180 Democratic Republic of the Congo|DR Congo (Zaire)|Democratic Republic of Congo|DR Congo|\
    Congo, Democratic Republic of (Zaire)|Congo, The Democratic Republic of the|Congo, Democratic Republic of the|\
    Congo (Kinshasa)|Zaire
    CF CAF 140 Central African Republic
    CG COG 178 Republic of the Congo|Congo|Republic of Congo|Congo, Republic of the|Congo (Brazzaville)|\
    Congo-Brazzaville
    CH CHE 756 Switzerland
    CI CIV 384 Côte d'Ivoire|Ivory Coast|Cote d'Ivoire|Cote D'Ivoire|Côte d’Ivoire
    CK COK 184 Cook Islands
    CL CHL 152 Chile
    CM CMR 120 Cameroon
    CN CHN 156 China|People's Republic of China
    CO COL 170 Colombia
    CR CRI 188 Costa Rica
    CU CUB 192 Cuba
    CV CPV 132 Cape Verde|Cabo Verde
    CW CUW 531 Curaçao|Curacao
    CX CXR 162 Christmas Island
    CY CYP 196 Cyprus
    CZ CZE 203 Czechia|Czech Republic
    DE DEU 276 Germany|German Federal Republic|Germany, Federal Republic of
    DJ DJI 262 Djibouti
    DK DNK 208 Denmark
    DM DMA 212 Dominica
    DO DOM 214 Dominican Republic
    DZ DZA 012 Algeria
    EC ECU 218 Ecuador
    EE EST 233 Estonia
    EG EGY 818 Egypt
    EH ESH 732 Western Sahara
    ER ERI 232 Eritrea
    ES ESP 724 Spain
    ET ETH 231 Ethiopia
    FI FIN 246 Finland
    FJ FJI 242 Fiji
    FK FLK 238 Falkland Islands|Falkland Islands (Malvinas)|Islas Malvinas
    FM FSM 583 Micronesia|Micronesia, Federated States of|Micronesia (Federated States of)|\
    Federated States of Micronesia
    FO FRO 234 Faroe Islands|Faroes|Faeroe Islands
    FR FRA 250 France
    GA GAB 266 Gabon
    GB GBR 826 United Kingdom|United Kingdom of Great Britain and Northern Ireland|Great Britain|UK
    GD GRD 308 Grenada
    GE GEO 268 Georgia
    GF GUF 254 French Guiana
    GG GGY 831 Guernsey|Bailiwick of Guernsey
    GH GHA 288 Ghana
    GI GIB 292 Gibraltar
    GL GRL 304 Greenland
    GM GMB 270 Gambia|The Gambia|Gambia, The
    GN GIN 324 Guinea
    GP GLP 312 Guadeloupe
    GQ GNQ 226 Equatorial Guinea
    GR GRC 300 Greece
    GS SGS 239 South Georgia and the South Sandwich Islands
    GT GTM 320 Guatemala
    GU GUM 316 Guam
    GW GNB 624 Guinea-Bissau
    GY GUY 328 Guyana
    HK HKG 344 Hong Kong|Hong Kong SAR
    HM HMD 334 Heard Island and McDonald Islands|Heard Island and Mcdonald Islands
    HN HND 340 Honduras
    HR HRV 191 Croatia
    HT HTI 332 Haiti
    HU HUN 348 Hungary
    ID IDN 360 Indonesia
    IE IRL 372 Ireland
    IL ISR 376 Israel
    IM IMN 833 Isle of Man
    IN IND 356 India
    IO IOT 086 British Indian Ocean Territory
    IQ IRQ 368 Iraq
    IR IRN 364 Iran|Iran, Islamic Republic of|Iran (Islamic Republic of)|Iran (Persia)
    IS ISL 352 Iceland
    IT ITA 380 Italy|Italy/Sardinia
    JE JEY 832 Jersey|Bailiwick of Jersey
    JM JAM 388 Jamaica
    JO JOR 400 Jordan
    JP JPN 392 Japan
    KE KEN 404 Kenya
    KG KGZ 417 Kyrgyzstan|Kyrgyz Republic
    KH KHM 116 Cambodia|Cambodia (Kampuchea)
    KI KIR 296 Kiribati
    KM COM 174 Comoros
    KN KNA 659 Saint Kitts and Nevis|St. Kitts and Nevis
    KP PRK 408 North Korea|Korea, Democratic People's Republic of|Democratic People's Republic of Korea|\
    Korea, People's Republic of
    KR KOR 410 South Korea|Korea, Republic of|Republic of Korea
    KW KWT 414 Kuwait
    KY CYM 136 Cayman Islands
    KZ KAZ 398 Kazakhstan
    LA LAO 418 Laos|Lao People's Democratic Republic|Lao PDR
    LB LBN 422 Lebanon
    LC LCA 662 Saint Lucia|St. Lucia
    LI LIE 438 Liechtenstein
    LK LKA 144 Sri Lanka|Sri Lanka (Ceylon)
    LR LBR 430 Liberia
    LS LSO 426 Lesotho
    LT LTU 440 Lithuania
    LU LUX 442 Luxembourg
    LV LVA 428 Latvia
    LY LBY 434 Libya
    MA MAR 504 Morocco
    MC MCO 492 Monaco
    MD MDA 498 Moldova|Moldova, Republic of|Republic of Moldova
    ME MNE 499 Montenegro
    MF MAF 663 Saint Martin|Saint Martin (French part)|Saint-Martin
    MG MDG 450 Madagascar|Madagascar (Malagasy)
    MH MHL 584 Marshall Islands
    MK MKD 807 North Macedonia|Macedonia|Macedonia, FYR|FYR Macedonia|Macedonia (Former Yugoslav Republic of)|\
    Macedonia (FYROM)
    ML MLI 466 Mali
    MM MMR 104 Myanmar|Myanmar (Burma)|Burma
    MN MNG 496 Mongolia
    MO MAC 446 Macao|Macau
    MP MNP 580 Northern Mariana Islands
    MQ MTQ 474 Martinique
    MR MRT 478 Mauritania
    MS MSR 500 Montserrat
    MT MLT 470 Malta
    MU MUS 480 Mauritius
    MV MDV 462 Maldives
    MW MWI 454 Malawi
    MX MEX 484 Mexico
    MY MYS 458 Malaysia
    MZ MOZ 508 Mozambique
    NA NAM 516 Namibia
    NC NCL 540 New Caledonia
    NE NER 562 Niger
    NF NFK 574 Norfolk Island
    NG NGA 566 Nigeria
    NI NIC 558 Nicaragua
    NL NLD 528 Netherlands
    NO NOR 578 Norway
    NP NPL 524 Nepal
    NR NRU 520 Nauru
    NU NIU 570 Niue
    NZ NZL 554 New Zealand
    OM OMN 512 Oman
    PA PAN 591 Panama
    PE PER 604 Peru
    PF PYF 258 French Polynesia
    PG PNG 598 Papua New Guinea
    PH PHL 608 Philippines
    PK PAK 586 Pakistan
    PL POL 616 Poland
    PM SPM 666 Saint Pierre and Miquelon
    PN PCN 612 Pitcairn Islands|Pitcairn
    PR PRI 630 Puerto Rico
    PS PSE 275 Palestine|Palestine, State of|State of Palestine|Palestinian Territories|Palestinian Territory
    PT PRT 620 Portugal
    PW PLW 585 Palau
    PY PRY 600 Paraguay
    QA QAT 634 Qatar
    RE REU 638 Réunion|Reunion
    RO ROU 642 Romania|Rumania
    RS SRB 688 Serbia|Serbia (Yugoslavia)
    RU RUS 643 Russia|Russian Federation|Russia (Soviet Union)
    RW RWA 646 Rwanda
    SA SAU 682 Saudi Arabia
    SB SLB 090 Solomon Islands
    SC SYC 690 Seychelles
    SD SDN 729 Sudan
    SE SWE 752 Sweden
    SG SGP 702 Singapore
    SH SHN 654 Saint Helena, Ascension and Tristan da Cunha|Saint Helena
    SI SVN 705 Slovenia
    SJ SJM 744 Svalbard and Jan Mayen
    SK SVK 703 Slovakia
    SL SLE 694 Sierra Leone
    SM SMR 674 San Marino
    SN SEN 686 Senegal
    SO SOM 706 Somalia
    SR SUR 740 Suriname|Surinam
    SS SSD 728 South Sudan
    ST STP 678 Sao Tome and Principe|São Tomé and Príncipe
    SV SLV 222 El Salvador
    SX SXM 534 Sint Maarten|Sint Maarten (Dutch part)
    SY SYR 760 Syria|Syrian Arab Republic
    SZ SWZ 748 Eswatini|eSwatini|Swaziland|Kingdom of eSwatini (Swaziland)|Eswatini (Swaziland)|Swaziland (Eswatini)
    TC TCA 796 Turks and Caicos Islands
    TD TCD 148 Chad
    TF ATF 260 French Southern Territories|French Southern and Antarctic Lands
    TG TGO 768 Togo
    TH THA 764 Thailand
    TJ TJK 762 Tajikistan
    TK TKL 772 Tokelau
    TL TLS 626 Timor-Leste|East Timor
    TM TKM 795 Turkmenistan
    TN TUN 788 Tunisia
    TO TON 776 Tonga
    TR TUR 792 Türkiye|Turkey|Turkey (Ottoman Empire)|Turkiye|Turkey (Türkiye)
    TT TTO 780 Trinidad and Tobago|Trinidad & Tobago
    TV TUV 798 Tuvalu
    TW TWN 158 Taiwan|Taiwan, Province of China
    TZ TZA 834 Tanzania|Tanzania, United Republic of|United Republic of Tanzania|Tanzania/Tanganyika|\
    Tanzania (Tanganyika)
    UA UKR 804 Ukraine
    UG UGA 800 Uganda
    UM UMI 581 United States Minor Outlying Islands
    US USA 840 United States|United States of America|USA
    UY URY 858 Uruguay
    UZ UZB 860 Uzbekistan
    VA VAT 336 Vatican City|Holy See|Holy See (Vatican City State)
    VC VCT 670 Saint Vincent and the Grenadines|St. Vincent and the Grenadines
    VE VEN 862 Venezuela|Venezuela, Bolivarian Republic of|Venezuela (Bolivarian Republic of)
    VG VGB 092 British Virgin Islands|Virgin Islands, British
    VI VIR 850 United States Virgin Islands|Virgin Islands, U.S.|US Virgin Islands
    VN VNM 704 Vietnam|Viet Nam|Vietnam (North Vietnam)|Vietnam, Democratic Republic of
    VU VUT 548 Vanuatu
    WF WLF 876 Wallis and Futuna
    WS WSM 882 Samoa|Samoa (Western Samoa)|Western Samoa
    XK XKX --- Kosovo
    YE YEM 887 Yemen|Yemen (North Yemen)|Yemen (Arab Republic of Yemen)|North Yemen
    YT MYT 175 Mayotte
    ZA ZAF 710 South Africa
    ZM ZMB 894 Zambia
    ZW ZWE 716 Zimbabwe|Zimbabwe (Rhodesia)
    """
}
