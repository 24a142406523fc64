internal import NightdeskKit
internal import Testing

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

  @Test func `is nothing that was said before, or on something else`() {
    let register = register(claims: [
      claim("k charge s1", "attributed_to=x", "value=murder", "said=2026-11-24"),
      claim("o accusation s1", "attributed_to=x", "value=torture", "said=2014"),
      claim("p accusation s2", "attributed_to=x", "value=torture", "said=2015"),
      claim("early account x", "said=2013-05-01"),
      claim("cleared denial y", "attributed_to=x", "said=2012"), claim("between account x", "said=2026"),
      claim("late account x", "said=2026-11-25"),
      claim("other denial x", "attributed_to=x", "stance_on=o", "stance=denies", "said=2016"),
    ])
    let index = RegisterIndex(register)
    #expect(index.answers(to: register.claims[0]).map(\.id) == ["between", "late"])
    #expect(index.answers(to: register.claims[1]).map(\.id) == ["other", "between", "late"])
    // the same accusation by somebody else
    #expect(index.answers(to: register.claims[2]).map(\.id) == ["other", "between", "late"])
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
