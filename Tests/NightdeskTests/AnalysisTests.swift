internal import NightdeskKit
internal import Testing

private typealias Cells = [String: String]

/// The records of one table as a reader would leave them, all accepted.
private func batch(of table: Table, _ rows: some Sequence<Cells>) -> TableBatch {
  let result = TableBatch(table)
  for cells in rows {
    let row = result.batch.appendRecord(extent: 0..<0)
    for (name, text) in cells {
      result.batch.composeField(row, table.schema.index(name)) { $0.append(text) }
    }
    result.batch.accepted.append(Int32(row))
  }
  result.batch.check(Checks.all(of: table, asOf: day("2026-11-22")))
  return result
}

private func day(_ text: String) -> Int32 {
  guard let date = try? EventDate(text), let day = date.bounds.firstDay else { preconditionFailure("no day") }
  return day
}

private func register(
  sources: [Cells] = [], actors: [Cells] = [], relations: [Cells] = [], places: [Cells] = [], events: [Cells] = [],
  claims: [Cells] = []
) -> Register {
  var register = Register()
  let tables: [(Table, [Cells])] = [
    (.sources, sources), (.actors, actors), (.relations, relations), (.places, places), (.events, events),
    (.claims, claims),
  ]
  for (table, rows) in tables { register.append(batch(of: table, rows).batch) }
  return register
}

/// A claim about the event `e`, written `id kind speaker`, and more cells as `column=text`.
private func claim(_ head: String, _ cells: String...) -> Cells {
  let words = head.split(separator: " ").map(String.init)
  var claim: Cells = ["id": words[0], "kind": words[1], "speaker": words[2], "about": "e", "text": words[0]]
  for cell in cells {
    let parts = cell.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    claim[parts[0]] = parts[1]
  }
  return claim
}

/// A relation, written `subject kind object`, and its status if it has one.
private func relation(_ words: String, status: String = "") -> Cells {
  let parts = words.split(separator: " ").map(String.init)
  return ["id": words, "subject": parts[0], "kind": parts[1], "object": parts[2], "status": status]
}

private func index(_ claims: [Cells], _ relations: [Cells] = []) -> ClaimIndex {
  let register = register(relations: relations, claims: claims)
  return ClaimIndex(claims: register.claims, relations: register.relations)
}

@Suite struct `Contested accounts` {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let claims: [[String: String]]
    let relations: [[String: String]]
    let kinds: [String]

