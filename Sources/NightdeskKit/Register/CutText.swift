/// How exports for spreadsheets write a text that is longer than a cell: its beginning with a mark behind it, and the whole
/// of it in parts in a file of its own, so that nothing is lost and reading the export back gives it again.
public enum CutText {
  /// What stands at the end of the part that a cell shows.
  public static let mark = " [... goes on in long texts]"
  /// The name before the dot of the file with the whole texts.
  public static let file = "long_texts"
  /// The columns of that file, a part of a text a row; parts are numbered from 1.
  public static let columns = ["table", "id", "column", "part", "text"]
  /// The most UTF-16 units of a cell.
  public static let longestCell = 32_767
}
