/// What generated rows are put together from. Places, groups and papers are invented; countries only lend their codes.
enum GeneratedWords {
  /// A country that events are filed under, with a point well inside it in degrees.
  struct Country {
    let alpha3, name: String
    let number, latitude, longitude: Int
    /// What ACLED calls the part of the world.
    let region: String
  }

  static let countries = [
    Country(alpha3: "LBY", name: "Libya", number: 434, latitude: 27, longitude: 17, region: "Northern Africa"),
    Country(alpha3: "SDN", name: "Sudan", number: 729, latitude: 15, longitude: 30, region: "Northern Africa"),
    Country(alpha3: "MLI", name: "Mali", number: 466, latitude: 17, longitude: -4, region: "Western Africa"),
    Country(alpha3: "NGA", name: "Nigeria", number: 566, latitude: 9, longitude: 8, region: "Western Africa"),
    Country(alpha3: "SOM", name: "Somalia", number: 706, latitude: 5, longitude: 46, region: "Eastern Africa"),
    Country(alpha3: "YEM", name: "Yemen", number: 887, latitude: 15, longitude: 47, region: "Middle East"),
    Country(alpha3: "SYR", name: "Syria", number: 760, latitude: 35, longitude: 38, region: "Middle East"),
    Country(alpha3: "IRQ", name: "Iraq", number: 368, latitude: 33, longitude: 43, region: "Middle East"),
    Country(alpha3: "AFG", name: "Afghanistan", number: 4, latitude: 34, longitude: 66, region: "South Asia"),
    Country(alpha3: "MMR", name: "Myanmar", number: 104, latitude: 21, longitude: 96, region: "Southeast Asia"),
    Country(alpha3: "COL", name: "Colombia", number: 170, latitude: 4, longitude: -73, region: "South America"),
    Country(alpha3: "UKR", name: "Ukraine", number: 804, latitude: 49, longitude: 31, region: "Europe"),
  ]

  /// A kind of event: the register's word, ACLED's type and sub-event type, and whether it is violence or a
  /// demonstration.
  struct Kind {
    let type, acledType, subtype, disorder, title: String

    init(_ type: String, _ acledType: String, _ subtype: String, _ disorder: String, _ title: String) {
      self.type = type
      self.acledType = acledType
      self.subtype = subtype
      self.disorder = disorder
      self.title = title
    }
  }

  private static let violence = "Political violence", demonstrations = "Demonstrations"
  private static let developments = "Strategic developments"

  static let kinds = [
    Kind("battle", "Battles", "Armed clash", violence, "Clash"),
    Kind("battle", "Battles", "Government regains territory", violence, "Positions change hands"),
    Kind("battle", "Battles", "Non-state actor overtakes territory", violence, "Village changes hands"),
    Kind("explosion-remote-violence", "Explosions/Remote violence", "Air/drone strike", violence, "Air strike"),
    Kind(
      "explosion-remote-violence", "Explosions/Remote violence", "Shelling/artillery/missile attack", violence,
      "Shelling"),
    Kind(
      "explosion-remote-violence", "Explosions/Remote violence", "Remote explosive/landmine/IED", violence,
      "Roadside explosion"),
    Kind("explosion-remote-violence", "Explosions/Remote violence", "Grenade", violence, "Grenade explosion"),
    Kind("violence-against-civilians", "Violence against civilians", "Attack", violence, "Shooting"),
    Kind(
      "violence-against-civilians", "Violence against civilians", "Abduction/forced disappearance", violence,
      "Abduction"),
    Kind("protest", "Protests", "Peaceful protest", demonstrations, "March"),
    Kind("protest", "Protests", "Protest with intervention", demonstrations, "Dispersed sit-in"),
    Kind("riot", "Riots", "Violent demonstration", demonstrations, "Street unrest"),
    Kind("riot", "Riots", "Mob violence", demonstrations, "Crowd violence"),
    Kind("strategic-development", "Strategic developments", "Arrests", developments, "Arrests"),
    Kind("strategic-development", "Strategic developments", "Agreement", developments, "Local truce"),
    Kind(
      "strategic-development", "Strategic developments", "Looting/property destruction", developments,
      "Burned market"),
  ]

