/// The names of a document's elements and attributes, each looked up in the register once.
///
/// A parser keeps every name once, so that a name's address stands for it.
struct XMLNames {
  /// What a field element stands for.
  enum Field: Equatable {
    case column(Int)
    /// A computed column, or something that a tool of the desk has added.
    case ignored
    case unknown
  }

  private var places: [UInt: Int] = [:]
  private var texts: [String] = []
  private var tables: [Table?] = []
  private var fields: [Field] = []
  /// The address of the register's namespace, once it was seen.
  private var namespace: UInt = 0
  /// For each table and each column of it, the element that came next the last time and its column.
  private var next: [(address: UInt, column: Int)]
  private static let stride = (Table.allCases.map(\.schema.columns.count).max() ?? 0) + 1

  init() { next = Array(repeating: (0, 0), count: Table.allCases.count * XMLNames.stride) }

  /// How many names there are.
  var count: Int { texts.count }

  /// The name at `address`.
  mutating func text(_ address: UnsafePointer<UInt8>) -> String { unsafe texts[place(address)] }

  /// The table whose records are named so.
  mutating func table(_ address: UnsafePointer<UInt8>) -> Table? { unsafe tables[place(address)] }

  /// Whether `address` is that of the register's namespace, or there is none.
  mutating func isOurs(namespace address: UnsafePointer<UInt8>?) -> Bool {
    guard let address = unsafe address else { return true }
    if UInt(bitPattern: address) == namespace { return true }
    guard unsafe text(address) == RegisterSchema.namespace else { return false }
    namespace = UInt(bitPattern: address)
    return true
  }

  /// What a field of that name is in a record of `table`, in which the column `previous` (or -1) came before.
  mutating func field(_ address: UnsafePointer<UInt8>, in table: Table, after previous: Int) -> Field {
    let slot = Int(table.rawValue) * Self.stride + previous + 1
    if next[slot].address == UInt(bitPattern: address) { return .column(next[slot].column) }
    let field = unsafe fields[place(address) * Table.allCases.count + Int(table.rawValue)]
    if case .column(let column) = field { next[slot] = (UInt(bitPattern: address), column) }
    return field
  }

  private mutating func place(_ address: UnsafePointer<UInt8>) -> Int {
    if let place = places[UInt(bitPattern: address)] { return place }
    let text = unsafe String(cString: address)
    let place = texts.count
    places[UInt(bitPattern: address)] = place
    texts.append(text)
    tables.append(Table(record: text))
    for table in Table.allCases {
      if let column = table.schema.find(text) {
        fields.append(table.schema.columns[column].role == .computed ? .ignored : .column(column))
      } else {
        fields.append(text.hasPrefix("nd_") ? .ignored : .unknown)
      }
    }
    return place
  }
}