    init(_ what: String, _ claims: [[String: String]], _ relations: [[String: String]] = [], _ kinds: String...) {
      testDescription = what
      self.claims = claims
      self.relations = relations
      self.kinds = kinds
    }
  }

  static let whoCases = [
    Case("one claim", [claim("a responsibility s1", "attributed_to=x")]),
    Case(
      "two name different actors",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s2", "attributed_to=y")],
      [], "responsibility"),
    Case(
      "somebody is in both lists",
      [claim("a responsibility s1", "attributed_to=x;y"), claim("b responsibility s2", "attributed_to=y;z")]),
    Case(
      "the part they had may differ",
      [
        claim("a responsibility s1", "attributed_to=x", "value=ordered"),
        claim("b responsibility s2", "attributed_to=x", "value=involved"),
      ]),
    Case(
      "one speaker names two: either, or",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s1", "attributed_to=y")]),
    Case(
      "different kinds are not compared",
      [claim("a responsibility s1", "attributed_to=x"), claim("b motive s2", "attributed_to=y", "value=k")]),
    Case(
      "an empty cell stays out",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s2", "value=ordered")]),
    Case(
      "two unnamed speakers count as two",
      [claim("a responsibility unnamed", "attributed_to=x"), claim("b responsibility unnamed", "attributed_to=y")],
      [], "responsibility"),
    Case(
      "a withheld name says nothing",
      [claim("a responsibility s1", "attributed_to=withheld"), claim("b responsibility s2", "attributed_to=y")]),
    Case(
      "a member counts as its whole",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s2", "attributed_to=y")],
      [relation("x member-of y")]),
    Case(
      "components of one whole, transitively",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s2", "attributed_to=y")],
      [relation("x component-of u"), relation("u member-of w"), relation("y component-of w")]),
    Case(
      "a circle of relations ends",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s2", "attributed_to=z")],
      [relation("x member-of y"), relation("y member-of x")], "responsibility"),
    Case(
      "a former name counts as the present one",
      [claim("a responsibility s1", "attributed_to=old"), claim("b responsibility s2", "attributed_to=new")],
      [relation("new renamed-from old")]),
    Case(
      "a member of the former one counts as the present one",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s2", "attributed_to=new")],
      [relation("x member-of old"), relation("new renamed-from old")]),
    Case(
      "two successors of one name are not each other",
      [claim("a responsibility s1", "attributed_to=new1"), claim("b responsibility s2", "attributed_to=new2")],
      [relation("new1 renamed-from old"), relation("new2 renamed-from old")], "responsibility"),
    Case(
      "other ties make no whole",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s2", "attributed_to=y")],
      [relation("x allied-with y"), relation("x supported-by y"), relation("x splinter-of y")], "responsibility"),
    Case(
      "a retracted relation makes no whole",
      [claim("a responsibility s1", "attributed_to=x"), claim("b responsibility s2", "attributed_to=y")],
      [relation("x member-of y", status: "retracted")], "responsibility"),
    Case(
      "accusations of different actors may both be true",
      [claim("a accusation s1", "attributed_to=x"), claim("b accusation s2", "attributed_to=y")]),
  ]

  static let valueCases = [
    Case(
      "motives of different actors",
      [claim("a motive s1", "attributed_to=x", "value=k"), claim("b motive s2", "attributed_to=y", "value=k")],
      [], "motive"),
    Case(
      "different motives of one",
      [claim("a motive s1", "attributed_to=x", "value=k"), claim("b motive s2", "attributed_to=x", "value=l")],
      [], "motive"),
    Case(
      "the same motives in another order",
      [claim("a motive s1", "attributed_to=x", "value=k;l"), claim("b motive s2", "attributed_to=x", "value=l;k")]),
    Case(
      "a motive without a value, the same actor",
      [claim("a motive s1", "attributed_to=x"), claim("b motive s2", "attributed_to=x", "value=l")]),
    Case(
      "numbers that do not overlap",
      [claim("a casualty-figure s1", "value=killed=30..40"), claim("b casualty-figure s2", "value=killed=41..")],
      [], "casualty-figure"),
    Case(
      "numbers that touch",
      [claim("a casualty-figure s1", "value=killed=30..40"), claim("b casualty-figure s2", "value=killed=40")]),
    Case(
      "an open range holds a higher number",
      [claim("a casualty-figure s1", "value=missing=5.."), claim("b casualty-figure s2", "value=missing=900")]),
    Case(
      "an open range does not hold a lower number",
      [claim("a casualty-figure s1", "value=missing=5.."), claim("b casualty-figure s2", "value=missing=4")],
      [], "casualty-figure"),
    Case(
      "killed is not injured",
      [claim("a casualty-figure s1", "value=killed=12"), claim("b casualty-figure s2", "value=injured=40")]),
    Case(
      "one of several numbers differs",
      [
        claim("a casualty-figure s1", "value=killed=12;injured=3"),
        claim("b casualty-figure s2", "value=killed=12;injured=40"),
      ], [], "casualty-figure"),
    Case("dates that overlap", [claim("a date s1", "value=2014"), claim("b date s2", "value=2013/2014")]),
    Case(
      "dates that do not overlap", [claim("a date s1", "value=2014-05"), claim("b date s2", "value=2014-06-01/..")],
      [], "date"),
    Case("an open end overlaps", [claim("a date s1", "value=2014-05/.."), claim("b date s2", "value=2020")]),
    Case(
      "a date that is not known says nothing", [claim("a date s1", "value=XXXX"), claim("b date s2", "value=2020")]),
    Case(
      "one of either dates overlaps",
      [claim("a date s1", "value=2014;2016"), claim("b date s2", "value=2016-03")]),
    Case("different places", [claim("a place s1", "value=p"), claim("b place s2", "value=q")], [], "place"),
    Case("the same place", [claim("a place s1", "value=p"), claim("b place s2", "value=p")]),
    Case(
      "it occurred or not", [claim("a occurrence s1", "value=yes"), claim("b occurrence s2", "value=no")],
      [], "occurrence"),
    Case("labels are never compared", [claim("a label s1", "value=war"), claim("b label s2", "value=coup")]),
    Case(
      "two things at once",
      [
        claim("a place s1", "value=p"), claim("b place s2", "value=q"),
        claim("c date s1", "value=2014"), claim("d date s2", "value=2015"),
      ], [], "date", "place"),
  ]

  static let answerCases = [
    Case(
      "the accused denies",
      [claim("a accusation s1", "attributed_to=x"), claim("b denial x", "attributed_to=x")],
      [], "denial", "accusation"),
    Case(
      "a denial clears somebody else",
      [claim("a responsibility s1", "attributed_to=x"), claim("b denial y", "attributed_to=y")]),
    Case(
      "one who names and clears the same",
      [claim("a responsibility s1", "attributed_to=x"), claim("b denial s1", "attributed_to=x")]),
    Case(
      "clearing the whole clears the part",
      [claim("a charge s1", "attributed_to=x"), claim("b denial y", "attributed_to=y")],
      [relation("x member-of y")], "denial", "charge"),
    Case(
      "clearing the part does not clear the whole",
      [claim("a charge s1", "attributed_to=y"), claim("b denial x", "attributed_to=x")],
      [relation("x member-of y")]),
    Case(
      "clearing under the former name",
      [claim("a charge s1", "attributed_to=new"), claim("b denial s2", "attributed_to=old")],
      [relation("new renamed-from old")], "denial", "charge"),
    Case(
      "a denial about the claim itself",
      [claim("a charge s1", "attributed_to=x"), claim("b denial x", "attributed_to=x", "about=a")],
      [], "denial", "charge"),
    Case(
      "a denial about another event",
      [claim("a charge s1", "attributed_to=x"), claim("b denial x", "attributed_to=x", "about=f")]),
    Case(
      "two denials", [claim("a denial x", "attributed_to=x"), claim("b denial y", "attributed_to=x")]),
    Case(
      "a stance denies",
      [claim("a label s1", "value=war"), claim("b account s2", "about=z", "stance_on=a", "stance=denies")],
      [], "label", "account"),
    Case(
      "a stance qualifies",
      [claim("a label s1", "value=war"), claim("b account s2", "stance_on=a", "stance=qualifies")]),
    Case(
      "one who denies what they said themselves",
      [claim("a label s1", "value=war"), claim("b account s1", "stance_on=a", "stance=denies")]),
    Case(
      "a stance on a claim about another event",
      [claim("a label s1", "value=war", "about=f"), claim("b account s2", "stance_on=a", "stance=denies")]),
    Case(
      "a later stance replaces the denying one",
      [
        claim("a label s1", "value=war"),
        claim("b account s2", "stance_on=a", "stance=denies", "said=2015"),
        claim("c account s2", "stance_on=a", "stance=supports", "said=2016"),
      ]),
  ]

  static let timeCases = [
    Case(
      "a later claim replaces the earlier",
      [
        claim("a responsibility s1", "attributed_to=x", "said=2014"),
        claim("b responsibility s1", "attributed_to=y", "said=2015"),
        claim("c responsibility s2", "attributed_to=y"),
      ]),
    Case(
      "a later claim that differs",
      [
        claim("a responsibility s1", "attributed_to=y", "said=2014"),
        claim("b responsibility s1", "attributed_to=x", "said=2015"),
        claim("c responsibility s2", "attributed_to=y"),
      ], [], "responsibility"),
    Case(
      "2014-05 is not later than 2014",
      [
        claim("a responsibility s1", "attributed_to=x", "said=2014"),
        claim("b responsibility s1", "attributed_to=y", "said=2014-05"),
        claim("c responsibility s2", "attributed_to=y"),
      ], [], "responsibility"),
    Case(
      "an undated claim replaces nothing",
      [
        claim("a responsibility s1", "attributed_to=x", "said=2014"),
        claim("b responsibility s1", "attributed_to=y"),
        claim("c responsibility s2", "attributed_to=y"),
      ], [], "responsibility"),
    Case(
      "an unnamed speaker's later claim replaces nothing",
      [
        claim("a responsibility unnamed", "attributed_to=x", "said=2014"),
        claim("b responsibility unnamed", "attributed_to=y", "said=2015"),
      ], [], "responsibility"),
    Case(
      "a later claim of another kind replaces nothing",
      [
        claim("a place s1", "value=p", "said=2014"), claim("b date s1", "value=2014", "said=2015"),
        claim("c place s2", "value=q"),
      ], [], "place"),
    Case(
      "a later claim about another event replaces nothing",
      [
        claim("a place s1", "value=p", "said=2014"), claim("b place s1", "value=q", "said=2015", "about=f"),
        claim("c place s2", "value=q"),
      ], [], "place"),
    Case(
      "a later number of injured does not replace one of killed",
      [
        claim("a casualty-figure s1", "value=killed=12", "said=2014"),
        claim("b casualty-figure s1", "value=injured=3", "said=2015"),
        claim("c casualty-figure s2", "value=killed=50"),
      ], [], "casualty-figure"),
    Case(
      "a later empty cell replaces nothing",
      [
        claim("a responsibility s1", "attributed_to=x", "said=2014"),
        claim("b responsibility s1", "said=2015"),
        claim("c responsibility s2", "attributed_to=y"),
      ], [], "responsibility"),
    Case(
      "who denied a claim that was replaced since",
      [
        claim("a place s1", "value=p", "said=2014"), claim("b place s1", "value=q", "said=2015"),
        claim("c account s2", "stance_on=a", "stance=denies"),
      ]),
    Case(
      "a retracted claim",
      [
        claim("a place s1", "value=p"), claim("b place s2", "value=q"),
        claim("r account s1", "stance_on=a", "stance=retracts"),
      ]),
    Case(
      "a retraction that repeats what it takes back",
      [
        claim("a place s1", "value=p"), claim("b place s2", "value=q"),
        claim("r place s1", "value=p", "stance_on=a", "stance=retracts"),
      ]),
    Case(
      "a retraction that puts something in its place",
      [
        claim("a place s1", "value=q"), claim("b place s2", "value=q"),
        claim("r place s1", "value=p", "stance_on=a", "stance=retracts"),
      ], [], "place"),
    Case(
      "nobody retracts for another",
      [
        claim("a place s1", "value=p"), claim("b place s2", "value=q"),
        claim("r account s3", "stance_on=a", "stance=retracts"),
      ], [], "place"),
    Case(
      "a retraction that was retracted",
      [
        claim("a place s1", "value=p"), claim("b place s2", "value=q"),
        claim("r account s1", "stance_on=a", "stance=retracts"),
        claim("t account s1", "stance_on=r", "stance=retracts"),
      ], [], "place"),
    Case(
      "a retraction that stands again",
      [
        claim("a place s1", "value=p"), claim("b place s2", "value=q"),
        claim("r account s1", "stance_on=a", "stance=retracts"),
        claim("t account s1", "stance_on=r", "stance=retracts"),
        claim("u account s1", "stance_on=t", "stance=retracts"),
      ]),
    Case(
      "retractions in a circle decide nothing",
      [
        claim("a place s1", "value=p", "stance_on=r", "stance=retracts"), claim("b place s2", "value=q"),
        claim("r account s1", "stance_on=a", "stance=retracts"),
      ], [], "place"),
    Case(
      "a retracted denial",
      [
        claim("a charge s1", "attributed_to=x"), claim("b denial x", "attributed_to=x"),
        claim("r account x", "stance_on=b", "stance=retracts"),
      ]),
  ]

  @Test(arguments: whoCases + valueCases + answerCases + timeCases)
  func `follow the register's rule`(_ given: Case) {
    for claims in [given.claims, given.claims.reversed()] {
      let register = register(relations: given.relations, events: [["id": "e"]], claims: claims)
      let contested = ContestedAccounts(register).events
      #expect(contested.first?.kinds ?? [] == Vocabularies.claimKinds.words.filter { given.kinds.contains($0) })
      let index = ClaimIndex(claims: register.claims, relations: register.relations)
      #expect(index.entry("e".utf8Span.span).isContested == !given.kinds.isEmpty)
    }
  }

  @Test func `are told side by side`() throws {
    let claims = [
      claim("d responsibility s4", "attributed_to=x"),
      claim("c responsibility s3", "attributed_to=y;x", "said=2019"),
      claim("b responsibility s2", "attributed_to=x;y", "said=2014"),
      claim("a place s1", "value=p"),
      claim("z responsibility s5", "attributed_to=w", "said=2013"),
      claim("r account s5", "stance_on=z", "stance=retracts"),
      claim("n denial x", "attributed_to=x", "about=d"),
    ]
    let contested = ContestedAccounts(register(events: [["id": "f"], ["id": "e"]], claims: claims)).events
    let event = try #require(contested.first)
    #expect(contested.count == 1 && event.eventID == "e")
    #expect(event.kinds == ["responsibility", "denial"])
    #expect(event.accounts.map(\.claims) == [["z"], ["b", "c"], ["d"], ["n"]])
    #expect(event.accounts[1].attributedTo == ["x", "y"])
    #expect(event.retracted == ["z"])
  }
}

@Suite struct `The index of claims` {
  @Test func `counts claims and distinct accounts of each event`() {
    let index = index([
      claim("a responsibility s1", "attributed_to=x;y", "about=e;f;e"),
      claim("b responsibility s2", "attributed_to=y;x"),
      claim("c responsibility s2", "attributed_to=y;x", "value=ordered"),
      claim("d account s1", "text=one"), claim("g account s2", "text=two"), claim("h account s3", "text=one"),
    ])
    let entry = index.entry("e".utf8Span.span)
    #expect(entry.claims == 6 && entry.accounts == 4 && !entry.isContested)
    #expect(index.entry("f".utf8Span.span).claims == 1 && index.entry("f".utf8Span.span).accounts == 1)
    #expect(index.entry("g".utf8Span.span) == .none)
    #expect(index.entry("".utf8Span.span) == .none)
  }

  @Test func `tells a contested event from a part of one`() {
    let index = index([
      claim("a place s1", "value=p", "about=e;f"), claim("b place s2", "value=q", "about=e;g"),
    ])
    #expect(index.contested("e".utf8Span.span, partOf: "".utf8Span.span) == .yes)
    #expect(index.contested("f".utf8Span.span, partOf: "e".utf8Span.span) == .whole)
    #expect(index.contested("g".utf8Span.span, partOf: "f".utf8Span.span) == .no)
    let words = Vocabularies.contested.words
    #expect(
      [.yes, .whole, .no].map { (word: ClaimIndex.Contested) in words[word.rawValue] } == ["yes", "whole", "no"])
  }

  @Test func `is empty without claims`() {
    #expect(index([]).isEmpty && index([]).entry("e".utf8Span.span) == .none)
  }
}

