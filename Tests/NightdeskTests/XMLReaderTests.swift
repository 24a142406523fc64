internal import FoundationEssentials
internal import Glibc
internal import NightdeskKit
internal import Testing

/// Reads a document in pieces of `size` bytes, taking the batches away after each piece.
private func readXML(
  _ document: [UInt8], size: Int = 4096, table: Table? = nil, wanted: [Table] = Table.allCases,
  passesOverEvents: Bool = false
) throws(ReadError) -> ReadRecords {
  let reader = XMLRecordReader(file: "test.xml", fileTable: table, passesOverEvents: passesOverEvents)
  var records = ReadRecords()
  var start = 0
  while start < document.count {
    let end = min(start + size, document.count)
    let batches = TableBatches(wanted)
    try reader.feed(document.span.extracting(start..<end), into: batches)
    records.take(batches)
    start = end
  }
  let batches = TableBatches(wanted)
  try reader.finish(into: batches)
  records.take(batches)
  return records
}

private func readXML(
  _ document: String, size: Int = 4096, table: Table? = nil, wanted: [Table] = Table.allCases
) throws(ReadError) -> ReadRecords {
  try readXML(Array(document.utf8), size: size, table: table, wanted: wanted)
}

/// Why a document is refused; the same for pieces of any size.
private func refusal(_ document: [UInt8]) -> ReadError? {
  var refusals: [ReadError?] = []
  for size in document.count < 100_000 ? [1, 7, 4096] : [4096, 1 << 20] {
    do {
      _ = try readXML(document, size: size)
      refusals.append(nil)
    } catch { refusals.append(error) }
  }
  for other in refusals.dropFirst() { #expect(other == refusals[0]) }
  return refusals[0]
}

private let hostile = """
  <?xml version="1.0" encoding="UTF-8"?>
  <?xml-stylesheet href="style.css" type="text/css"?>
  <!-- a comment with <event> and > in it
  -->
  <register xmlns="urn:nightdesk:register:1" xmlns:geo="urn:geo" version="1.0">
    <event><id>e1</id><title>Bengazi &amp; &lt;Ajdabiya&gt; &#233;&#x1F600; بنغازي</title
      ><tags>a;b</tags><tags>c\\d</tags></event>
    <!-- <event> -->
    <claim note="x > &amp; y" xml:lang="en"
      geo:at='"7"'>
      <id>c1</id><text xml:lang="ar" tone="sad"><![CDATA[<b>]] & "é", ]]>and <!-- not --> more</text>
      <verbatim>yes</verbatim>
      <geo:point><geo:lat>1.5</geo:lat> <!-- ü --> </geo:point><mood>grim;</mood><mood/><mood>good</mood>
      <nd_note/>
    </claim><place/><actor
      />
    <event>
      <id>e2</id><claims>3</claims><contested>whole</contested><nd_code>x</nd_code><extra>a=1</extra><summary>line
  two, “é”</summary><colour/></event>
  </register>
  <!-- the end -->

  """

@Suite struct `The XML reader` {
  /// What ends an event is not what looks like it in a comment, in CDATA or in an event inside the event.
  @Test(arguments: [1, 7, 64, 4096]) func `passes over events, whatever is in them`(size: Int) throws {
    let events = [
      "<event><id>e1</id></event>", "<event><id>e1</id></event >", "<event  ><id>e1</id></event\n>", "<event/>",
      "<event><id>e1</id><!-- </event> --><title>x</title></event>",
      "<event><title><![CDATA[</event>]]></title></event>",
      "<event><event><id>e2</id></event><id>e1</id></event>", "<event><eventful>x</eventful></event>",
      "<event><?x </event>?><id>e1</id></event>", "<event a='/>' b=\"x\"><id>e1</id></event>",
    ]
    for event in events {
      let document =
        "<register><source><id>s1</id></source>\n\(event)\n\(event)<claim><id>c1</id></claim></register>"
      let records = try readXML(
        Array(document.utf8), size: size, wanted: [.sources, .claims], passesOverEvents: true)
      let whole = try readXML(document, size: size, wanted: [.sources, .claims])
      #expect(records == whole, "\(event)")
    }
  }

  @Test(arguments: [1, 2, 3, 7, 64, 4096], ["\n", "\r\n"])
  func `finds the same records in pieces of any size`(size: Int, lineEnd: String) throws {
    let document = hostile.replacing("\n", with: lineEnd)
    let records = try readXML(document, size: size)
    #expect(
      records.lines.sorted()
        == [
          "9 claims: id=c1|text=<b>]] & \"é\", and  more|verbatim=yes|extra=@note=x > & y;@geo:at=\"7\";"
            + "text@tone=sad;geo:point=<geo:lat>1.5</geo:lat> <!-- ü --> ;mood=grim\\;;mood=good",
          "15 places: ",
          "15 actors: ",
          "17 events: id=e2|summary=line\ntwo, “é”|extra=a=1",
          "6 events: id=e1|title=Bengazi & <Ajdabiya> é😀 بنغازي|tags=a\\;b;c\\\\d",
        ].sorted())
    #expect(
      Set(records.unknownNames) == [
        "claims.@note", "claims.@geo:at", "claims.text@tone", "claims.geo:point", "claims.mood", "events.colour",
      ])
    for original in records.originals {
      #expect(original.hasPrefix("<"))
      #expect(original.hasSuffix(">"))
      #expect(document.contains(original))
    }
    let sorted = records.originals.sorted()
    #expect(sorted[0].replacing("\r\n", with: "\n") == "<actor\n    />")
    #expect(sorted[1].hasPrefix("<claim note=") && sorted[1].hasSuffix("<nd_note/>" + lineEnd + "  </claim>"))
    #expect(sorted[2].hasPrefix("<event>" + lineEnd) && sorted[2].hasSuffix("<colour/></event>"))
    #expect(sorted[3].hasPrefix("<event><id>e1") && sorted[3].hasSuffix("</tags></event>"))
    #expect(sorted[4] == "<place/>")
  }

  @Test(arguments: [
    ("<event><id>e</id></event>", "events: id=e"),
    ("<event/>", "events: "),
    ("<event><id/><tags/><title></title></event>", "events: "),
    ("<event><tags>a</tags><tags/></event>", "events: tags=a;"),
    ("<event><tags>a</tags><title>t</title><tags>b</tags></event>", "events: title=t|tags=a;b"),
    ("<event><id>e</id><id>f</id></event>", "events: id=e !keyTwice(id)"),
    ("<event>Clash<id>e</id>!</event>", "events: id=e !strayText"),
    ("<event><targets><actor>a</actor></targets></event>", "events: targets=a !nestedElement(targets)"),
    ("<incident><id>e</id></incident>", "events:  !noTable"),
    ("<o:event xmlns:o='urn:other'><id>e</id></o:event>", "events:  !noTable"),
    ("<event xmlns='urn:other'><id>e</id></event>", "events:  !noTable"),
    ("<event xmlns='urn:nightdesk:register:1'><id>e</id></event>", "events: id=e"),
    ("<event><o:id xmlns:o='urn:other'>e</o:id></event>", "events: extra=o:id=e"),
    ("<event id='e'/>", "events: extra=@id=e"),
    ("<event><mood tone='a'>b</mood></event>", "events: extra=mood@tone=a;mood=b"),
    ("\n  text <i>&amp;</i>", "events:  !strayText|events:  !noTable"),
    ("<!-- x -->stray<!-- y -->", "events:  !strayText"),
    ("<event><title> a </title></event>", "events: title= a "),
    ("<event><title>a&#13;b</title></event>", "events: title=a\rb"),
  ])
  func `maps`(content: String, expected: String) throws {
    for size in [1, 7, 4096] {
      let records = try readXML("<register>\(content)</register>", size: size)
      #expect(records.lines.map { String($0.drop { $0 != " " }.dropFirst()) }.joined(separator: "|") == expected)
    }
  }

  @Test func `keeps text between records as it came`() throws {
    let records = try readXML("<register>\n\n stray <!-- c --> é \n<event/></register>", size: 1)
    #expect(records.lines == ["3 events:  !strayText", "4 events: "])
    #expect(records.originals == ["stray <!-- c --> é", "<event/>"])
  }

  @Test func `holds a file to its table`() throws {
    let document = "<register><claim><id>c</id></claim><event><id>e</id></event><x/></register>"
    let claims = try readXML(document, table: .claims).lines
    #expect(claims == ["1 claims: id=c", "1 claims:  !otherTable", "1 claims:  !noTable"])
    #expect(try readXML(document, table: .claims, wanted: [.events]).lines == [])
    #expect(try readXML(document, wanted: [.claims]).lines == ["1 claims: id=c"])
    #expect(try readXML(document, wanted: [.events]).lines == ["1 events: id=e", "1 events:  !noTable"])
  }

  @Test(arguments: [
    ("<register><event><title>é</title></event></register>", false),
    ("<register><event><title>&#x202E;</title></event></register>", true),
    ("<register><event><mood>&#x7F;</mood></event></register>", true),
    ("<register><event><tags>&#x85;</tags></event></register>", true),
  ])
  func `marks a batch that may hold hostile text`(document: String, isSuspect: Bool) throws {
    let batches = TableBatches([.events])
    let reader = XMLRecordReader(file: "test.xml")
    try reader.feed(document.utf8Span.span, into: batches)
    try reader.finish(into: batches)
    #expect(batches[.events]?.batch.isSuspect == isSuspect)
  }

  @Test(arguments: ["UTF-8", "utf-8", "US-ASCII", ""])
  func `reads UTF-8 with and without a byte order mark`(encoding: String) throws {
    let declaration = encoding.isEmpty ? "" : "<?xml version='1.0' encoding='\(encoding)'?>"
    let document = declaration + "<register><event><id>é</id></event></register>"
    for size in [1, 2, 4096] {
      for mark in ["", "\u{FEFF}"] {
        let records = try readXML(mark + document, size: size)
        #expect(records.lines == ["1 events: id=é"])
        #expect(records.originals == ["<event><id>é</id></event>"])
      }
    }
  }

  @Test(arguments: [
    ("", nil, "not well-formed"),
    ("hello", 1, "not well-formed"),
    ("<events/>", 1, "the root element is not <register xmlns=\"urn:nightdesk:register:1\"> but <events>"),
    ("<register xmlns='urn:other'/>", 1, "the root element is not <register"),
    ("<register><event>", 1, "not ended"),
    ("<register>\n<event></claim></register>", 2, "does not match"),
    ("<register/>x", 1, "behind the root"),
    ("<register/><register/>", 1, "behind the root"),
    ("<register>\n&x;</register>", 2, "entity"),
    ("<register>\n<event><id>&#1;</id></event></register>", 2, "a character that XML does not have"),
    ("<register>\n<event><id>\u{1}</id></event></register>", 2, "not well-formed"),
    ("<register>\n<event><id>a & b</id></event></register>", 2, "not well-formed"),
    ("<register>\n<event><o:id/></event></register>", 2, "prefix without a namespace"),
    ("<register>\n<event a='1' a='2'/></register>", 2, "given twice"),
    ("<register>\n<event <id>", 2, "a < stands inside a tag"),
    ("\n<!DOCTYPE register><register/>", 2, "DOCTYPE"),
    ("<register><!DOCTYPE register></register>", 1, "DOCTYPE"),
    ("<?xml version='1.0' encoding='ISO-8859-1'?><register/>", 1, "another encoding"),
    ("<?xml version='1.0' encoding=\"utf-16\"?><register/>", 1, "another encoding"),
    ("<register>\n\n<?xml version='1.0'?></register>", 3, "XML declaration"),
  ])
  func `refuses`(document: String, line: Int?, reason: String) {
    let error = refusal(Array(document.utf8))
    #expect(error?.kind == .refused)
    #expect(error?.exitCode == 65)
    #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "read")")
    if let line { #expect(error?.line == line) }
  }

  @Test func `refuses bytes that are not UTF-8`() {
    let start = Array("<register>\n<event><id>".utf8)
    let end = Array("</id></event></register>".utf8)
    #expect(refusal(start + [0xE9] + end)?.line == 2)
    #expect(refusal(start + [0x61, 0] + end)?.line == 2)
    let text = "<register/>"
    #expect(refusal([0xFF, 0xFE] + text.utf8.flatMap { [$0, 0] })?.reason.contains("UTF-16") == true)
    #expect(refusal([0xFE, 0xFF] + text.utf8.flatMap { [0, $0] })?.reason.contains("UTF-16") == true)
    #expect(refusal(text.utf8.flatMap { [$0, 0] })?.reason.contains("UTF-16") == true)
  }

  @Test func `reads no entity and opens no file`() {
    let laughs = """
      <?xml version="1.0"?>
      <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
      <register><event><id>&lol2;</id></event></register>
      """
    #expect(refusal(Array(laughs.utf8))?.line == 2)
    let external = """
      <!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>
      <register><event><id>&f;</id></event></register>
      """
    #expect(refusal(Array(external.utf8))?.reason.contains("DOCTYPE") == true)
    #expect(refusal(Array(external.utf8))?.code == .documentType)
  }

  @Test func `keeps to its limits`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(
        ("<register><event>" + String(repeating: "<a>", count: depth - 2) + String(repeating: "</a>", count: depth - 2)
          + "</event></register>").utf8)
    }
    #expect(refusal(nested(64)) == nil)
    #expect(refusal(nested(65))?.reason.contains("64 levels") == true)
    #expect(refusal(nested(65))?.code == .tooDeepXML)

    func attributes(_ count: Int) -> [UInt8] {
      Array(("<register><event " + (0..<count).map { "a\($0)='='" }.joined(separator: " ") + "/></register>").utf8)
    }
    #expect(refusal(attributes(256)) == nil)
    #expect(refusal(attributes(257))?.reason.contains("256 attributes") == true)
    #expect(refusal(attributes(257))?.code == .tooManyAttributes)

    func tag(_ length: Int) -> [UInt8] {
      Array(("<register><event a='" + String(repeating: "x", count: length - 12) + "'/></register>").utf8)
    }
    #expect(refusal(tag(1 << 16)) == nil)
    #expect(refusal(tag(1 << 16 + 1))?.reason.contains("64 KiB") == true)
    #expect(refusal(tag(1 << 16 + 1))?.code == .tagTooLong)

    func names(_ count: Int) -> [UInt8] {
      Array(("<register><event>" + (0..<count - 2).map { "<n\($0)/>" }.joined() + "</event></register>").utf8)
    }
    #expect(refusal(names(1024)) == nil)
    #expect(refusal(names(1025))?.reason.contains("1,024 distinct names") == true)
    #expect(refusal(names(1025))?.code == .tooManyNames)

    func comment(_ length: Int) -> [UInt8] {
      Array("<register><!--".utf8) + Array(repeating: 0x78, count: length - 7) + Array("--></register>".utf8)
    }
    #expect(refusal(comment(8 << 20)) == nil)
    #expect(refusal(comment(8 << 20 + 70_000))?.code == .markupTextTooLong)

    func field(_ length: Int) -> [UInt8] {
      Array("<register><event><title>".utf8) + Array(repeating: 0x78, count: length)
        + Array("</title></event></register>".utf8)
    }
    #expect(refusal(field(1 << 20)) == nil)
    #expect(refusal(field(1 << 20 + 1))?.reason.contains("1 MiB") == true)

    func record(_ length: Int) -> [UInt8] {
      let comment = Array("<!--".utf8) + Array(repeating: 0x20, count: (length - 15) / 4 - 7) + Array("-->".utf8)
      let blanks = [UInt8](repeating: 0x20, count: (length - 15) % 4)
      return Array("<register>\n<event>".utf8) + comment + comment + comment + comment + blanks
        + Array("</event></register>".utf8)
    }
    #expect(refusal(record(16 << 20)) == nil)
    let tooLong = refusal(record(16 << 20 + 1))
    #expect(tooLong?.reason.contains("16 MiB") == true)
    #expect(tooLong?.line == 2)
  }

  @Test func `comes to one verdict on damaged documents, whatever the pieces`() {
    var random = SeededRandom(state: 42)
    let document = Array(hostile.utf8)
    let letters = Array("<>&;/!?-[]='\"\n\r x\u{E9}\u{1}".utf8) + [0xFF, 0]
    for _ in 0..<400 {
      var damaged = document
      for _ in 0...random.next() % 2 {
        let place = Int(random.next() % UInt64(damaged.count))
        switch random.next() % 3 {
        case 0: damaged[place] = letters[Int(random.next() % UInt64(letters.count))]
        case 1: damaged.remove(at: place)
        default: damaged.insert(letters[Int(random.next() % UInt64(letters.count))], at: place)
        }
      }
      // what libxml2 calls a wrong character depends on what lies behind it; where it is does not
      let verdicts = [1, 7, 4096].map { (size: Int) -> [String] in
        do throws(ReadError) {
          let records = try readXML(damaged, size: size)
          return (records.lines + records.originals + records.unknownNames).sorted()
        } catch {
          return ["\(error.line ?? 0):\(error.column ?? 0)"]
        }
      }
      #expect(verdicts[1] == verdicts[0])
      #expect(verdicts[2] == verdicts[0])
    }
  }

  @Test func `stays refused`() throws {
    let reader = XMLRecordReader(file: "a.xml")
    let batches = TableBatches([.events])
    let first = #expect(throws: ReadError.self) { try reader.feed("<!DOCTYPE x>".utf8Span.span, into: batches) }
    let second = #expect(throws: ReadError.self) { try reader.finish(into: batches) }
    #expect(first == second)
    #expect(first?.description.hasPrefix("cannot read a.xml:1:1: a DOCTYPE") == true)
  }
}

