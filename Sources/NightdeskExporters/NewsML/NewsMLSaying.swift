internal import NightdeskKit

/// What somebody said, as a note that begins with who, where and when; a claim is told in no other way.
struct NewsMLSaying {
  private let id, kind, speaker, role, medium, said, text, language: String
  private let isVerbatim: Bool

  /// The saying of a claim's record.
  init(_ batch: borrowing RecordBatch, _ row: Int) {
    let schema = batch.schema
    func cell(_ name: String) -> Int { schema.index(name) }
    id = batch[row, 0].text
    kind = batch[row, cell("kind")].text
    speaker = batch[row, cell("speaker")].text
    role = batch[row, cell("speaker_role")].text
    medium = batch[row, cell("medium")].text
    said = batch[row, cell("said")].text
    text = batch[row, cell("text")].text
    language = batch[row, cell("language")].text
    isVerbatim = batch[row, cell("verbatim")].equals("yes" as StaticString)
  }

  init(_ claim: Claim) {
    (id, kind, speaker, role) = (claim.id, claim.kind, claim.speaker, claim.speakerRole ?? "")
    (medium, said, text, language) = (claim.medium ?? "", claim.said?.text ?? "", claim.text, claim.language ?? "")
    isVerbatim = claim.isVerbatim
  }

  /// Appends the note. Its own words are English, what was said is in its language where that is known.
  func append(to output: inout ByteBuffer, _ context: borrowing ExportContext) {
    output.append("<note role=\"nd:claim\" xml:lang=\"en\">" as StaticString)
    output.appendXML(speakerName(context).utf8Span.span)
    if !role.isEmpty {
      output.append(", described as “")
      output.appendXML(role.utf8Span.span)
      output.append("”")
    }
    output.append("; ")
    output.appendXML(mediumName(context).utf8Span.span)
    output.append("; ")
    output.appendXML((said.isEmpty ? "date not given" : said).utf8Span.span)
    output.append("; \(kind.replacing("-", with: " ")): \(isVerbatim ? "“" : "in indirect speech [")")
    if language.isEmpty {
      output.appendXML(text.utf8Span.span)
    } else {
      output.append("<span xml:lang=\"\(language)\">")
      output.appendXML(text.utf8Span.span)
      output.append("</span>" as StaticString)
    }
    output.append("\(isVerbatim ? "”" : "]") (claim \(id))</note>\n")
  }

  private func speakerName(_ context: borrowing ExportContext) -> String {
    switch speaker {
    case "unnamed": return "An unnamed speaker"
    case "withheld": return "A withheld speaker"
    default:
      let name = context.name(of: speaker.utf8Span.span)
      let text = name.isEmpty ? speaker : name.text
      return context.table(of: speaker.utf8Span.span) == .sources ? "The document itself (\(text))" : text
    }
  }

  private func mediumName(_ context: borrowing ExportContext) -> String {
    if medium.isEmpty { return "medium not given" }
    if medium == "withheld" { return "medium withheld" }
    if medium == speaker { return "in that document" }
    let name = context.name(of: medium.utf8Span.span)
    return name.isEmpty ? "medium: \(medium)" : "in \(name.text)"
  }
}
