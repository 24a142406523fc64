/// The days that an edition looks back on.
public struct Period: Sendable, Equatable {
  /// Its first day, counted from 1970-01-01.
  public let first: Int32
  /// Its last day; it belongs to the period.
  public let last: Int32
  /// Whether nothing fell in, and the edition takes everything instead.
  public let isEverything: Bool

  package init(first: Int32, last: Int32, isEverything: Bool = false) {
    precondition(first <= last, "the period ends before it starts")
    self.first = first
    self.last = last
    self.isEverything = isEverything
  }

  /// The seven days up to and including `asOf`.
  package init(weekTo asOf: Int32) {
    self.init(first: max(asOf, .min + 6) - 6, last: max(asOf, .min + 6))
  }
}