@Suite struct `Sources and marks` {
  static let sources: [[String: String]] = [
    ["id": "s1", "publisher": "P", "kind": "news"], ["id": "s2", "publisher": "P", "kind": "court"],
    ["id": "s3", "publisher": "Q"], ["id": "s4", "publisher": "R", "derived_from": "s3"],
    ["id": "s5", "publisher": "S", "derived_from": "s6"], ["id": "s6"], ["id": "s7", "derived_from": "s6"],
    ["id": "s8"],
    ["id": "s9", "publisher": "T", "derived_from": "s6"], ["id": "s10", "publisher": "U", "derived_from": "s11"],
    ["id": "s11", "publisher": "P"], ["id": "s12", "publisher": "V", "derived_from": "s12;nowhere"],
  ]

  @Test(arguments: [
    ("", 0, "no citation"),
    ("s1#p1;s1#p2", 1, "two places in one source"),
    ("s1;s2", 1, "one publisher"),
    ("s1;s3", 2, "two publishers"),
    ("s3;s4", 1, "one repeats the other"),
    ("s4;s1", 2, "one repeats a source that is not cited"),
    ("s5;s9", 1, "both repeat a source that is not cited"),
    ("s10;s1", 1, "one repeats what the other's publisher published"),
    ("s6;s8", 1, "both without a publisher"),
    ("s7;s8;s1", 2, "no publisher counts once"),
    ("s6;withheld", 1, "a withheld source has no publisher"),
    ("s8;s5", 2, "a publisher, and none"),
    ("s12;s1", 2, "a source derived from itself"),
  ])
  func `are counted by publisher`(_ citations: String, _ expected: Int, _ what: String) {
    let register = register(sources: Self.sources, claims: [claim("a label s1", "citations=\(citations)")])
    #expect(Independence(register.sources).count(register.claims[0].citations) == expected, "\(what)")
  }

