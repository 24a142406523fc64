extension MappingGuess {
  /// What columns of the register are called in tables of the field, in English, French and Arabic, as ``String/plainName``
  /// writes them. A name stands before another that it should be preferred to.
  static let names: [String: [String]] = [
    "id": [
      "id", "event_id", "eventid", "uid", "key", "incident_id", "no", "nr", "number", "ref", "n", "num", "numéro",
      "numero", "identifiant", "référence", "reference", "رقم", "الرقم", "رقم_الحادث", "المعرف",
    ],
    "title": ["title", "headline", "event_name", "titre", "intitulé", "intitule", "العنوان", "عنوان"],
    "summary": [
      "notes", "description", "summary", "event_description", "text", "details", "narrative", "comment", "comments",
      "remarks", "résumé", "resume", "récit", "commentaire", "commentaires", "remarques", "الوصف", "وصف", "التفاصيل",
      "ملاحظات", "الملاحظات",
    ],
    "when": [
      "date", "event_date", "when", "start_date", "date_start", "day", "incident_date", "date_of_event", "start",
      "datum", "date_début", "date_de_début", "jour", "تاريخ", "التاريخ", "تاريخ_الحادث", "اليوم",
    ],
    "until": [
      "end_date", "date_end", "until", "enddate", "end", "date_fin", "date_de_fin", "fin", "jusqu_au", "تاريخ_النهاية",
    ],
    "type": [
      "type", "event_type", "category", "kind", "incident_type", "event_category", "catégorie", "categorie", "nature",
      "نوع", "النوع", "نوع_الحادث",
    ],
    "subtype": [
      "sub_event_type", "subtype", "sub_type", "subcategory", "sous_type", "sous_catégorie", "sous_categorie",
    ],
    "country": [
      "iso3", "country_code", "iso", "country_iso", "country", "country_name", "pays", "البلد", "بلد", "الدولة", "دولة",
    ],
    "admin1": [
      "admin1", "adm1", "admin_1", "adm_1", "province", "governorate", "state", "region", "région", "gouvernorat",
      "wilaya", "المحافظة", "محافظة", "الولاية",
    ],
    "admin2": [
      "admin2", "adm2", "admin_2", "adm_2", "district", "county", "département", "departement", "cercle", "البلدية",
      "بلدية", "المديرية",
    ],
    "admin3": ["admin3", "adm3", "admin_3", "subdistrict", "commune"],
    "location": [
      "location", "place", "city", "town", "village", "settlement", "place_name", "where_coordinates", "lieu",
      "localité", "localite", "ville", "endroit", "المكان", "مكان", "الموقع", "المدينة",
    ],
    "latitude": ["latitude", "lat", "y", "خط_العرض"],
    "longitude": ["longitude", "lon", "long", "lng", "x", "خط_الطول"],
    "side_a": ["actor1", "side_a", "actor_1", "party_a", "acteur1", "acteur_1", "partie_a"],
    "side_b": ["actor2", "side_b", "actor_2", "party_b", "acteur2", "acteur_2", "partie_b"],
    "targets": [
      "target", "victim", "targets", "victims", "cible", "cibles", "victime", "victimes", "الهدف", "المستهدف",
      "الضحايا",
    ],
    "citations": [
      "source", "sources", "source_name", "reported_by_source", "المصدر", "مصدر", "المصادر",
    ],
    "deaths_best": [
      "fatalities", "deaths", "killed", "dead", "best", "nkill", "deaths_best", "morts", "tués", "tues", "décès",
      "deces", "القتلى", "قتلى", "عدد_القتلى", "الوفيات",
    ],
    "deaths_low": ["low", "deaths_low", "fatalities_low"],
    "deaths_high": ["high", "deaths_high", "fatalities_high"],
    "deaths_civilians": [
      "deaths_civilians", "civilian_deaths", "civilians_killed", "civils_tués", "civils_tues", "القتلى_المدنيون",
    ],
    "injured": [
      "injured", "wounded", "injuries", "nwound", "blessés", "blesses", "الجرحى", "جرحى", "عدد_الجرحى", "المصابون",
    ],
  ]

  /// Parts of the names of columns that say who is held responsible.
  static let blame = [
    "perp", "suspect", "culprit", "responsible", "auteur", "présumé", "responsable", "coupable", "الجاني", "المسؤول",
    "المشتبه",
  ]

  /// How words that name a kind of events begin, and the register's word for it; of several the first counts.
  private static let kinds = [
    ("assassin", "assassination"), ("coup", "coup"), ("protest", "protest"), ("demonstration", "protest"),
    ("riot", "riot"), ("abduct", "abduction-detention"), ("kidnap", "abduction-detention"),
    ("arrest", "abduction-detention"), ("detention", "abduction-detention"), ("displace", "displacement"),
    ("explos", "explosion-remote-violence"), ("bomb", "explosion-remote-violence"),
    ("shell", "explosion-remote-violence"), ("air", "explosion-remote-violence"), ("clash", "battle"),
    ("battle", "battle"), ("fight", "battle"), ("agreement", "agreement"), ("statement", "statement"),
    ("manif", "protest"), ("émeute", "riot"), ("emeute", "riot"), ("enlèvement", "abduction-detention"),
    ("enlevement", "abduction-detention"), ("détention", "abduction-detention"), ("déplac", "displacement"),
    ("deplac", "displacement"), ("attentat", "explosion-remote-violence"), ("frappe", "explosion-remote-violence"),
    ("combat", "battle"), ("affrontement", "battle"), ("accrochage", "battle"), ("accord", "agreement"),
    ("déclaration", "statement"), ("declaration", "statement"), ("communiqué", "statement"),
    ("اغتيال", "assassination"), ("انقلاب", "coup"), ("مظاهر", "protest"), ("احتجاج", "protest"), ("شغب", "riot"),
    ("خطف", "abduction-detention"), ("اختطاف", "abduction-detention"), ("اعتقال", "abduction-detention"),
    ("نزوح", "displacement"), ("قصف", "explosion-remote-violence"), ("تفجير", "explosion-remote-violence"),
    ("انفجار", "explosion-remote-violence"), ("غارة", "explosion-remote-violence"), ("اشتباك", "battle"),
    ("معرك", "battle"), ("معارك", "battle"), ("اتفاق", "agreement"), ("بيان", "statement"),
  ]

  /// The register's word that a kind of events is called like; `other` where none is.
  static func type(_ value: String) -> String {
    let plain = value.plainName
    for (written, word) in ACLED.eventTypes where written.plainName == plain { return "\(word)" }
    let words = plain.split(separator: "_")
    let joined = words.joined(separator: "-")
    if Vocabularies.eventTypes.words.contains(joined) { return joined }
    // the Arabic article is written with its word
    let stems = words.map { $0.hasPrefix("ال") ? $0.dropFirst(2) : $0 }
    return kinds.first { kind in stems.contains { $0.hasPrefix(kind.0) } }?.1 ?? "other"
  }
}

extension String {
  /// In small letters and digits, with `_` for everything else.
  var plainName: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }.joined(separator: "_")
  }
}
