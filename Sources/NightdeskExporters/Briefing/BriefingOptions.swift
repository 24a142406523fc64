internal import NightdeskKit

/// What is asked of a briefing, in whatever format.
struct BriefingOptions: Sendable {
  /// BCP 47; their phrases are made when something is written.
  private var languages = ["en"]
  var omitted: Set<BriefingSection> = []

  static let declared = [
    FormatOption(
      "lang", .list(Phrases.languages), default: "en",
      help: "the languages to write in, a file each where there are several"),
    FormatOption(
      "omit", .list(BriefingSection.allCases.map(\.rawValue)), default: "", help: "the sections to do without"),
  ]

  init(languages: [String] = ["en"], omitting omitted: [BriefingSection] = []) {
    self.languages = languages
    self.omitted = Set(omitted)
  }

  /// What was asked for.
  init(_ options: FormatOptions) {
    languages = options.list("lang")
    omitted = Set(options.list("omit").compactMap { BriefingSection(rawValue: $0) })
  }

  /// Writes the files that `draft` makes in each language, from its phrases and what stands in their names before the
  /// extension. Returns the texts of which a character is spelled in them.
  func write(
    into folder: any ExportFolder, _ draft: (Phrases, _ suffix: String) -> [(name: String, text: String)]
  ) throws(ExportError) -> Set<String> {
    var spelled: Set<String> = []
    for phrases in Phrases.asked(languages) {
      let (files, texts) = SpelledTexts.noted { draft(phrases, suffix(of: phrases.language)) }
      spelled.formUnion(texts)
      for (name, text) in files { try folder.add(name, text) }
    }
    return spelled
  }

  /// The names of the files `briefing` with this extension, each with its language.
  func pages(_ fileExtension: String) -> [(name: String, language: String)] {
    languages.map { ("briefing\(suffix(of: $0)).\(fileExtension)", $0) }
  }

  private func suffix(of language: String) -> String { languages.count > 1 ? "." + language : "" }
}