  @Test(arguments: [
    ("medium=s3", "s1", true, "the medium is not cited"),
    ("medium=s1", "s3;s1#p2", false, "the medium is cited"),
    ("medium=court", "s1", true, "no source of that kind is cited"),
    ("medium=court", "s1;s2", false, "a source of that kind is cited"),
    ("medium=s4", "s3", true, "what the medium repeats is cited"),
    ("notes=n", "s1", false, "no medium given"),
  ])
  func `make a claim second-hand`(_ cell: String, _ citations: String, _ expected: Bool, _ what: String) {
    let register = register(sources: Self.sources, claims: [claim("a label x", cell, "citations=\(citations)")])
    #expect(RegisterIndex(register).marks(of: register.claims[0]).isSecondHand == expected, "\(what)")
  }

  @Test func `give a claim its other marks`() {
    let register = register(
      sources: Self.sources,
      claims: [
        claim("a label unnamed", "citations=s1;s2", "verbatim=yes"),
        claim("b label x", "citations=s1;s3", "verbatim=no"),
      ])
    let marks = register.claims.map { RegisterIndex(register).marks(of: $0) }
    #expect(marks.map(\.isSingleSource) == [true, false])
    #expect(marks.map(\.isAnonymous) == [true, false])
    #expect(marks.map(\.isVerbatim) == [true, false])
  }
}