  static let plainPlaces = [
    "Tell Amra", "Old Mill", "Karsova", "Three Wells", "Bir Hadda", "Nyanda", "Upper Kesh", "Port Selim",
    "Maran Junction", "Sand Hill", "Lower Tamba", "Quarry Road", "Dry Ford", "East Halima", "Mount Oren",
  ]
  static let foreignPlaces = [
    "Wādī Sāra", "قرية النور", "Puerto Añil", "حي الزيتون", "Sévaré-le-Bas", "Žilnica", "بئر السدرة", "São Bráulio",
    "Großau", "تل الرمان", "Ciénaga Höyük", "Łąkowo", "عين الصخرة", "Bélé-Kö", "Çınarlı", "मोहनपुर", "Новий Яр",
  ]
  static let regions = ["Northern Region", "Coast", "Upper Valley", "Eastern Hills", "Lake District", "South Plain"]
  static let foreignRegions = ["Région du Fleuve", "محافظة الوادي", "Ñandú Alto", "Jižní Pole", "Şarkışla", "Каньйон"]
  static let papers = [
    "Morning Courier", "La Voix du Désert", "صوت الوادي", "Harbour Radio", "El Día Nuevo", "Field Monitor",
    "Zprávy Dnes", "Ridge Human Rights Network", "جريدة الساحل", "Town Crier",
  ]
  static let plainPapers = papers.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
  static let plainSentences = [
    "Residents said that shots were heard for about two hours. ", "The road was closed until the next morning. ",
    "No group has said that it was there. ", "Local monitors, citing two witnesses, gave a lower number. ",
    "Shops stayed shut on the following day. ", "The number of people hurt is not known. ",
    "Several houses, a school and a well were damaged. ", "A second report puts the place further east. ",
    "The hospital took in four people with light injuries. ", "Both sides reported the same hour, not the same place. ",
  ]
  static let foreignSentences = [
    "Des témoins ont parlé d’une fusillade près du marché, à l’aube. ", "قال السكان إن الطريق أغلق حتى الصباح. ",
    "Según los vecinos, la señal se cortó después del mediodía. ", "لم تعلن أي جهة صلتها بالحادث. ",
    "Zeugen berichteten über Schüsse, später über Rauch. ", "أفادت مصادر محلية بسماع دوي قرب الجسر. ",
    "Świadkowie podali inną godzinę. ", "Свідки говорили про дим над дорогою. ",
  ]
  static let plainQuotations = ["a short exchange", "unknown armed men", "routine patrol", "the old checkpoint"]
  static let foreignQuotations = ["un échange bref", "مسلحون مجهولون", "patrulla de rutina — mañana", "стара застава"]

  /// The name of an actor by its number.
  static func actorName(_ number: Int) -> String {
    let places = number % 3 == 0 ? foreignPlaces : plainPlaces
    let forms = ["Front", "Brigade", "Council", "Guard", "Residents"]
    return "\(forms[number % forms.count]) of \(places[number % places.count]) (\(number + 1))"
  }

  /// The names of all actors by number.
  static let actorNames = (0..<GeneratedRegister.actors).map { actorName($0) }
  /// The names of those that are plain ASCII.
  static let plainActors = (0..<GeneratedRegister.actors).filter { $0 % 3 != 0 }
}

/// The days on which generated events happen and are reported, as they are written.
enum GeneratedDays {
  /// Every day from 2018-01-01 to 2023-12-31.
  static let all: [String] = (2018...2023).flatMap { year in
    let lengths = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return zip(1..., lengths).flatMap { month, length in
      (1...length).map { "\(year)-\(twoDigits[month])-\(twoDigits[$0])" }
    }
  }
  /// How many days there are.
  static let count = all.count
  /// The last of them.
  static let end = "2023-12-31"
  /// The numbers up to 99, each with two digits.
  static let twoDigits = (0...99).map { $0 < 10 ? "0\($0)" : "\($0)" }
}
