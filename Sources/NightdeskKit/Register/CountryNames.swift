/// The names of countries in the languages other than English: those of Unicode's locale data (CLDR), as Foundation has
/// them. A test holds them to it.
public enum CountryNames {
  /// By language, then by ISO 3166 alpha-2 code.
  public static let byLanguage = ["fr": names(1), "ar": names(2)]

  private static func names(_ column: Int) -> [String: String] {
    table.split(separator: "\n").reduce(into: [:]) { names, line in
      let cells = line.split(separator: "|").map(String.init)
      names[cells[0]] = cells[column]
    }
  }

  /// Code, French, Arabic.
  private static let table = """
    AD|Andorre|أندورا
    AE|Émirats arabes unis|الإمارات العربية المتحدة
    AF|Afghanistan|أفغانستان
    AG|Antigua-et-Barbuda|أنتيغوا وبربودا
    AI|Anguilla|أنغويلا
    AL|Albanie|ألبانيا
    AM|Arménie|أرمينيا
    AO|Angola|أنغولا
    AQ|Antarctique|أنتاركتيكا
    AR|Argentine|الأرجنتين
    AS|Samoa américaines|ساموا الأمريكية
    AT|Autriche|النمسا
    AU|Australie|أستراليا
    AW|Aruba|أروبا
    AX|Îles Åland|جزر آلاند
    AZ|Azerbaïdjan|أذربيجان
    BA|Bosnie-Herzégovine|البوسنة والهرسك
    BB|Barbade|بربادوس
    BD|Bangladesh|بنغلاديش
    BE|Belgique|بلجيكا
    BF|Burkina Faso|بوركينا فاسو
    BG|Bulgarie|بلغاريا
    BH|Bahreïn|البحرين
    BI|Burundi|بوروندي
    BJ|Bénin|بنين
    BL|Saint-Barthélemy|سان بارتليمي
    BM|Bermudes|برمودا
    BN|Brunei|بروناي
    BO|Bolivie|بوليفيا
    BQ|Pays-Bas caribéens|هولندا الكاريبية
    BR|Brésil|البرازيل
    BS|Bahamas|جزر البهاما
    BT|Bhoutan|بوتان
    BV|Île Bouvet|جزيرة بوفيه
    BW|Botswana|بوتسوانا
    BY|Biélorussie|بيلاروس
    BZ|Belize|بليز
    CA|Canada|كندا
    CC|Îles Cocos|جزر كوكوس (كيلينغ)
    CD|Congo-Kinshasa|الكونغو - كينشاسا
    CF|République centrafricaine|جمهورية أفريقيا الوسطى
    CG|Congo-Brazzaville|الكونغو - برازافيل
    CH|Suisse|سويسرا
    CI|Côte d’Ivoire|ساحل العاج
    CK|Îles Cook|جزر كوك
    CL|Chili|تشيلي
    CM|Cameroun|الكاميرون
    CN|Chine continentale|بر الصين الرئيسي
    CO|Colombie|كولومبيا
    CR|Costa Rica|كوستاريكا
    CU|Cuba|كوبا
    CV|Cap-Vert|الرأس الأخضر
    CW|Curaçao|كوراساو
    CX|Île Christmas|جزيرة كريسماس
    CY|Chypre|قبرص
    CZ|Tchéquie|التشيك
    DE|Allemagne|ألمانيا
    DJ|Djibouti|جيبوتي
    DK|Danemark|الدانمرك
    DM|Dominique|دومينيكا
    DO|République dominicaine|جمهورية الدومينيكان
    DZ|Algérie|الجزائر
    EC|Équateur|الإكوادور
    EE|Estonie|إستونيا
    EG|Égypte|مصر
    EH|Sahara occidental|الصحراء الغربية
    ER|Érythrée|إريتريا
    ES|Espagne|إسبانيا
    ET|Éthiopie|إثيوبيا
    FI|Finlande|فنلندا
    FJ|Fidji|فيجي
    FK|Îles Malouines|جزر فوكلاند
    FM|Micronésie|ميكرونيزيا
    FO|Îles Féroé|جزر فارو
    FR|France|فرنسا
    GA|Gabon|الغابون
    GB|Royaume-Uni|المملكة المتحدة
    GD|Grenade|غرينادا
    GE|Géorgie|جورجيا
    GF|Guyane française|غويانا الفرنسية
    GG|Guernesey|غيرنزي
    GH|Ghana|غانا
    GI|Gibraltar|جبل طارق
    GL|Groenland|غرينلاند
    GM|Gambie|غامبيا
    GN|Guinée|غينيا
    GP|Guadeloupe|غوادلوب
    GQ|Guinée équatoriale|غينيا الاستوائية
    GR|Grèce|اليونان
    GS|Géorgie du Sud-et-les Îles Sandwich du Sud|جورجيا الجنوبية وجزر ساندويتش الجنوبية
    GT|Guatemala|غواتيمالا
    GU|Guam|غوام
    GW|Guinée-Bissau|غينيا بيساو
    GY|Guyana|غيانا
    HK|Hong Kong|هونج كونج
    HM|Îles Heard-et-MacDonald|جزيرة هيرد وجزر ماكدونالد
    HN|Honduras|هندوراس
    HR|Croatie|كرواتيا
    HT|Haïti|هايتي
    HU|Hongrie|هنغاريا
    ID|Indonésie|إندونيسيا
    IE|Irlande|أيرلندا
    IL|Israël|إسرائيل
    IM|Île de Man|جزيرة مان
    IN|Inde|الهند
    IO|Archipel des Chagos|أرخببيل تشاغوس
    IQ|Irak|العراق
    IR|Iran|إيران
    IS|Islande|آيسلندا
    IT|Italie|إيطاليا
    JE|Jersey|جيرسي
    JM|Jamaïque|جامايكا
    JO|Jordanie|الأردن
    JP|Japon|اليابان
    KE|Kenya|كينيا
    KG|Kirghizstan|قيرغيزستان
    KH|Cambodge|كمبوديا
    KI|Kiribati|كيريباتي
    KM|Comores|جزر القمر
    KN|Saint-Christophe-et-Niévès|سانت كيتس ونيفيس
    KP|Corée du Nord|كوريا الشمالية
    KR|Corée du Sud|كوريا الجنوبية
    KW|Koweït|الكويت
    KY|Îles Caïmans|جزر كايمان
    KZ|Kazakhstan|كازاخستان
    LA|Laos|لاوس
    LB|Liban|لبنان
    LC|Sainte-Lucie|سانت لوسيا
    LI|Liechtenstein|ليختنشتاين
    LK|Sri Lanka|سريلانكا
    LR|Liberia|ليبيريا
    LS|Lesotho|ليسوتو
    LT|Lituanie|ليتوانيا
    LU|Luxembourg|لوكسمبورغ
    LV|Lettonie|لاتفيا
    LY|Libye|ليبيا
    MA|Maroc|المغرب
    MC|Monaco|موناكو
    MD|Moldavie|مولدوفا
    ME|Monténégro|الجبل الأسود
    MF|Saint-Martin|سان مارتن
    MG|Madagascar|مدغشقر
    MH|Îles Marshall|جزر مارشال
    MK|Macédoine du Nord|مقدونيا الشمالية
    ML|Mali|مالي
    MM|Myanmar (Birmanie)|ميانمار (بورما)
    MN|Mongolie|منغوليا
    MO|Macao|ماكاو
    MP|Îles Mariannes du Nord|جزر ماريانا الشمالية
    MQ|Martinique|جزر المارتينيك
    MR|Mauritanie|موريتانيا
    MS|Montserrat|مونتسرات
    MT|Malte|مالطا
    MU|Maurice|موريشيوس
    MV|Maldives|جزر المالديف
    MW|Malawi|ملاوي
    MX|Mexique|المكسيك
    MY|Malaisie|ماليزيا
    MZ|Mozambique|موزمبيق
    NA|Namibie|ناميبيا
    NC|Nouvelle-Calédonie|كاليدونيا الجديدة
    NE|Niger|النيجر
    NF|Île Norfolk|جزيرة نورفولك
    NG|Nigeria|نيجيريا
    NI|Nicaragua|نيكاراغوا
    NL|Pays-Bas|هولندا
    NO|Norvège|النرويج
    NP|Népal|نيبال
    NR|Nauru|ناورو
    NU|Niue|نيوي
    NZ|Nouvelle-Zélande|نيوزيلندا
    OM|Oman|عُمان
    PA|Panama|بنما
    PE|Pérou|بيرو
    PF|Polynésie française|بولينيزيا الفرنسية
    PG|Papouasie-Nouvelle-Guinée|بابوا غينيا الجديدة
    PH|Philippines|الفلبين
    PK|Pakistan|باكستان
    PL|Pologne|بولندا
    PM|Saint-Pierre-et-Miquelon|سان بيير ومكويلون
    PN|Îles Pitcairn|جزر بيتكيرن
    PR|Porto Rico|بورتوريكو
    PS|Territoires palestiniens|الأراضي الفلسطينية
    PT|Portugal|البرتغال
    PW|Palaos|بالاو
    PY|Paraguay|باراغواي
    QA|Qatar|قطر
    RE|La Réunion|روينيون
    RO|Roumanie|رومانيا
    RS|Serbie|صربيا
    RU|Russie|روسيا
    RW|Rwanda|رواندا
    SA|Arabie saoudite|المملكة العربية السعودية
    SB|Îles Salomon|جزر سليمان
    SC|Seychelles|سيشل
    SD|Soudan|السودان
    SE|Suède|السويد
    SG|Singapour|سنغافورة
    SH|Sainte-Hélène|سانت هيلينا
    SI|Slovénie|سلوفينيا
    SJ|Svalbard et Jan Mayen|سفالبارد وجان ماين
    SK|Slovaquie|سلوفاكيا
    SL|Sierra Leone|سيراليون
    SM|Saint-Marin|سان مارينو
    SN|Sénégal|السنغال
    SO|Somalie|الصومال
    SR|Suriname|سورينام
    SS|Soudan du Sud|جنوب السودان
    ST|Sao Tomé-et-Principe|ساو تومي وبرينسيبي
    SV|Salvador|السلفادور
    SX|Saint-Martin (partie néerlandaise)|سانت مارتن
    SY|Syrie|سوريا
    SZ|Eswatini|إسواتيني
    TC|Îles Turques-et-Caïques|جزر توركس وكايكوس
    TD|Tchad|تشاد
    TF|Terres australes françaises|الأقاليم الجنوبية الفرنسية
    TG|Togo|توغو
    TH|Thaïlande|تايلاند
    TJ|Tadjikistan|طاجيكستان
    TK|Tokelau|توكيلاو
    TL|Timor oriental|تيمور - ليشتي
    TM|Turkménistan|تركمانستان
    TN|Tunisie|تونس
    TO|Tonga|تونغا
    TR|Turquie|تركيا
    TT|Trinité-et-Tobago|ترينيداد وتوباغو
    TV|Tuvalu|توفالو
    TW|Taïwan|تايوان
    TZ|Tanzanie|تنزانيا
    UA|Ukraine|أوكرانيا
    UG|Ouganda|أوغندا
    UM|Îles mineures éloignées des É.-U.|جزر الولايات المتحدة النائية
    US|États-Unis|الولايات المتحدة
    UY|Uruguay|أورغواي
    UZ|Ouzbékistan|أوزبكستان
    VA|État de la Cité du Vatican|الفاتيكان
    VC|Saint-Vincent-et-les Grenadines|سانت فنسنت وجزر غرينادين
    VE|Venezuela|فنزويلا
    VG|Îles Vierges britanniques|جزر فيرجن البريطانية
    VI|Îles Vierges des États-Unis|جزر فيرجن الأمريكية
    VN|Viêt Nam|فيتنام
    VU|Vanuatu|فانواتو
    WF|Wallis-et-Futuna|جزر والس وفوتونا
    WS|Samoa|ساموا
    XK|Kosovo|كوسوفو
    YE|Yémen|اليمن
    YT|Mayotte|مايوت
    ZA|Afrique du Sud|جنوب أفريقيا
    ZM|Zambie|زامبيا
    ZW|Zimbabwe|زيمبابوي
    """
}
