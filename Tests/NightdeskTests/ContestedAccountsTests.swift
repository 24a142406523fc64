internal import NightdeskKit
internal import Testing

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
      "the highest and the lowest number are one speaker's, and a third lies apart",
      [
        claim("a casualty-figure s1", "value=killed=1"), claim("b casualty-figure s1", "value=killed=90"),
        claim("c casualty-figure s2", "value=killed=40"),
      ], [], "casualty-figure"),
    Case(
      "the highest and the lowest number are one speaker's, and a third fits both",
      [
        claim("a casualty-figure s1", "value=killed=1"), claim("b casualty-figure s1", "value=killed=90"),
        claim("c casualty-figure s2", "value=killed=1..90"),
      ]),
    Case(
      "each two of three have somebody in common",
      [
        claim("a responsibility s1", "attributed_to=x;y"), claim("b responsibility s2", "attributed_to=y;z"),
        claim("c responsibility s3", "attributed_to=x;z"),
      ]),
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

  @Test func `tell a claim that takes one back from the account that it takes back`() throws {
    let claims = [
      claim("a casualty-figure s1", "value=killed=3"), claim("b casualty-figure s2", "value=killed=9"),
      claim("c casualty-figure s3", "value=killed=12"),
      claim("r casualty-figure s3", "value=killed=12", "stance_on=c", "stance=retracts"),
    ]
    let event = try #require(ContestedAccounts(register(events: [["id": "e"]], claims: claims)).events.first)
    #expect(event.accounts.map(\.claims) == [["a"], ["b"], ["c"]])
    #expect(event.retracted == ["c"] && event.retractions == ["r"] && event.deaths == 3...9)
    #expect(index(claims).entry("e".utf8Span.span).accounts == 3 && index(claims).entry("e".utf8Span.span).claims == 4)
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
