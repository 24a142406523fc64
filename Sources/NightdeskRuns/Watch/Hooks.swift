/// Commands that a desk wants run before and after a run.
package struct Hooks: Sendable {
  package struct Hook: Sendable {
    package var command: [String]
    /// In seconds.
    package var timeout: Int

    package init(_ command: [String], timeout: Int) {
      self.command = command
      self.timeout = timeout
    }
  }

  package var before: [Hook] = []
  package var afterSuccess: [Hook] = []
  package var afterFailure: [Hook] = []
  package var afterAny: [Hook] = []

  package init() {}

  /// All of them.
  package var all: [Hook] { before + afterSuccess + afterFailure + afterAny }

  /// What a hook learns of the run, as variables of its environment.
  package struct Circumstances: Sendable {
    package var runID: String
    package var output: String
    /// Nil before the run.
    package var exitCode: Int32?
    package var status: RunRecord.Status?
    /// Of the edition that was published; nil when none was.
    package var manifest: String?

    package init(
      runID: String, output: String, exitCode: Int32? = nil, status: RunRecord.Status? = nil, manifest: String? = nil
    ) {
      self.runID = runID
      self.output = output
      self.exitCode = exitCode
      self.status = status
      self.manifest = manifest
    }

    var variables: [String: String] {
      var variables = ["NIGHTDESK_RUN_ID": runID, "NIGHTDESK_OUTPUT_FOLDER": output]
      if let exitCode { variables["NIGHTDESK_EXIT_CODE"] = "\(exitCode)" }
      if let status { variables["NIGHTDESK_STATUS"] = status.rawValue }
      if let manifest { variables["NIGHTDESK_MANIFEST"] = manifest }
      return variables
    }
  }

  /// Runs hooks one after another, up to the first that fails when `stops`; returns what went wrong.
  package static func run(_ hooks: [Hook], _ circumstances: Circumstances, stops: Bool = false) -> [String] {
    var faults: [String] = []
    for hook in hooks {
      let command = Command(hook.command, environment: circumstances.variables, timeout: hook.timeout)
      let ending = command.run()
      if ending == .exited(0) { continue }
      faults.append("the hook \(hook.command[0].split(separator: "/").last ?? "") \(ending)")
      if stops { break }
    }
    return faults
  }
}