@Suite struct `The XML schema validator` {
  private static let schema = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
      <xs:element name="register"><xs:complexType><xs:sequence>
        <xs:element name="event" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
          <xs:element name="id" type="xs:string"/><xs:element name="deaths" type="xs:int" minOccurs="0"/>
        </xs:sequence></xs:complexType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
    </xs:schema>
    """

  private func violations(_ document: String) throws -> [XMLSchemaValidator.Violation] {
    let validator = try XMLSchemaValidator(schema: Self.schema)
    let file = FileManager.default.temporaryDirectory.appending(path: "nightdesk-\(UInt64.random(in: 0 ... .max)).xml")
    try Data(document.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let descriptor = unsafe open(file.path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    return try validator.violations(descriptor: descriptor, name: "test.xml")
  }

  @Test func `accepts what is valid`() throws {
    #expect(try violations("<register xmlns='urn:t'/>") == [])
    let many = String(repeating: "<event><id>é</id><deaths>3</deaths></event>\n", count: 10_000)
    #expect(try violations("<?xml version='1.0'?><register xmlns='urn:t'>" + many + "</register>") == [])
  }

  @Test(arguments: [
    ("<register xmlns='urn:t'>\n<event><id/><deaths>secret</deaths></event></register>", 2, "type"),
    ("<register xmlns='urn:t'>\n\n<event><secret/></event></register>", 3, "not known there"),
    ("<register xmlns='urn:t'>\n<event/></register>", 2, "missing"),
    ("<register/>", 1, "does not declare"),
    ("<register xmlns='urn:t'>\n<event><id>secret</event></register>", 2, "not well-formed"),
    ("<register xmlns='urn:t'>", 1, "not well-formed"),
    ("", 1, "not well-formed"),
    ("\n<!DOCTYPE register [<!ENTITY a 'secret'>]><register xmlns='urn:t'/>", 2, "DOCTYPE"),
  ])
  func `refuses what is not, without repeating it`(document: String, line: Int, reason: String) throws {
    let found = try violations(document)
    #expect(found.first?.line == line)
    #expect(found.first?.reason.contains(reason) == true, "\(found)")
    for violation in found { #expect(!violation.description.contains("secret")) }
  }

  @Test func `stops after a few violations`() throws {
    let many = String(repeating: "<event><id/><deaths>x</deaths></event>\n", count: 10_000)
    #expect(try violations("<register xmlns='urn:t'>" + many + "</register>").map(\.line) == [1, 2, 3, 4, 5])
  }

  @Test func `refuses a schema that is none`() {
    #expect(throws: ReadError.self) { try XMLSchemaValidator(schema: "<schema/>") }
    let root = "<xs:element name=\"register\">"
    let remote = Self.schema.replacing(root, with: "<xs:include schemaLocation='http://127.0.0.1:9/x'/>" + root)
    #expect(throws: ReadError.self) { try XMLSchemaValidator(schema: remote) }
  }

  @Test func `reports a file that cannot be read`() throws {
    let validator = try XMLSchemaValidator(schema: Self.schema)
    let error = #expect(throws: ReadError.self) { try validator.violations(descriptor: -1, name: "x.xml") }
    #expect(error?.exitCode == 66)
  }
}
