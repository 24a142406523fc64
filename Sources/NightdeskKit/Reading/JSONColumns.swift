/// Finds a table's columns by the keys of its objects. Objects of one file mostly have their keys in one order, so
/// the key that came next the last time is tried first.
struct JSONColumns {
  /// What a key of an object stands for.
  enum Key {
    case column(Int)
    /// The key that names the record's table.
    case table
    /// A computed column, or something that a tool of the desk has added.
    case ignored
    case unknown
  }

  /// For each column, whether it is a list.
  let isList: [Bool]
  /// For each column, whether its words are yes and no.
  let isYesNo: [Bool]
  /// The column that keeps what no other column does.
  let extra: Int
  private let isComputed: [Bool]
  private let names: Vocabulary
  private let bytes: [UInt8]
  private let ends: [Int]
  /// For each name and, first, for the object's start: the name that came next the last time.
  private var next: [Int]
  private var previous = -1
  /// For each name, the object that had it last.
  private var lastObject: [Int]
  private var object = 0

  init(_ schema: RecordSchema) {
    isList = schema.columns.map(\.isList)
    isYesNo = schema.columns.map { column in
      if case .vocabulary(let words) = column.kind { words.words == Vocabularies.yesNo.words } else { false }
    }
    isComputed = schema.columns.map { $0.role == .computed }
    extra = schema.index("extra")
    let words = schema.columns.map(\.name) + ["table"]
    names = Vocabulary(words)
    bytes = words.flatMap { Array($0.utf8) }
    ends = words.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
    next = Array(0...words.count)
    next[words.count] = 0
    lastObject = Array(repeating: 0, count: words.count)
  }

  /// Says that another object starts.
  mutating func beginObject() {
    previous = -1
    object &+= 1
  }

  /// What `key` stands for, and whether the object had it before (not known of an unknown one).
  mutating func find(_ key: borrowing Span<UInt8>) -> (key: Key, isTwice: Bool) {
    var name = next[previous + 1]
    if !matches(name, key) {
      guard let found = names.index(of: key) else {
        let isOurs = key.count > 3 && key.extracting(0..<3).equals("nd_")
        return (isOurs ? .ignored : .unknown, false)
      }
      name = found
      next[previous + 1] = name
    }
    previous = name
    let isTwice = lastObject[name] == object
    lastObject[name] = object
    if name == isList.count { return (.table, isTwice) }
    return (isComputed[name] ? .ignored : .column(name), isTwice)
  }

  /// What the key that `decoded` holds stands for.
  mutating func find(_ decoded: borrowing ByteBuffer) -> (key: Key, isTwice: Bool) { find(decoded.span) }

  @inline(__always)
  private func matches(_ name: Int, _ key: borrowing Span<UInt8>) -> Bool {
    let start = ends[name]
    guard ends[name + 1] - start == key.count else { return false }
    return bytes.span.extracting(start..<start + key.count).elementsEqual(key)
  }
}
