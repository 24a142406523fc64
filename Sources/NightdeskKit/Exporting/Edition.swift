internal import Synchronization

/// What one night makes of a register: the accepted records and their analysis, ready to be told.
public struct Edition: Sendable {
  /// The edition's title.
  public let title: String
  /// The number that it is published under, as `47` or `2026/48`; nil where it has none.
  public let number: String?
  /// The id of the run that made it, `2026-11-22T000000Z`.
  public let runID: String
  /// The day the edition looks back from, as days since 1970; nothing in it depends on any other clock.
  public let asOf: Int32
  /// The highest TLP marking among its records.
  public let marking: String
  /// Every accepted source, actor, relation, place and claim, and the events worth telling one by one: those that
  /// claims are about, the parts and wholes of these, the latest and the deadliest of the period.
  public let register: Register
  /// What was counted over all events.
  public let figures: Figures
  /// The exports that it has: the folder of each, and its format.
  public let exports: [(folder: String, format: String)]
  /// What was read and what became of it, in the order of ``Table``.
  public let counts: [RecordCounts]
  /// How often each code was found, in the order of the catalogue; codes never found are left out.
  public let findings: [(code: FindingCode, severity: Severity, count: Int)]
  /// The columns in which its records name what it does not have, in the order of the tables: no keys between tables.
  public let dangling: [DanglingColumn]
  /// What is different from the edition before; nil when there is none to compare with.
  public let changes: EditionChanges?
  /// The pages of it that people read.
  public let pages: [EditionPage]
  /// Editions that were published before and are there still, the latest first.
  public let earlier: [EarlierEdition]
  private let analysis: Analysis

  package init(
    title: String, number: String? = nil, runID: String, asOf: Int32, marking: String, register: Register,
    figures: Figures,
    exports: [(folder: String, format: String)] = [], counts: [RecordCounts],
    findings: [(code: FindingCode, severity: Severity, count: Int)], dangling: [DanglingColumn] = [],
    changes: EditionChanges? = nil,
    pages: [EditionPage] = [], earlier: [EarlierEdition] = []
  ) {
    self.title = title
    self.number = number
    self.runID = runID
    self.asOf = asOf
    self.marking = marking
    self.register = register
    self.figures = figures
    self.exports = exports
    self.counts = counts
    self.findings = findings
    self.dangling = dangling
    self.changes = changes
    self.pages = pages
    self.earlier = earlier
    analysis = Analysis(of: register)
  }

  /// What documents look its records up in; put together when it is first asked for.
  public var index: RegisterIndex { analysis.outcome.index }

  /// The events told here whose accounts differ, in the order in which they happened.
  public var contested: [ContestedEvent] { analysis.outcome.contested }

  /// How many events there are whose own accounts differ, told here or not.
  public var contestedCount: Int {
    max(contested.count, figures.everything.certain.contested + figures.everything.series.contested)
  }

  /// The folder of the first export in the format called `name`, beside which a document lies.
  public func folder(of name: String) -> String? { exports.first { $0.format == name }?.folder }
}

extension Edition {
  /// The moment of its run (RFC 3339).
  public var moment: String { EditionHead(title: title, runID: runID, asOf: asOf).moment }
}

/// A page that people read: a briefing in one language.
public struct EditionPage: Sendable, Equatable {
  /// In the edition's folder: `markdown/briefing.md`.
  public let path: String
  /// The IANA media type.
  public let mediaType: String
  /// BCP 47; nil where it is not known.
  public let language: String?

  package init(path: String, mediaType: String, language: String?) {
    (self.path, self.mediaType, self.language) = (path, mediaType, language)
  }
}

/// An edition that was published before.
public struct EarlierEdition: Sendable {
  public let head: EditionHead
  /// How many events and claims it holds.
  public let events, claims: Int
  public let pages: [EditionPage]

  package init(head: EditionHead, events: Int, claims: Int, pages: [EditionPage]) {
    (self.head, self.events, self.claims, self.pages) = (head, events, claims, pages)
  }
}

/// What several documents of one edition need and is worked out once.
private final class Analysis: Sendable {
  private let register: Register
  private let made = Mutex<(index: RegisterIndex, contested: [ContestedEvent])?>(nil)

  init(of register: Register) { self.register = register }

  var outcome: (index: RegisterIndex, contested: [ContestedEvent]) {
    made.withLock { made in
      if let made { return made }
      let outcome = (RegisterIndex(register), ContestedAccounts(register).events)
      made = outcome
      return outcome
    }
  }
}

/// What is known of an edition before its records are read.
public struct EditionHead: Sendable {
  /// The edition's title.
  public let title: String
  /// The id of the run that makes it.
  public let runID: String
  /// The day the edition looks back from, as days since 1970.
  public let asOf: Int32

  package init(title: String, runID: String, asOf: Int32) {
    (self.title, self.runID, self.asOf) = (title, runID, asOf)
  }

  /// The moment of its run (RFC 3339): that of the run's id, else the beginning of the day it looks back from.
  public var moment: String {
    let digits = Array(runID)
    guard runID.wholeMatch(of: /\d{4}-\d{2}-\d{2}T\d{6}Z/) != nil else {
      return Calendar.isoText(ofDay: Int64(asOf)) + "T00:00:00Z"
    }
    return String(digits[0..<13]) + ":" + String(digits[13..<15]) + ":" + String(digits[15..<17]) + "Z"
  }
}

/// What became of a table's records: read = accepted + rejected.
public struct RecordCounts: Sendable, Equatable {
  public let table: Table
  public package(set) var read = 0
  public package(set) var accepted = 0
  public package(set) var rejected = 0

  package init(_ table: Table) { self.table = table }
}

extension Edition {
  /// How many records were left out although nothing is wrong with them: older versions, withdrawn events.
  package var setAside: Int { findings.reduce(0) { $0 + ($1.code.setsAside ? $1.count : 0) } }
}
