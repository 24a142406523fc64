internal import Foundation
internal import NightdeskKit
internal import Testing

@Suite struct `The schema` {
  @Test(arguments: SchemaFormat.allCases)
  func `is the same text every time, in every format`(_ format: SchemaFormat) {
    let text = format.text(for: Table.allCases)
    #expect(text == format.text(for: Table.allCases))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.last != " " })
  }

  @Test(arguments: SchemaFormat.allCases)
  func `names every column of every table, in every format`(_ format: SchemaFormat) {
    for table in Table.allCases {
      let text = format.text(for: [table])
      for column in table.schema.columns {
        let mark = format == .markdown ? "| `\(column.name)` |" : "\"\(column.name)\""
        #expect(text.contains(mark), "\(table.name).\(column.name)")
      }
    }
  }

  @Test(arguments: [SchemaFormat.xsd, .jsonSchema, .tableSchema])
  func `documents columns in whole sentences`(_ format: SchemaFormat) {
    let text = format.text(for: Table.allCases)
    #expect(text.contains("Who is tied. The id of an actor."))
    #expect(text.firstMatch(of: /[a-z]\. [a-z]/) == nil)
  }

  @Test func `spells every word in the column reference`() {
    let page = SchemaFormat.markdown.text(for: [.events])
    for word in Vocabularies.eventTypes.words + Vocabularies.links.words { #expect(page.contains("`\(word)`")) }
    #expect(page.contains("list; each the id of an actor"))
    #expect(page.contains("(computed)"))
    #expect(!page.contains("## claims"))
  }

  @Test(arguments: [
    "2014-05-16", "2014-05", "2014", "2014-05~", "2014?", "2014%", "201X", "2014-05-XX", "2014-21", "2013/2014",
    "2014-05/..", "2014-05/", "[2013..2014]", "[2014-05-16,2014-05-18]", "{2014-05-16,2014-05-18}", "XXXX",
  ])
  func `gives examples of dates that are read`(_ date: String) throws {
    #expect(SchemaFormat.markdown.text(for: [.events]).contains("`\(date)`"))
    _ = try EventDate(date)
  }
}

@Suite struct `The JSON Schema` {
  private typealias Object = [String: Any]

  private func schema(for tables: [Table]) throws -> Object {
    let json = Data(SchemaFormat.jsonSchema.text(for: tables).utf8)
    return try #require(JSONSerialization.jsonObject(with: json) as? Object)
  }

  @Test func `has one choice a table and defines every name it refers to`() throws {
    let schema = try schema(for: Table.allCases)
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect((schema["oneOf"] as? [Object])?.count == Table.allCases.count)
    let names = try #require(schema["$defs"] as? Object).keys
    let text = SchemaFormat.jsonSchema.text(for: Table.allCases)
    for part in text.components(separatedBy: "\"#/$defs/").dropFirst() {
      #expect(names.contains(String(part.prefix { $0 != "\"" })))
    }
  }

  @Test func `tells the tables apart and makes lists arrays`() throws {
    let definitions = try #require(try schema(for: [.events])["$defs"] as? Object)
    let event = try #require(definitions["event"] as? Object)
    #expect(event["required"] as? [String] == ["table", "id", "when", "type", "title"])
    let properties = try #require(event["properties"] as? [String: Object])
    #expect(properties["table"]?["const"] as? String == "events")
    #expect(properties["side_a"]?["type"] as? String == "array")
    #expect(properties["contested"]?["readOnly"] as? Bool == true)
    #expect(definitions["claim"] == nil)
  }
}

@Suite struct `The Table Schema` {
  @Test func `of one table stands alone and that of several is keyed by name`() throws {
    typealias Object = [String: Any]
    let parse = { (tables: [Table]) in
      try JSONSerialization.jsonObject(with: Data(SchemaFormat.tableSchema.text(for: tables).utf8)) as? Object
    }
    let all = try #require(try parse(Table.allCases))
    #expect(Set(all.keys) == Set(Table.allCases.map(\.name)))
    let events = try #require(try parse([.events]))
    #expect(events["primaryKey"] as? [String] == ["id"])
    let fields = try #require(events["fields"] as? [Object])
    #expect(fields.compactMap { $0["name"] as? String } == Table.events.schema.columns.map(\.name))
    let keys = try #require(events["foreignKeys"] as? [Object])
    #expect(keys.compactMap { $0["fields"] as? [String] } == [["place"], ["part_of"]])
    let targets = keys.map { ($0["reference"] as? Object)?["resource"] as? String }
    #expect(targets == ["places", nil], "a key into its own table has no resource")
    let latitude = try #require(fields.first { $0["name"] as? String == "latitude" }?["constraints"] as? Object)
    #expect(latitude["minimum"] as? Double == -90 && latitude["maximum"] as? Double == 90)
  }
}

@Suite struct `The XSD` {
  @Test func `accepts a register that fills every column of every table`() throws {
    try expect(register(Table.allCases.map { record($0) }.joined()), isValid: true, Table.allCases)
  }

