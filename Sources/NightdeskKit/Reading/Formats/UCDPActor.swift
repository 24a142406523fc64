/// The UCDP Actor Dataset (22.1; codebook of Pettersson 2022): one actor a row, and its ties to others.
///
/// Ids are those that GED's sides have, so that a register of both knows its actors by name, kind and former names. A
/// splinter, a temporary split, an alliance, a joined group and a former name each become a relation; whom they name and
/// the file does not hold becomes an actor, too.
struct UCDPActor: FieldFormat {
  let name = "ucdp-actor"
  let title = "UCDP Actor Dataset"
  let marks = ["ActorId", "NameData", "NameOrig", "Org", "Splinter", "ActorIdPrev", "Alliance", "JoinGroup"]
  var evidence: String { "the columns " + marks.joined(separator: ", ") }
  let columns = [
    "ActorId", "NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng", "NameChange", "NewName",
    "NewNameFullMotherTongue", "NewNameFullEng", "Org", "ConflictId", "DyadId", "PrimaryParty", "OSID", "OSCoalition",
    "OSCoalitionID", "NSID", "NSCoalition", "NSCoalitionID", "Splinter", "NamePrev", "ActorIdPrev", "SplitTemp",
    "NameSplitTemp", "ActorIdSplitTemp", "Alliance", "NameAlliance", "ActorIdAlliance", "JoinGroup", "GroupName",
    "ActorIdGroup", "Location", "GWNOLoc", "Region", "Version",
  ]

  func layout(header: [String]) -> Layout? {
    guard marks.allSatisfy(header.contains) else { return nil }
    return Layout(
      format: name, table: .actors, header: header, known: columns, taken: [("name", "NameData")], used: ["ActorId"],
      mapping: Mapping(header), rules: rules, terms: FileTerms(header, allTerms))
  }

  var rules: [ColumnRule] {
    UCDPActor.flags.map { .flag($0) }
      + UCDPActor.lists.map { column in
        .shape(column, "numbers, with commas between them, as 726, 735") { UCDPActor.isListOfNumbers($0) }
      }
      + [
        .shape("Region", "1 (Europe), 2 (Middle East), 3 (Asia), 4 (Africa) or 5 (Americas), or several, as 3, 4") {
          UCDPActor.isListOfNumbers($0, of: 1...5)
        }
      ]
  }

  private static let flags = [
    "NameChange", "PrimaryParty", "OSCoalition", "NSCoalition", "Splinter", "SplitTemp", "Alliance", "JoinGroup",
  ]
  private static let lists = [
    "ConflictId", "DyadId", "OSID", "OSCoalitionID", "NSID", "NSCoalitionID", "ActorIdPrev", "ActorIdSplitTemp",
    "ActorIdAlliance", "ActorIdGroup", "GWNOLoc",
  ]

  /// Whether a cell holds numbers of `range` with commas between them; `n/a` stands for none.
  private static func isListOfNumbers(_ cell: borrowing Span<UInt8>, of range: ClosedRange<Int> = 0 ... .max) -> Bool {
    let text = cell.text
    return text == "n/a"
      || text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { part in
        let number = String(part).withoutBlanks
        return number.isDigits && Int(number).map { range ~= $0 } ?? false
      }
  }

  var terms: [ColumnTerm] {
    [
      ColumnTerm("ActorId", "the actor's number, as 1081, once in all files"),
      ColumnTerm("NameData", "the name that the dataset has for the actor"),
      ColumnTerm("Org", "1 (formally organised), 2 (supporters of a party), 3 (a community) or 4 (a government)"),
    ]
  }

  private struct Tie {
    let kind, flag, names, ids, notes: String
  }

  private static let ties = [
    Tie(kind: "splinter-of", flag: "Splinter", names: "NamePrev", ids: "ActorIdPrev", notes: ""),
    Tie(
      kind: "splinter-of", flag: "SplitTemp", names: "NameSplitTemp", ids: "ActorIdSplitTemp", notes: "temporary split"),
    Tie(kind: "component-of", flag: "Alliance", names: "NameAlliance", ids: "ActorIdAlliance", notes: "alliance"),
    Tie(kind: "member-of", flag: "JoinGroup", names: "GroupName", ids: "ActorIdGroup", notes: "joined group"),
  ]

  private struct Mapping: FieldMapping {
    let origins: [(column: Int, source: Int)]
    let impliedColumns = [RegisterSchema.actors.index("citations")]
    private let header: [String]
    private let schema = RegisterSchema.actors

    init(_ header: [String]) {
      self.header = header
      func source(_ name: String) -> Int { header.firstIndex(of: name) ?? -1 }
      origins = [
        ("id", "ActorId"), ("kind", "Org"), ("aliases", "NameOrig"), ("country", "Location"), ("citations", "Version"),
      ].map { (RegisterSchema.actors.index($0.0), source($0.1)) }
    }

    private func column(_ name: String) -> Int { header.firstIndex(of: name) ?? -1 }

    private func text(_ name: String, _ row: Int, _ batch: borrowing RecordBatch) -> String {
      guard let source = header.firstIndex(of: name) else { return "" }
      let text = batch.sourceField(row, source).text.withoutBlanks
      return text == "n/a" ? "" : text
    }

