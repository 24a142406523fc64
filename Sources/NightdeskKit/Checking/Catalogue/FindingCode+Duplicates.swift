extension FindingCode {
  /// Whether a thing stands in the register twice.
  static let duplicates: [FindingCode: Entry] = [
    .nearDuplicate: Entry(
      "ND-U001", .info, "the event may be the same as another",
      "Their days overlap, they lie in one place within its precision, they have the same actors and like "
        + "words. They are never merged, and of many like one the first five are told. Rows of one dataset are left "
        + "alone: it tells them apart. Where somebody has looked, `related` says so and the pair is not told again.",
      hint: "if they are one, keep one; if not, write possible-duplicate=ID or see-also=ID in related",
      bad:
        "id,type,title,place / e1,riot,Shots at the old gate,benghazi / e2,battle,Shots at the old gate,benghazi",
      good: "id,type,title,place / e1,riot,Shots at the old gate,benghazi"),
    .sameTwice: Entry(
      "ND-U002", .warning, "the event is the same as another in everything but its id",
      "Date, type, title, place, actors and numbers are equal: most likely it was entered twice and counts "
        + "twice in every figure. Two rows of one dataset have to agree in what they cite and in `extra` too.",
      hint: "delete one of the two",
      bad: "id,title / e1,Clash at the gate / e2,Clash at the gate", good: "id,title / e1,Clash at the gate"),
    .sameURL: Entry(
      "ND-U003", .warning, "another source has the same url",
      "Two rows for one document count as two sources.",
      hint: "keep one and cite that",
      bad: "id,url / s2,https://example.org/a / s3,https://example.org/a",
      good: "id,url / s2,https://example.org/a"),
    .sameName: Entry(
      "ND-U004", .info, "another actor has the same name",
      "Two rows for one actor split its record; two actors of one name need something to tell them apart.",
      hint: "keep one, or tell them apart in name and description",
      bad: "id,name / army-1,Army / army-2,Army", good: "id,name,aliases / army-1,Army,Armed Forces"),
    .samePlace: Entry(
      "ND-U005", .info, "another place has the same name in the same country",
      "Two rows for one place split its record.",
      hint: "keep one, or tell them apart by admin1",
      bad: "id,name,country / p1,Zawiya,LBY / p2,Zawiya,LBY",
      good: "id,name,country,admin1 / p1,Zawiya,LBY,West / p2,Zawiya,LBY,East"),
    .sameClaim: Entry(
      "ND-U006", .warning, "another claim says the same about the same by the same speaker",
      "Speaker, kind, text and what it is about are equal: said twice it is one account with two citations.",
      hint: "keep one, with both citations",
      bad: "id,text / c1,They were warned. / c2,They were warned.",
      good: "id,text,citations / c1,They were warned.,report-2019;wire-1"),
    .sameDatasetID: Entry(
      "ND-U007", .warning, "another event has the same dataset and dataset_id",
      "One row of a dataset was taken twice, often from two downloads that overlap.",
      hint: "read each download once, the latest only",
      bad: "id,dataset,dataset_id / e1,GED,12 / e2,GED,12", good: "id,dataset,dataset_id / e1,GED,12"),
    .duplicatesLimited: Entry(
      "ND-U008", .info, "duplicates were looked for among a part of the events only",
      "The limits keep memory and time bounded: so many events are looked at as `duplicates` says, each is compared "
        + "with at most 400 near it, and five of those that are like it are told. Said once a run.",
      hint: "raise duplicates in the configuration, where events were not compared at all",
      bad: "1,000,000 events, duplicates: 100000", good: "1,000,000 events, duplicates: 2000000"),
  ]
}
