internal import Foundation
internal import FoundationXML
internal import Testing

/// A workbook that an export has made: its sheets as cells, read from the file's parts without the library that wrote
/// them.
struct StoredWorkbook {
  /// A sheet: its name, and what stands in it by place (`B2`), in the order of the file.
  struct Sheet {
    let name: String
    /// Of each cell: its place, whether it is a number, its text, and the number of its format.
    var cells: [(place: String, isNumber: Bool, text: String, style: Int)] = []
    /// Where its links lead, by place.
    var links: [String: String] = [:]
    /// What else the sheet says: panes, filter.
    var hasFrozenHeader = false
    var filter = ""

    subscript(place: String) -> String? { cells.first { $0.place == place }?.text }
  }

  let sheets: [Sheet]
  /// Every part of the file, by name.
  let parts: [String: String]

  init(_ bytes: [UInt8]) throws {
    let folder = try RegisterFolder([("register.xlsx", bytes)])
    let shell = try Shell()
    let names = try shell.run("unzip -Z1 '\(folder.path)/register.xlsx'").output.split(separator: "\n").map(String.init)
    var parts: [String: String] = [:]
    for name in names {
      parts[name] = try shell.run("unzip -p '\(folder.path)/register.xlsx' '\(name.replacing("[", with: "\\["))'")
        .output
    }
    self.parts = parts
    let book = Elements(parts["xl/workbook.xml"] ?? "").all("sheet")
    sheets = try book.enumerated().map { number, sheet in
      let name = try #require(sheet.attributes["name"])
      let part = "xl/worksheets/sheet\(number + 1).xml"
      let targets = Elements(parts["xl/worksheets/_rels/sheet\(number + 1).xml.rels"] ?? "").all("Relationship")
      return try Self.sheet(
        name, #require(parts[part]),
        Dictionary(targets.map { ($0.attributes["Id"] ?? "", $0.attributes["Target"] ?? "") }) { $1 })
    }
  }

  private static func sheet(_ name: String, _ text: String, _ targets: [String: String]) -> Sheet {
    var sheet = Sheet(name: name)
    let elements = Elements(text)
    for cell in elements.all("c") {
      // an escape of a character: _x000D_
      let text = cell.text.replacing(/_x([0-9A-F]{4})_/) { match in
        String(UnicodeScalar(UInt32(match.1, radix: 16)!)!)
      }
      sheet.cells.append(
        (
          cell.attributes["r"] ?? "", cell.attributes["t"] == nil, text, Int(cell.attributes["s"] ?? "0") ?? 0
        ))
    }
    for link in elements.all("hyperlink") {
      let target = link.attributes["r:id"].flatMap { targets[$0] } ?? link.attributes["location"]
      sheet.links[link.attributes["ref"] ?? ""] = target
    }
    sheet.hasFrozenHeader = elements.all("pane").contains { $0.attributes["state"] == "frozen" }
    sheet.filter = elements.all("autoFilter").first?.attributes["ref"] ?? ""
    return sheet
  }

  /// Sheet by sheet, a cell a line.
  func dump() -> String {
    sheets.map { sheet in
      "== \(sheet.name), filter \(sheet.filter)\n"
        + sheet.cells.map { cell in
          let link = sheet.links[cell.place].map { " -> \($0)" } ?? ""
          return "\(cell.place)\(cell.isNumber ? " #" : ":")\(cell.style) \(cell.text)\(link)\n"
        }.joined()
    }.joined()
  }
}

/// The elements of an XML document, each with its attributes and the text in it.
private final class Elements: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private var found: [Element] = []
  private var open: [Int] = []

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    _ = parser.parse()
  }

  func all(_ name: String) -> [Element] { found.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(found.count)
    found.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for place in open { found[place].text += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
