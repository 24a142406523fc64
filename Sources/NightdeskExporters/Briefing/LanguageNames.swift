/// The names of languages: those of Unicode's locale data (CLDR), as Foundation has them. A test holds them to it.
enum LanguageNames {
  /// By the language of a briefing, then by ISO 639-1 code.
  static let byLanguage = ["en": names(1), "fr": names(2), "ar": names(3)]

  private static func names(_ column: Int) -> [String: String] {
    table.split(separator: "\n").reduce(into: [:]) { names, line in
      let cells = line.split(separator: "|").map(String.init)
      names[cells[0]] = cells[column]
    }
  }

  /// Code, English, French, Arabic.
  private static let table = """
    aa|Afar|afar|الأفارية
    ab|Abkhazian|abkhaze|الأبخازية
    ae|Avestan|avestique|الأفستية
    af|Afrikaans|afrikaans|الأفريقانية
    ak|Akan|akan|الأكانية
    am|Amharic|amharique|الأمهرية
    an|Aragonese|aragonais|الأراغونية
    ar|Arabic|arabe|العربية
    as|Assamese|assamais|الأسامية
    av|Avaric|avar|الأوارية
    ay|Aymara|aymara|الأيمارا
    az|Azerbaijani|azerbaïdjanais|الأذربيجانية
    ba|Bashkir|bachkir|الباشكيرية
    be|Belarusian|biélorusse|البيلاروسية
    bg|Bulgarian|bulgare|البلغارية
    bi|Bislama|bichelamar|البيسلامية
    bm|Bambara|bambara|البامبارا
    bn|Bangla|bengali|البنغالية
    bo|Tibetan|tibétain|التبتية
    br|Breton|breton|البريتونية
    bs|Bosnian|bosniaque|البوسنية
    ca|Catalan|catalan|الكتالانية
    ce|Chechen|tchétchène|الشيشانية
    ch|Chamorro|chamorro|التشامورو
    co|Corsican|corse|الكورسيكية
    cr|Cree|cree|الكرى
    cs|Czech|tchèque|التشيكية
    cu|Church Slavic|slavon d’église|سلافية كنسية
    cv|Chuvash|tchouvache|التشوفاشي
    cy|Welsh|gallois|الويلزية
    da|Danish|danois|الدانمركية
    de|German|allemand|الألمانية
    dv|Dhivehi|maldivien|المالديفية
    dz|Dzongkha|dzongkha|دزونكا
    ee|Ewe|éwé|الإيوي
    el|Greek|grec|اليونانية
    en|English|anglais|الإنجليزية
    eo|Esperanto|espéranto|الإسبرانتو
    es|Spanish|espagnol|الإسبانية
    et|Estonian|estonien|الإستونية
    eu|Basque|basque|الباسكية
    fa|Persian|persan|الفارسية
    ff|Fula|peul|الفولانية
    fi|Finnish|finnois|الفنلندية
    fj|Fijian|fidjien|الفيجية
    fo|Faroese|féroïen|الفاروية
    fr|French|français|الفرنسية
    fy|Western Frisian|frison occidental|الفريزيان
    ga|Irish|irlandais|الأيرلندية
    gd|Scottish Gaelic|gaélique écossais|الغيلية الأسكتلندية
    gl|Galician|galicien|الجاليكية
    gn|Guarani|guarani|الغوارانية
    gu|Gujarati|goudjarati|الغوجاراتية
    gv|Manx|mannois|المنكية
    ha|Hausa|haoussa|الهوسا
    he|Hebrew|hébreu|العبرية
    hi|Hindi|hindi|الهندية
    ho|Hiri Motu|hiri motu|الهيري موتو
    hr|Croatian|croate|الكرواتية
    ht|Haitian Creole|créole haïtien|الكريولية الهايتية
    hu|Hungarian|hongrois|الهنغارية
    hy|Armenian|arménien|الأرمنية
    hz|Herero|héréro|الهيريرو
    ia|Interlingua|interlingua|اللّغة الوسيطة
    id|Indonesian|indonésien|الإندونيسية
    ie|Interlingue|interlingue|الإنترلينج
    ig|Igbo|igbo|الإيجبو
    ii|Liangshan Yi|yi du Sichuan|السيتشيون يي
    ik|Inupiaq|inupiaq|الإينبياك
    io|Ido|ido|الإيدو
    is|Icelandic|islandais|الأيسلندية
    it|Italian|italien|الإيطالية
    iu|Inuktitut|inuktitut|الإينكتيتت
    ja|Japanese|japonais|اليابانية
    jv|Javanese|javanais|الجاوية
    ka|Georgian|géorgien|الجورجية
    kg|Kongo|kikongo|الكونغو
    ki|Kikuyu|kikuyu|الكيكيو
    kj|Kuanyama|kuanyama|كوانياما
    kk|Kazakh|kazakh|الكازاخستانية
    kl|Kalaallisut|groenlandais|الكالاليست
    km|Khmer|khmer|الخميرية
    kn|Kannada|kannada|الكانادا
    ko|Korean|coréen|الكورية
    kr|Kanuri|kanouri|الكانوري
    ks|Kashmiri|cachemiri|الكشميرية
    ku|Kurdish|kurde|الكردية
    kv|Komi|komi|الكومي
    kw|Cornish|cornique|الكورنية
    ky|Kyrgyz|kirghize|القيرغيزية
    la|Latin|latin|اللاتينية
    lb|Luxembourgish|luxembourgeois|اللكسمبورغية
    lg|Ganda|ganda|الغاندا
    li|Limburgish|limbourgeois|الليمبورغية
    ln|Lingala|lingala|اللينجالا
    lo|Lao|lao|اللاوية
    lt|Lithuanian|lituanien|الليتوانية
    lu|Luba-Katanga|luba-katanga (kiluba)|اللوبا كاتانغا
    lv|Latvian|letton|اللاتفية
    mg|Malagasy|malgache|الملغاشي
    mh|Marshallese|marshallais|المارشالية
    mi|Māori|maori|الماورية
    mk|Macedonian|macédonien|المقدونية
    ml|Malayalam|malayalam|المالايالامية
    mn|Mongolian|mongol|المنغولية
    mr|Marathi|marathi|الماراثية
    ms|Malay|malais|الماليزية
    mt|Maltese|maltais|المالطية
    my|Burmese|birman|البورمية
    na|Nauru|nauruan|النورو
    nb|Norwegian Bokmål|norvégien bokmål|النرويجية بوكمال
    nd|North Ndebele|ndébélé du Nord|النديبيل الشمالية
    ne|Nepali|népalais|النيبالية
    ng|Ndonga|ndonga|الندونجا
    nl|Dutch|néerlandais|الهولندية
    nn|Norwegian Nynorsk|norvégien nynorsk|النرويجية نينورسك
    no|Norwegian|norvégien|النرويجية
    nr|South Ndebele|ndébélé du Sud|النديبيل الجنوبي
    nv|Navajo|navajo|النافاجو
    ny|Nyanja|chewa|النيانجا
    oc|Occitan|occitan|الأوكسيتانية
    oj|Ojibwa|ojibwa|الأوجيبوا
    om|Oromo|oromo|الأورومية
    or|Odia|odia|الأورية
    os|Ossetic|ossète|الأوسيتيك
    pa|Punjabi|pendjabi|البنجابية
    pi|Pali|pali|البالية
    pl|Polish|polonais|البولندية
    ps|Pashto|pachto|البشتو
    pt|Portuguese|portugais|البرتغالية
    qu|Quechua|quechua|كيشوا
    rm|Romansh|romanche|الرومانشية
    rn|Rundi|roundi|الرندي
    ro|Romanian|roumain|الرومانية
    ru|Russian|russe|الروسية
    rw|Kinyarwanda|kinyarwanda|الكينيارواندا
    sa|Sanskrit|sanskrit|السنسكريتية
    sc|Sardinian|sarde|السردينية
    sd|Sindhi|sindhi|السندية
    se|North Sámi|same du Nord|سامي الشمالية
    sg|Sango|sango|السانجو
    si|Sinhala|cingalais|السنهالية
    sk|Slovak|slovaque|السلوفاكية
    sl|Slovenian|slovène|السلوفانية
    sm|Samoan|samoan|الساموائية
    sn|Shona|shona|الشونا
    so|Somali|somali|الصومالية
    sq|Albanian|albanais|الألبانية
    sr|Serbian|serbe|الصربية
    ss|Swati|swati|السواتي
    st|Southern Sotho|sotho du Sud|السوتو الجنوبية
    su|Sundanese|soundanais|السوندانية
    sv|Swedish|suédois|السويدية
    sw|Swahili|swahili|السواحلية
    ta|Tamil|tamoul|التاميلية
    te|Telugu|télougou|التيلوغوية
    tg|Tajik|tadjik|الطاجيكية
    th|Thai|thaï|التايلاندية
    ti|Tigrinya|tigrigna|التغرينية
    tk|Turkmen|turkmène|التركمانية
    tn|Tswana|tswana|التسوانية
    to|Tongan|tongien|التونغية
    tr|Turkish|turc|التركية
    ts|Tsonga|tsonga|السونجا
    tt|Tatar|tatar|التترية
    tw|Twi|twi|التوي
    ty|Tahitian|tahitien|التاهيتية
    ug|Uyghur|ouïghour|الأويغورية
    uk|Ukrainian|ukrainien|الأوكرانية
    ur|Urdu|ourdou|الأوردية
    uz|Uzbek|ouzbek|الأوزبكية
    ve|Venda|venda|الفيندا
    vi|Vietnamese|vietnamien|الفيتنامية
    vo|Volapük|volapük|لغة الفولابوك
    wa|Walloon|wallon|الولونية
    wo|Wolof|wolof|الولوفية
    xh|Xhosa|xhosa|الخوسا
    yi|Yiddish|yiddish|اليديشية
    yo|Yoruba|yoruba|اليوروبا
    za|Zhuang|zhuang|الزهيونج
    zh|Chinese|chinois|الصينية
    zu|Zulu|zoulou|الزولو
    """
}
