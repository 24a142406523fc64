extension Checks {
  /// That a claim can be followed: medium, date, place of the quotation, who an unnamed speaker was.
  static func followed(_ schema: RecordSchema, asOf: Int32) -> Check {
    let (medium, said) = (schema.index("medium"), schema.index("said"))
    let (verbatim, language) = (schema.index("verbatim"), schema.index("language"))
    let (speaker, role) = (schema.index("speaker"), schema.index("speaker_role"))
    let (id, about, stanceOn) = (schema.index("id"), schema.index("about"), schema.index("stance_on"))
    let citations = schema.index("citations")
    let yes = Int64(Vocabularies.yesNo.words.firstIndex(of: "yes")!)
    return Check { batch in
      for row in 0..<batch.count {
        if batch.isEmpty(row, medium) { batch.report(.noMedium, row, medium) }
        if batch.isEmpty(row, said) {
          batch.report(.notDated, row, said)
        } else if Value.isThere(batch.values(said)[row]),
          let first = DayBounds(packed: batch.values(said)[row]).firstDay, first > asOf
        {
          batch.report(.futureReport, row, said)
        }
        if batch.values(verbatim)[row] == yes {
          if batch.isEmpty(row, language) { batch.report(.verbatimWithoutLanguage, row, language) }
          if !batch.isEmpty(row, citations), batch[row, citations].firstIndex(of: 0x23) == nil {
            batch.report(.noLocator, row, citations)
          }
        }
        if batch[row, speaker].equals("unnamed" as StaticString), batch.isEmpty(row, role) {
          batch.report(.unnamedWithoutRole, row, role)
        }
        if batch.isEmpty(row, id) { continue }
        if !batch.isEmpty(row, stanceOn), batch[row, stanceOn].elementsEqual(batch[row, id]) {
          batch.report(.selfReference, row, stanceOn)
        }
        var isAboutItself = false
        ListSyntax.forEach(batch[row, about]) { item, _ in
          if item.elementsEqual(batch[row, id]) { isAboutItself = true }
        }
        if isAboutItself { batch.report(.selfReference, row, about) }
      }
    }
  }

  /// That a relation ties two actors, an event is no part of itself, a source repeats another one.
  static func selfReferences(_ schema: RecordSchema, _ first: String, _ second: String) -> Check {
    let (one, other) = (schema.index(first), schema.index(second))
    return Check(.selfReference) { batch in
      if batch.isEmpty(throughout: other) { return }
      for row in 0..<batch.count where !batch.isEmpty(row, one) && !batch.isEmpty(row, other) {
        var isSame = false
        ListSyntax.forEach(batch[row, other]) { item, _ in if item.elementsEqual(batch[row, one]) { isSame = true } }
        if isSame { batch.report(.selfReference, row, other) }
      }
    }
  }
}
