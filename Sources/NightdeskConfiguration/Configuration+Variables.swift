internal import NightdeskKit

extension Configuration {
  /// What is to be said of variables that begin like those of keys and stand for none: a slip of the pen would go unseen.
  package static func unknownVariables(_ environment: [String: String]) -> [String] {
    let known = variables(of: keys, path: "") + ["NIGHTDESK_CONFIG"]
    // what a hook or an exporter finds, which may run this program in its turn
    let others = ["RUN_ID", "OUTPUT_FOLDER", "EXIT_CODE", "STATUS", "MANIFEST", "EXPORTER", "PROTOCOL"]
    return environment.keys.sorted().filter { name in
      name.hasPrefix("NIGHTDESK_") && !known.contains(name) && !others.contains(String(name.dropFirst(10)))
    }.map { name in
      let near = known.map { $0.lowercased() }.nearest(to: name).map { "; did you mean \($0.uppercased())?" }
      return "\(TerminalText.safe(String(name.prefix(60)))) stands for no key\(near ?? "")"
    }
  }

  private static func variables(of keys: [Key], path: String) -> [String] {
    keys.flatMap { key in
      if case .section(let inner) = key.shape { return variables(of: inner, path: path + key.name + ".") }
      return key.shape.isTextual && path + key.name != "version" ? [variable(path + key.name)] : []
    }
  }
}