@Suite struct `The answer on record` {
  @Test(arguments: [
    (claim("b denial y", "attributed_to=x"), true, "a denial by a third party that clears the accused"),
    (claim("b denial y", "attributed_to=z"), false, "a denial that clears somebody else"),
    (claim("b denial y", "attributed_to=whole"), true, "a denial that clears their whole"),
    (claim("b responsibility x", "attributed_to=z"), true, "the accused names somebody else"),
    (claim("b account new", "value=k"), true, "the accused answers under a new name"),
    (claim("b label x", "value=war"), false, "the accused puts a name on it"),
    (claim("b account x", "about=f"), false, "the accused speaks of something else"),
    (claim("b account z", "about=f", "stance_on=a", "stance=qualifies"), true, "somebody takes a stance on it"),
    (claim("b account z", "stance_on=a", "stance=supports"), false, "somebody else supports it"),
    (claim("b account x", "about=f", "stance_on=a", "stance=supports"), true, "the accused supports it"),
    (claim("b denial x", "about=a", "attributed_to=x"), true, "a denial about the claim itself"),
  ])
  func `is what the named say of it`(_ other: [String: String], _ expected: Bool, _ what: String) {
    let register = register(
      relations: [relation("new renamed-from x"), relation("x member-of whole")],
      claims: [claim("a accusation s1", "attributed_to=x"), other])
    let index = RegisterIndex(register)
    #expect(index.answers(to: register.claims[0]).map(\.id) == (expected ? ["b"] : []), "\(what)")
  }

  @Test func `stands in the order of said, then id, undated ones last`() {
    let register = register(claims: [
      claim("a charge s1", "attributed_to=x"), claim("b denial x", "attributed_to=x"),
      claim("d denial x", "attributed_to=x", "said=2015"), claim("c denial x", "attributed_to=x", "said=2015"),
      claim("e denial x", "attributed_to=x", "said=2014"), claim("f label s1", "value=k"),
    ])
    let index = RegisterIndex(register)
    #expect(index.answers(to: register.claims[0]).map(\.id) == ["e", "c", "d", "b"])
    #expect(index.answers(to: register.claims[5]).isEmpty)
  }
}