    func fill(_ batch: inout RecordBatch, _ implied: inout ImpliedRecords) {
      for row in 0..<batch.count {
        let number = text("ActorId", row, batch)
        if !number.isEmpty { batch.composeField(row, schema.index("id")) { $0.append("ged:actor:\(number)") } }
        let kind = kind(row, batch)
        batch.composeField(row, schema.index("kind")) { $0.append(kind) }
        name(row, &batch)
        if let code = Countries.alpha3(ofName: text("Location", row, batch)) {
          batch.composeField(row, schema.index("country")) { $0.append(code) }
        }
        let source = source(row, batch, &implied)
        batch.composeField(row, schema.index("citations")) { $0.append(source) }
        guard !number.isEmpty, !batch.broken.contains(row) else { continue }
        rename(number, row, source, batch, &implied)
        for tie in UCDPActor.ties { relate(number, tie, row, source, batch, &implied) }
      }
    }

    /// `Org`: 1 formally organised, 2 supporters of a party, 3 a community, 4 a government. Any other is left for the
    /// check of words.
    private func kind(_ row: Int, _ batch: borrowing RecordBatch) -> String {
      let code = text("Org", row, batch)
      return ["1": "armed-group", "2": "civilian-group", "3": "civilian-group", "4": "state-body"][code] ?? code
    }

    private func name(_ row: Int, _ batch: inout RecordBatch) {
      let name = text("NameData", row, batch)
      var aliases: [String] = []
      for column in [
        "NameOrig", "NameOrigFull", "NameOrigFullEng", "NewName", "NewNameFullMotherTongue", "NewNameFullEng",
      ] {
        let alias = text(column, row, batch)
        if !alias.isEmpty, alias != name, !aliases.contains(alias) { aliases.append(alias) }
      }
      batch.composeField(row, schema.index("aliases")) { output in
        for (place, alias) in aliases.enumerated() {
          if place > 0 { output.append(0x3B) }
          ListSyntax.appendEscaped(alias.utf8Span.span, to: &output)
        }
      }
    }

    /// The dataset as a source, of which all this is cited.
    private func source(_ row: Int, _ batch: borrowing RecordBatch, _ implied: inout ImpliedRecords) -> String {
      let version = text("Version", row, batch)
      let isPlain = !version.isEmpty && version.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E }
      let id = "ucdp:actor-dataset" + (isPlain ? ":\(version)" : "")
      implied.note(row, .sources, id.utf8Span.span, source: column("Version")) {
        [
          ("title", "UCDP Actor Dataset\(isPlain ? " \(version)" : "")"), ("kind", "dataset"),
          ("publisher", "Uppsala Conflict Data Program"),
        ]
      }
      return id
    }

    /// A name that was given up stands for the actor it was the name of.
    private func rename(
      _ number: String, _ row: Int, _ source: String, _ batch: borrowing RecordBatch, _ implied: inout ImpliedRecords
    ) {
      let (former, name) = (text("NameOrig", row, batch), text("NameData", row, batch))
      guard text("NameChange", row, batch) == "1", !former.isEmpty, former != name else { return }
      let id = "ged:actor:\(number):\(NameDigest(former.utf8Span.span).text)"
      let kind = kind(row, batch)
      implied.note(row, .actors, id.utf8Span.span, source: column("NameOrig")) {
        [("name", former), ("kind", kind), ("citations", source)]
      }
      note("renamed-from", number, id, "", row, source, &implied)
    }

    private func relate(
      _ number: String, _ tie: Tie, _ row: Int, _ source: String, _ batch: borrowing RecordBatch,
      _ implied: inout ImpliedRecords
    ) {
      guard text(tie.flag, row, batch) == "1" else { return }
      let ids = text(tie.ids, row, batch).split(separator: ",").map { String($0).withoutBlanks }
      let names = text(tie.names, row, batch).split(separator: ",").map { String($0).withoutBlanks }
      for (place, other) in ids.enumerated() where other.isDigits {
        let id = "ged:actor:\(other)"
        // names may hold commas; they tell the ids' only where there are as many
        if ids.count == names.count {
          implied.note(row, .actors, id.utf8Span.span, source: column(tie.names)) {
            [("name", names[place]), ("kind", "unknown"), ("citations", source)]
          }
        }
        note(tie.kind, number, id, tie.notes, row, source, &implied)
      }
    }

    private func note(
      _ kind: String, _ number: String, _ object: String, _ notes: String, _ row: Int, _ source: String,
      _ implied: inout ImpliedRecords
    ) {
      let end = object.dropFirst("ged:actor:".count)
      let suffix = notes.isEmpty ? "" : ":" + notes.split(separator: " ").joined(separator: "-")
      let id = "ucdp:relation:\(number):\(kind):\(end)\(suffix)"
      implied.note(row, .relations, id.utf8Span.span) {
        [
          ("subject", "ged:actor:\(number)"), ("kind", kind), ("object", object), ("citations", source),
          ("notes", notes),
        ]
      }
    }
  }
}
