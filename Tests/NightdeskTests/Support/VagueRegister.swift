/// A register of events whose dates are of every sort, most of them imprecise, with deaths of every sort; more lines of
/// each breakdown than a briefing has room for.
enum VagueRegister {
  /// The files by name.
  static let texts: [(name: String, text: String)] = [
    ("sources.csv", "id,title,kind,publisher,accessed\ns1,Paper,news,P,2026-11-20\n"),
    ("actors.csv", "id,name,kind,citations\n" + lines(27) { "a\($0),Actor \($0),armed-group,s1" }),
    (
      "events.csv",
      "id,when,type,title,country,admin1,scope,side_a,targets,deaths_low,deaths_best,deaths_high,deaths_civilians,"
        + "injured,status,dataset,citations\n" + lines(220) { event($0) }
    ),
    (
      "claims.csv",
      "id,about,kind,speaker,medium,said,text,value,citations\n"
        + lines(32) { "c\($0),e\($0 * 7),casualty-figure,a0,,2026-11-20,x,killed=\($0 % 5 + 10);injured=1,s1" }
        + lines(32) { "d\($0),e\($0 * 7),casualty-figure,a1,,2026-11-21,y,killed=..\($0 % 5),s1" }
    ),
  ]

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    var text = ""
    for number in 0..<count { text += line(number) + "\n" }
    return text
  }

  private static func event(_ n: Int) -> String {
    let types = ["battle", "protest", "offensive", "uprising"]
    let deaths = [",,", "3,,", ",5,", ",,8", "2,4,9", "7,7,7", "0,,", "1,9,4", ",,"]
    let scope = n % 9 == 0 ? "series" : n % 4 == 0 ? "aggregate" : "incident"
    var cells: [String] = ["e\(n)", date(n), types[n % 4], "Event \(n)"]
    cells += [["LBY", "TUN", ""][n % 3], n % 5 == 0 ? "" : "Region \(n % 31)", scope]
    cells += ["a\(n % 27)", "a\(n * 7 % 26)", deaths[n * 5 % deaths.count]]
    cells += [n % 3 == 0 ? "\(n % 5)" : "", n % 4 == 0 ? "\(n)" : "", n % 23 == 0 ? "retracted" : ""]
    cells += [["", "D one", "D two"][n % 3], "s1"]
    return cells.joined(separator: ",")
  }

  private static func date(_ n: Int) -> String {
    let (month, day) = ("0\(n % 9 + 1)", "1\(n % 10)")
    return switch n % 22 {
    case 0: "20\(10 + n % 8)"
    case 1: "2014-\(month)"
    case 2: "2014-0\(n % 5 + 1)/2014-0\(n % 4 + 6)"
    case 3: "[\(2008 + n % 7)..20\(14 + n % 3)]"
    case 4: "2014-05-\(day)"
    case 5: "201X"
    case 6: "2013-12-30/2014-01-\(month)"
    case 7: "\(1700 + n)/.."
    case 8: "../\(1900 + n % 130)"
    case 9: "2014-\(month)?"
    case 10: "\(1860 + n)"
    case 11: "2026-11"
    case 12: "2026-10-30/2026-11-\(month)"
    case 13: "2026-10-\(day)"
    case 14: "2026-11-\(day)"
    case 15: "\(2013 + n % 3)-11-\(day)"
    case 16: "[\(1800 + n)..2014]"
    case 17: "XXXX"
    case 18: "-00\(10 + n % 80)"
    case 19: "[-0002..0001]"
    case 20: "Y12000"
    default: "2014-\(month)-\(day)/.."
    }
  }
}