@Suite struct `The index of a register` {
  @Test func `finds records and what is tied to them`() {
    let index = RegisterIndex(
      register(
        sources: [["id": "s"]], actors: [["id": "x"], ["id": "y"]],
        relations: [relation("x leads y"), relation("z leads z"), relation("y leads x")],
        places: [["id": "p"]], events: [["id": "e"]],
        claims: [claim("b label s", "about=x;e"), claim("a label s", "about=x;x", "stance_on=b")]))
    #expect(index.source("s") != nil && index.actor("x") != nil && index.place("p") != nil && index.event("e") != nil)
    #expect(index.source("x") == nil && index.claim("a") != nil && index.relation("x leads y")?.kind == "leads")
    #expect(index.claims(about: "x").map(\.id) == ["a", "b"])
    #expect(index.claims(about: "e").map(\.id) == ["b"])
    #expect(index.claims(on: "b").map(\.id) == ["a"])
    #expect(index.relations(of: "x").map(\.id) == ["x leads y", "y leads x"])
    #expect(index.relations(of: "z").count == 1 && index.relations(of: "none").isEmpty)
  }
}

private let week = Period(weekTo: day("2026-11-22"))

/// An event, written `id when`, and more cells as `column=text`.
private func event(_ head: String, _ cells: String...) -> Cells {
  let words = head.split(separator: " ").map(String.init)
  var event: Cells = ["id": words[0], "when": words[1], "type": "battle"]
  for cell in cells {
    let parts = cell.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    event[parts[0]] = parts[1]
  }
  return event
}

/// Deals `rows` out to `counters` counters in batches of `size` and merges what they counted.
private func figures(
  _ rows: [Cells], claims: [Cells] = [], places: [Cells] = [], counters: Int = 1, size: Int = 1000
) -> Figures {
  let (index, places) = (index(claims), PlaceRegions(register(places: places).places))
  var sum = FigureCounter(period: week, index: index, places: places)
  for counter in 0..<counters {
    var other = FigureCounter(period: week, index: index, places: places)
    for start in stride(from: counter * size, to: rows.count, by: counters * size) {
      other.count(batch(of: .events, rows[start..<min(start + size, rows.count)]).batch)
    }
    sum.merge(other)
  }
  return sum.figures()
}

@Suite struct `The figures` {
  @Test func `look back on seven days`() {
    #expect(week.first == day("2026-11-16") && week.last == day("2026-11-22") && !week.isEverything)
  }

  @Test func `tell what fell in the period from what may have`() {
    let figures = figures([
      event("a 2026-11-16", "deaths_best=1"), event("b 2026-11-17/2026-11-22", "deaths_best=2"),
      event("c 2026-11-15", "deaths_best=100"), event("d 2026-11-15/2026-11-16", "deaths_best=100"),
      event("f 2026-11", "deaths_best=100"), event("g 2026-10", "deaths_best=100"), event("h [2014..]"),
      event("i XXXX"), event("j 2026-11-23"),
    ])
    #expect(!figures.period.isEverything)
    #expect(figures.chosen.certain.events == 2 && figures.chosen.certain.deathsBest.total == 3)
    #expect(figures.chosen.possible.events == 3)
    #expect(figures.everything.certain.events == 9 && figures.everything.possible.events == 0)
    #expect(figures.undated == 1)
    #expect(figures.firstDay == day("2014-01-01") && figures.lastDay == day("2026-11-30"))
    #expect(figures.chosen.types.map(\.tally.events) == [2] && figures.chosen.types.map(\.tally.possible) == [3])
  }

  @Test(arguments: [
    ("2026-11-20", true), ("2026-11", true), ("2026", true), ("2026-11-15", false), ("2026-11-23", false),
    ("2014/..", false), ("2014?/", false), ("[..2030]", false), ("2026-11-20/..", true), ("[..2026-11-20]", true),
    ("XXXX", false),
  ])
  func `take everything when nothing falls in`(_ when: String, _ fallsIn: Bool) {
    let figures = figures([event("old 2014-05-16"), event("e \(when)")])
    #expect(figures.period.isEverything == !fallsIn)
    #expect(figures.chosen.certain.events + figures.chosen.possible.events == (fallsIn ? 1 : 2))
    #expect(figures.period.first == week.first && figures.period.last == week.last)
  }

  @Test func `show series beside and leave retracted events out`() {
    let figures = figures([
      event("a 2026-11-16", "deaths_best=1"), event("b 2026-11-17", "scope=aggregate", "deaths_best=2"),
      event("c 2026-11-01/2026-11-20", "scope=series", "deaths_best=50", "side_a=x"),
      event("d 2026-11-18", "status=retracted", "deaths_best=70"),
    ])
    #expect(figures.chosen.certain.events == 2 && figures.chosen.certain.deathsBest.total == 3)
    #expect(figures.chosen.series.events == 1 && figures.chosen.series.deathsBest.total == 50)
    #expect(figures.retracted == 1)
    #expect(figures.chosen.types.map(\.tally.series) == [1])
    #expect(figures.chosen.types.map(\.tally.deathsBest.total) == [3])
    #expect(figures.chosen.participants.map(\.key) == ["x"])
    #expect(figures.chosen.participants.map(\.tally.series) == [1])
    #expect(figures.chosen.participants.map(\.tally.events) == [0])
  }

