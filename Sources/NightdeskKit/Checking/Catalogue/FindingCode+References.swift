extension FindingCode {
  /// Whether ids are unique and references lead somewhere.
  static let references: [FindingCode: Entry] = [
    .duplicateIdentifier: Entry(
      "ND-I001", .error, "the id is already taken in this register",
      "Ids are unique in the whole register, across tables; the first record keeps it.",
      hint: "give one of the two another id",
      bad: "id / e1 / e1", good: "id / e1 / e2"),
    .danglingReference: Entry(
      "ND-I002", .error, "{column} names a record that this register does not have",
      "References are resolved against all ids that were read.",
      hint: "add the record, or correct the id",
      bad: "side_a: nobody-knows", good: "side_a: army", canHold: true),
    .wrongTable: Entry(
      "ND-I003", .error, "{column} names a record of another table",
      "The column takes ids of certain tables only.",
      hint: "see `nightdesk schema` for the tables it takes",
      bad: "side_a: benghazi", good: "side_a: army", canHold: true),
    .danglingEvent: Entry(
      "ND-I004", .warning, "{column} names an event that this register does not have",
      "References to events are settled when all events have been read; the record is kept.",
      hint: "add the event, or correct the id",
      bad: "part_of: e999", good: "part_of: e0"),
    .rejectedReference: Entry(
      "ND-I005", .warning, "{column} names a record that was rejected",
      "The record that is named broke a rule and is not in the edition, so this one points to nothing there and "
        + "nothing is told of what is missing.",
      hint: "put the rejected record right",
      bad: "id,type,part_of / e1,fight, / e2,battle,e1", good: "id,type,part_of / e1,battle, / e2,battle,e1"),
    .partOfCircle: Entry(
      "ND-I006", .warning, "{column} runs in a circle",
      "An event cannot be a part of its own part; nothing can be told of what belongs to what.",
      hint: "take one part_of of the circle out",
      bad: "id,part_of / e1,e2 / e2,e1", good: "id,part_of / e1, / e2,e1"),
    .derivedFromCircle: Entry(
      "ND-I007", .warning, "{column} runs in a circle",
      "A source cannot repeat what repeats it; the sources of the circle count as one.",
      hint: "take out the derived_from of the one that was first",
      bad: "id,derived_from / s2,s3 / s3,s2", good: "id,derived_from / s2, / s3,s2"),
    .selfReference: Entry(
      "ND-I008", .warning, "{column} names the record itself",
      "A record that points to itself says nothing: nobody is tied to themselves, nothing answers itself or "
        + "is a part of itself.",
      hint: "name the other record, or empty the cell",
      bad: "id: e1, part_of: e1", good: "id: e1, part_of: e0"),
    .relationCircle: Entry(
      "ND-I009", .warning, "the relation makes a circle of parts",
      "A body cannot be a component of its own component; members and components count as their whole, so "
        + "the circle would make all of them one.",
      hint: "check which is the part and which the whole",
      bad: "subject,kind,object / army,component-of,mutineers / mutineers,component-of,army",
      good: "subject,kind,object / army,component-of,mutineers"),
    .replacedByNewer: Entry(
      "ND-I030", .info, "a newer version of the record is read in the same run",
      "Datasets live: of several versions of an event the one with the latest `updated` (ACLED: `timestamp`) counts. "
        + "The older ones lie in rejects/. Switched off, versions are not told apart, and an id that comes again is a "
        + "duplicate.",
      hint: "none needed",
      bad: "event_id_cnty,fatalities,timestamp / LBY1,3,1709500000 / LBY1,4,1709900000",
      good: "event_id_cnty,fatalities,timestamp / LBY1,4,1709900000"),
    .withdrawnByDataset: Entry(
      "ND-I031", .info, "the dataset has deleted the record",
      "A list of deleted events names it, and it was not updated since. It lies in rejects/.",
      hint: "none needed",
      bad: "LBY1 beside a list of deleted events that names LBY1", good: "LBY1 beside a list that does not"),
    .mentionWithoutEvent: Entry(
      "ND-I032", .info, "the event that is mentioned is not in this run",
      "GDELT's mentions say where an event is mentioned, often of events of earlier days. Where the run has the event, its "
        + "citations and `extra` hold the mention; where not, the row lies in rejects/.",
      hint: "give the export file that has the event to the same run",
      bad: "mentions of event 5 beside an export without it", good: "mentions of event 5 beside the export that has it"),
    .onlyRejectedName: Entry(
      "ND-I033", .info, "only rejected rows of the dataset name the record",
      "The actors and sources that a dataset's rows name become records with them. Those that no accepted row names are not "
        + "in the edition; they lie in rejects/ beside the rows, which need them once they are put right.",
      hint: "none needed; give the whole folder of rejects to the run that reads the rows you put right",
      bad: "event_date,source / 2024-02-30,Radio Two", good: "event_date,source / 2024-02-28,Radio Two"),
    .repeatedRecord: Entry(
      "ND-I034", .info, "another file of the dataset has the same record",
      "Downloads overlap: the row's id and all that it says stand in an earlier file of the run, too, columns aside that "
        + "only one of the files has. Where the files have different columns, or one writes ACLED's kinds of actors in "
        + "numbers and the other in words, that is left out of the comparison where the moment of update is the same. It "
        + "counts once; the row is set aside and lies in rejects/. Any other row of the same id is an error, unless it is "
        + "newer.",
      hint: "none needed",
      bad: "the same row in 2019.csv and 2019-2020.csv", good: "the row in one of them"),
    .updatedSinceDeleted: Entry(
      "ND-I035", .info, "a list of deleted events names the event, which was updated since",
      "The newer of the two counts: the event is kept, because its dataset has taken it up again after it was deleted. "
        + "A row of the list without a moment deletes every version.",
      hint: "none needed; fetch both files again where the event should be gone",
      bad: "LBY1, updated at 300, beside a list that deletes LBY1 at 200",
      good: "LBY1, updated at 100, beside that list: it is set aside"),
  ]
}
