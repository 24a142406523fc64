internal import Foundation
internal import NightdeskKit
internal import Testing

@Suite struct `The countries` {
  @Test(arguments: ["LY", "LBY", "XK", "XKX", "GB", "GBR", "SS", "SSD"])
  func `know a code`(_ code: String) {
    #expect(isCode(code))
    #expect(Countries.name(ofCode: code) != nil)
  }

  @Test(arguments: ["", "L", "ly", "lby", "Lby", "UK", "YU", "ZZ", "ZZZ", "AAA", "LBYA", "L1", "@@@", "[[[", "Ö", "Öa"])
  func `refuse what is no code`(_ text: String) {
    #expect(!isCode(text))
    #expect(Countries.name(ofCode: text) == nil)
  }

  @Test(arguments: [
    ("Libya", "LBY"), ("Myanmar (Burma)", "MMR"), ("DR Congo (Zaire)", "COD"),
    ("Democratic Republic of Congo", "COD"), ("Congo", "COG"), ("Republic of Congo", "COG"),
    ("Yemen (North Yemen)", "YEM"), ("Russia (Soviet Union)", "RUS"), ("Serbia (Yugoslavia)", "SRB"),
    ("Bosnia-Herzegovina", "BIH"), ("Bosnia and Herzegovina", "BIH"), ("Macedonia, FYR", "MKD"),
    ("North Macedonia", "MKD"), ("Cambodia (Kampuchea)", "KHM"), ("Zimbabwe (Rhodesia)", "ZWE"),
    ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("Kingdom of eSwatini (Swaziland)", "SWZ"),
    ("eSwatini", "SWZ"), ("East Timor", "TLS"), ("United States of America", "USA"), ("United States", "USA"),
    ("Vietnam (North Vietnam)", "VNM"), ("Madagascar (Malagasy)", "MDG"), ("Turkey", "TUR"), ("Kosovo", "XKX"),
    ("Palestine", "PSE"), ("Czech Republic", "CZE"), ("Afghanistan", "AFG"), ("Åland Islands", "ALA"),
    ("Libye", "LBY"), ("ليبيا", "LBY"), ("Côte d’Ivoire", "CIV"), ("Tchad", "TCD"),
  ])
  func `are found by the names that datasets use`(_ name: String, _ code: String) {
    #expect(Countries.alpha3(ofName: name) == code)
  }

  @Test(arguments: ["", "libya", "Libya ", "Kingdom of Nowhere", "South Vietnam", "South Yemen", "A", "zzz"])
  func `are not guessed from other names`(_ name: String) {
    #expect(Countries.alpha3(ofName: name) == nil)
  }

  @Test func `are those of ISO 3166-1 and Kosovo`() throws {
    struct File: Decodable {
      struct Entry: Decodable {
        let alpha2, alpha3, name, numeric: String
        enum CodingKeys: String, CodingKey {
          case alpha2 = "alpha_2"
          case alpha3 = "alpha_3"
          case name, numeric
        }
      }
      let entries: [Entry]
      enum CodingKeys: String, CodingKey { case entries = "3166-1" }
    }
    let path = "/usr/share/iso-codes/json/iso_3166-1.json"
    guard let json = FileManager.default.contents(atPath: path) else {
      try Test.cancel("iso-codes is not installed: there is no list to compare with")
    }
    let entries = try JSONDecoder().decode(File.self, from: json).entries
    var known = Set<String>()
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(Unicode.Scalar($0)) }
    for a in letters {
      for b in letters {
        if isCode(a + b) { known.insert(a + b) }
        for c in letters where isCode(a + b + c) { known.insert(a + b + c) }
      }
    }
    #expect((-1...1000).count { alpha3(ofNumber: $0) != nil } == entries.count)
    #expect(known == Set(entries.flatMap { [$0.alpha2, $0.alpha3] } + ["XK", "XKX"]))
    for entry in entries {
      #expect(Countries.alpha3(ofName: entry.name) == entry.alpha3, "\(entry.name)")
      #expect(Countries.name(ofCode: entry.alpha2) == Countries.name(ofCode: entry.alpha3))
      #expect(alpha3(ofNumber: Int(entry.numeric)!) == entry.alpha3)
    }
  }

  @Test func `know the codes of ISO 3166-3 as retired unless another country has them now`() throws {
    struct File: Decodable {
      struct Entry: Decodable {
        let alpha2, alpha3: String
        enum CodingKeys: String, CodingKey {
          case alpha2 = "alpha_2"
          case alpha3 = "alpha_3"
        }
      }
      let entries: [Entry]
      enum CodingKeys: String, CodingKey { case entries = "3166-3" }
    }
    guard let json = FileManager.default.contents(atPath: "/usr/share/iso-codes/json/iso_3166-3.json") else {
      try Test.cancel("iso-codes is not installed: there is no list to compare with")
    }
    let former = Set(try JSONDecoder().decode(File.self, from: json).entries.flatMap { [$0.alpha2, $0.alpha3] })
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(Unicode.Scalar($0)) }
    var known = Set<String>()
    for a in letters {
      for b in letters {
        for c in [""] + letters where Countries.isRetired((a + b + c).utf8Span.span) { known.insert(a + b + c) }
      }
    }
    #expect(known == former.filter { !isCode($0) })
    #expect(known.count > 50)
  }

  private func alpha3(ofNumber number: Int) -> String? {
    Countries.alpha3(ofNumber: number).map { String(decoding: [$0.0, $0.1, $0.2], as: UTF8.self) }
  }

  private func isCode(_ text: String) -> Bool { Countries.isCode(text.utf8Span.span) }
}