  @Test func `add only numbers that are given and stop at the largest integer`() {
    let most = String(repeating: "9", count: 18)
    let figures = figures(
      [
        event("a 2026-11-16", "deaths_low=1", "deaths_best=2", "deaths_high=3", "deaths_civilians=1", "injured=9"),
        event("b 2026-11-16", "deaths_low=0"), event("c 2026-11-16"),
      ] + (0..<12).map { event("h\($0) 2026-11-16", "deaths_high=\(most)") })
    let certain = figures.chosen.certain
    #expect(certain.deathsLow.total == 1 && certain.deathsLow.events == 2)
    #expect(certain.deathsBest.total == 2 && certain.deathsBest.events == 1)
    #expect(certain.deathsHigh.total == .max && certain.deathsHigh.events == 13)
    #expect(certain.deathsCivilians.total == 1 && certain.injured.total == 9)
    #expect(certain.withoutDeaths == 1)
  }

  @Test func `are broken down by region, dataset, year and participant`() {
    let figures = figures(
      [
        event("a 2026-11-16", "place=p", "dataset=GED", "side_a=x;y", "targets=x"),
        event("b 2026-11-16", "country=LBY", "admin1=Benghazi", "dataset=ACLED", "side_b=y"),
        event("c 2026-11-16", "country=LBY"), event("d 2026-11-16", "place=unknown"),
        event("f 2025", "country=SDN", "targets=z"), event("g 2024/2026-11-16"),
      ],
      places: [["id": "p", "country": "LBY", "admin1": "Benghazi"]])
    let regions = figures.chosen.regions
    #expect(regions.map(\.key.country) == ["LBY", nil, "LBY"])
    #expect(regions.map(\.key.admin1) == ["Benghazi", nil, nil])
    #expect(regions.map(\.tally.events) == [2, 1, 1] && regions.map(\.tally.possible) == [0, 1, 0])
    #expect(figures.everything.regions.count == 4)
    #expect(figures.chosen.datasets.map(\.key) == ["ACLED", "GED"])
    #expect(figures.years.map(\.key) == [2024, 2025, 2026])
    #expect(figures.years.map(\.tally.events) == [0, 1, 4] && figures.years.map(\.tally.possible) == [1, 1, 1])
    #expect(figures.chosen.participants.map(\.key) == ["y", "x"])
    #expect(figures.chosen.participants.map(\.tally.events) == [2, 1])
    #expect(figures.everything.participants.map(\.key) == ["y", "x", "z"])
  }

  @Test func `count contested events and their parts`() {
    let figures = figures(
      [
        event("e 2026-11-16", "scope=series"), event("f 2026-11-17", "part_of=e"), event("g 2026-11-17"),
      ],
      claims: [claim("a place s1", "value=p"), claim("b place s2", "value=q")])
    #expect(figures.chosen.series.contested == 1 && figures.chosen.certain.contested == 0)
    #expect(figures.chosen.certain.partsOfContested == 1)
  }

  @Test func `are empty without events`() {
    let figures = figures([])
    #expect(figures.period.isEverything && figures.chosen.certain.events == 0 && figures.firstDay == nil)
  }

  @Test(arguments: [(1, 1), (1, 7), (2, 3), (3, 1), (5, 50)])
  func `do not depend on how events are dealt out`(_ counters: Int, _ size: Int) {
    let rows = manyEvents(300)
    let (whole, dealt) = (figures(rows), figures(rows, counters: counters, size: size))
    #expect(whole.chosen.certain == dealt.chosen.certain && whole.everything.series == dealt.everything.series)
    #expect(whole.chosen.regions.map(\.key) == dealt.chosen.regions.map(\.key))
    #expect(whole.everything.regions.map(\.tally) == dealt.everything.regions.map(\.tally))
    #expect(whole.everything.participants.map(\.key) == dealt.everything.participants.map(\.key))
    #expect(whole.everything.participants.map(\.tally) == dealt.everything.participants.map(\.tally))
    #expect(whole.chosen.participants.map(\.tally) == dealt.chosen.participants.map(\.tally))
    #expect(whole.everything.participants.count == 40)
    #expect(whole.years.map(\.tally) == dealt.years.map(\.tally))
    #expect(whole.months.map(\.key) == dealt.months.map(\.key))
    #expect(whole.months.map(\.tally) == dealt.months.map(\.tally))
    #expect(whole.before?.certain == dealt.before?.certain)
    #expect(whole.retracted == dealt.retracted && whole.firstDay == dealt.firstDay)
  }
}