  @Test(arguments: Table.allCases)
  func `of one table stands alone`(_ table: Table) throws {
    try expect(register(record(table)), isValid: true, [table])
    let other: Table = table == .claims ? .events : .claims
    try expect(register(record(other)), isValid: false, [table])
  }

  @Test func `gives every type one name`() {
    let xsd = SchemaFormat.xsd.text(for: Table.allCases)
    let names = xsd.components(separatedBy: "Type name=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(names.count > 20 && Set(names).count == names.count)
  }

  @Test func `documents every type, element and attribute`() {
    let lines = SchemaFormat.xsd.text(for: Table.allCases).split(separator: "\n").map { $0.drop { $0 == " " } }
    for (line, next) in zip(lines, lines.dropFirst()) {
      let isNamed = line.contains(" name=\"")
      if isNamed { #expect(next == "<xs:annotation>", "\(line)") }
    }
  }

  @Test(arguments: [
    "<event><id>e1</id><when>2014</when><type>battle</type><title>t</title></event>",
    event("<when>[2013..2014]</when>"), event("<when>2014-05~/..</when>"), event("<when>{1960, 1961-12..}</when>"),
    event(after: "<deaths_best>0</deaths_best>"), event(after: "<latitude>-90</latitude>"),
    event(after: "<side_a>a1</side_a><side_a>withheld</side_a>"),
    event(after: "<related>follows=e2</related><tags>a;b</tags><citations>s1#p. 12</citations>"),
    event(after: "<updated>2014-05-16T10:00:00.5+02:00</updated>"),
    event(after: "<extra>note=two\nlines = more</extra>"), event(after: "<notes>قصف على المدينة</notes>"),
    event(after: "<own:mark xmlns:own=\"urn:own\"><own:deep/></own:mark>"),
    "<own:mark xmlns:own=\"urn:own\"/>",
  ])
  func `accepts`(_ record: String) throws { try expect(register(record), isValid: true, Table.allCases) }

  @Test(arguments: [
    "<event><when>2014</when><type>battle</type><title>t</title></event>",
    "<event><id>e1</id><type>battle</type><title>t</title></event>",
    "<event><when>2014</when><id>e1</id><type>battle</type><title>t</title></event>",
    event("<id>e 1</id>"), event("<when>May 2014</when>"), event("<type>Battles</type>"), event("<title/>"),
    event(after: "<place>a b</place>"), event(after: "<country>Libya</country>"),
    event(after: "<latitude>90.5</latitude>"), event(after: "<latitude>1e1</latitude>"),
    event(after: "<deaths_best>-1</deaths_best>"), event(after: "<deaths_best>1.5</deaths_best>"),
    event(after: "<place_precision>8</place_precision>"), event(after: "<scope/>"),
    event(after: "<scope>series</scope><scope>series</scope>"), event(after: "<related>e2</related>"),
    event(after: "<citations>#p12</citations>"), event(after: "<updated>2014-05-16T10:00:00</updated>"),
    event(after: "<updated>2014-05-16</updated>"), event(after: "<extra>nothing</extra>"),
    event(after: "<deaths>3</deaths>"), event(after: "<side_a><actor>a</actor></side_a>"),
    "<incident/>", "<source><id>s1</id><title>t</title><kind>news</kind><accessed>2014</accessed></source>",
    "<source><id>s1</id><title>t</title><kind>news</kind><accessed>2014-02-30</accessed></source>",
    "<source><id>s1</id><title>t</title><kind>news</kind><url>javascript:alert(1)</url></source>",
    "<source><id>s1</id><title>t</title><kind>news</kind><sha256>abc</sha256></source>",
    "<source><id>s1</id><title>t</title><kind>news</kind><language>Arabic language</language></source>",
    "<claim><id>c1</id><kind>denial</kind><speaker>a1</speaker><text>t</text><citations>s1</citations></claim>",
    "<claim><id>c1</id><about>e1</about><kind>denial</kind><speaker>a1</speaker><text>t</text></claim>",
  ])
  func `refuses`(_ record: String) throws { try expect(register(record), isValid: false, Table.allCases) }

  @Test(arguments: [
    ("version=\"1.0\"", true), ("version=\"1.7\" asOf=\"2026-11-22\" title=\"Night\"", true),
    ("version=\"2.0\"", false), ("", false), ("version=\"1.0\" asOf=\"today\"", false),
    ("version=\"1.0\" marking=\"TLP:AMBER+STRICT\"", true), ("version=\"1.0\" other=\"1\"", false),
  ])
  func `checks the register's own attributes`(_ attributes: String, _ isValid: Bool) throws {
    let document = "<register xmlns=\"\(RegisterSchema.namespace)\" \(attributes)/>"
    try expect(document, isValid: isValid, Table.allCases)
  }

  private static let eventFields = [
    "id": "<id>e1</id>", "when": "<when>2014</when>", "type": "<type>battle</type>", "title": "<title>t</title>",
  ]

  /// An event with one of its required fields replaced.
  private static func event(_ field: String) -> String {
    let fields = ["id", "when", "type", "title"].map { name in
      field.hasPrefix("<" + name) ? field : eventFields[name] ?? ""
    }
    return "<event>" + fields.joined() + "</event>"
  }

  /// An event with more fields behind its required ones.
  private static func event(after fields: String) -> String {
    "<event>" + ["id", "when", "type", "title"].compactMap { eventFields[$0] }.joined() + fields + "</event>"
  }

  private func register(_ records: String) -> String {
    "<register xmlns=\"\(RegisterSchema.namespace)\" version=\"\(RegisterSchema.version)\">\(records)</register>"
  }

  /// A record with a value in every column, and two where it is a list.
  private func record(_ table: Table) -> String {
    let fields = table.schema.columns.map { column in
      String(repeating: "<\(column.name)>\(sample(column.kind))</\(column.name)>", count: column.isList ? 2 : 1)
    }
    return "<\(table.schema.record)>\(fields.joined())</\(table.schema.record)>"
  }

  private func sample(_ kind: Column.Kind) -> String {
    switch kind {
    case .identifier, .reference: "a-1"
    case .text: "text, &lt;with&gt; \"marks\" &amp; more"
    case .integer(let range): String(range.upperBound)
    case .decimal(let range): String(range.lowerBound)
    case .date: "2014-05~"
    case .day: "2014-05-16"
    case .timestamp: "2014-05-16T10:00:00Z"
    case .vocabulary(let vocabulary): vocabulary.words.last ?? ""
    case .citation: "a-1#00:31-01:40"
    case .link(let vocabulary, _): (vocabulary.words.first ?? "") + "=a-1"
    case .pair: "name=value"
    case .country: "XKX"
    case .url: "https://example.org/a?b=c#d"
    case .language: "ar-LY"
    case .digest: String(repeating: "0a", count: 32)
    }
  }

  private func expect(_ document: String, isValid: Bool, _ tables: [Table]) throws {
    let xmllint = "/usr/bin/xmllint"
    let files = FileManager.default
    guard files.isExecutableFile(atPath: xmllint) else {
      try Test.cancel("xmllint is not installed: nobody else to judge the XSD")
    }
    let folder = files.temporaryDirectory.appendingPathComponent("nightdesk-xsd-" + UUID().uuidString)
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let schema = folder.appendingPathComponent("register.xsd")
    let register = folder.appendingPathComponent("register.xml")
    try Data(SchemaFormat.xsd.text(for: tables).utf8).write(to: schema)
    try Data(document.utf8).write(to: register)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: xmllint)
    process.arguments = ["--noout", "--nonet", "--schema", schema.path, register.path]
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // 3: the document is not valid; anything else would mean that the schema itself is refused.
    #expect(process.terminationStatus == (isValid ? 0 : 3), "\(said)")
  }
}