/// Events of the last years in no order, with every sort of cell that counting and choosing look at.
private func manyEvents(_ count: Int) -> [Cells] {
  var state: UInt64 = 7
  func next(_ bound: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % bound)
  }
  return (0..<count).map { number in
    let month = 1 + next(11)
    let when = ["2026-\(month < 10 ? "0" : "")\(month)-1\(next(10))", "202\(next(7))", "2026-11-2\(next(3))"][next(3)]
    return event(
      "e\(number) \(when)", "deaths_best=\(next(5))", "scope=\(["incident", "series", "aggregate"][next(3)])",
      "status=\(["reported", "retracted"][next(8) / 7])", "country=LBY", "admin1=A\(next(9))",
      "side_a=x\(next(40));x\(next(40))", "part_of=e\(next(20))", "type=\(["battle", "riot"][next(2)])")
  }
}

@Suite struct `The selection of events` {
  static let limits = EventSelection.Limits(claimed: 3, latest: 5, deadliest: 2)

  private func select(
    _ rows: [Cells], _ claims: [Cells] = [], limits: EventSelection.Limits = limits, size: Int = 1000
  ) -> (ids: [String], leftOut: Int) {
    var selection = EventSelection(index: index(claims), period: week, limits: limits)
    for start in stride(from: 0, to: rows.count, by: size) {
      selection.consider(batch(of: .events, rows[start..<min(start + size, rows.count)]).batch)
    }
    let leftOut = selection.leftOut
    return (selection.finish().map(\.id), leftOut)
  }

  @Test func `takes the latest and the deadliest`() {
    let rows = [
      event("a 2014", "deaths_best=9"), event("b 2015", "deaths_low=8"), event("c 2016", "deaths_high=99"),
      event("d 2017", "deaths_best=70", "scope=series"), event("f 2018", "deaths_best=70", "status=retracted"),
      event("i 2026-11-17"), event("g 2026-11-17"), event("h 2026-11-17"), event("j 2026-11-18"),
      event("k 2026-11-19", "status=retracted"), event("l 2026"), event("m 2027-01-01"), event("n XXXX"),
    ]
    // m and l reach up to the last day; of those that fell on one day, g and h come before i by their ids
    #expect(select(rows).ids == ["a", "c", "l", "g", "h", "j", "m"])
  }

  @Test func `takes the deadliest of the period beside those of everything`() {
    let rows =
      (0..<9).map { event("old\($0) 2014", "deaths_best=\(10 + $0)") }
      + (0..<9).map { event("new\($0) 2026-11-16", "deaths_best=\($0)") }
    #expect(
      select(rows, limits: .init(claimed: 1, latest: 1, deadliest: 2)).ids
        == ["old7", "old8", "new0", "new7", "new8"])
  }

  @Test func `takes events that claims are about, their parts and their wholes`() {
    let rows = [
      event("whole 2001", "scope=series"), event("other 2001", "scope=series"), event("part 2002", "part_of=e"),
      event("e 2003", "part_of=whole"), event("f 2004", "part_of=late", "status=retracted"),
      event("late 2005"), event("far 2006", "part_of=part"),
    ]
    let last = (0..<5).map { event("z\($0) 2020") }
    let chosen = select(rows + last, [claim("a label s", "about=e;f")])
    #expect(chosen.ids == ["whole", "part", "e", "f", "late"] + last.map { $0["id"]! })
    #expect(chosen.leftOut == 0)
  }

  @Test func `keeps to its limits, contested events apart`() {
    let rows = (0..<8).map { event("e\($0) 2001") } + (0..<5).map { event("z\($0) 2020") }
    let claims = [
      claim("a place s1", "value=p", "about=e6;e7"), claim("b place s2", "value=q", "about=e6;e7"),
      claim("c label s", "value=war", "about=e0;e1;e2;e3;e4"),
    ]
    let chosen = select(rows, claims)
    #expect(chosen.ids.filter { $0.hasPrefix("e") } == ["e0", "e1", "e2", "e6", "e7"])
    #expect(chosen.leftOut == 2)
  }

  @Test(arguments: [1, 2, 3, 17, 64, 299])
  func `does not depend on the size of the batches`(_ size: Int) {
    let claims = [
      claim("a place s1", "value=p", "about=e3;e70;e201"), claim("b place s2", "value=q", "about=e3;e9;e290"),
    ]
    for rows in [manyEvents(300), manyEvents(300).sorted { $0["when"]! < $1["when"]! }] {
      let whole = select(rows, claims)
      #expect(whole.ids.count > 10)
      #expect(select(rows, claims, size: size) == whole)
    }
  }

  @Test func `keeps every cell`() throws {
    let text = "a, \"quoted\"\nline"
    var selection = EventSelection(index: index([]), period: week)
    selection.consider(batch(of: .events, [event("e 2014~", "title=\(text)", "tags=a;b", "latitude=32.1")]).batch)
    let events = selection.finish()
    let event = try #require(events.first)
    #expect(event.title == text && event.tags == ["a", "b"] && event.latitude == 32.1 && event.when?.text == "2014~")
  }
}
