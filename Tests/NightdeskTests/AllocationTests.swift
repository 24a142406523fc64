internal import Foundation
internal import Testing

/// Records are ranges of bytes in reused blocks: what a run allocates grows with the blocks, not with the records.
///
/// The program for release is measured, because one for debugging allocates what the optimizer removes; every call of
/// the C library's allocator is counted by a small library that is preloaded.
@Suite(
  .enabled(if: Program.clang != nil, "clang is not on the path"),
  .enabled(if: Program.isFresh, "no program for release that is newer than the sources: make build"))
struct `Allocations` {
  @Test func `an event costs less than half an allocation`() throws {
    let counter = try AllocationCounter()
    let few = try counter.count(events: 20_000)
    let many = try counter.count(events: 40_000)
    let each = Double(many.allocations - few.allocations) / Double(many.accepted - few.accepted)
    #expect(each < 0.5, "\(few.allocations) for \(few.accepted) events, \(many.allocations) for \(many.accepted)")
  }
}

/// Counts how often a run on a generated register allocates.
private final class AllocationCounter {
  private static let source = """
    #include <errno.h>
    #include <stdatomic.h>
    #include <stdio.h>
    #include <stdlib.h>

    void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
    void *__libc_memalign(size_t, size_t);
    static atomic_long calls;

    void *malloc(size_t size) { calls++; return __libc_malloc(size); }
    void *calloc(size_t count, size_t size) { calls++; return __libc_calloc(count, size); }
    void *realloc(void *old, size_t size) { calls++; return __libc_realloc(old, size); }
    void *aligned_alloc(size_t alignment, size_t size) { calls++; return __libc_memalign(alignment, size); }
    int posix_memalign(void **made, size_t alignment, size_t size) {
      calls++;
      return (*made = __libc_memalign(alignment, size)) ? 0 : ENOMEM;
    }
    __attribute__((destructor)) static void report(void) {
      FILE *file = fopen(getenv("ALLOCATIONS"), "w");
      if (file) { fprintf(file, "%ld", calls); fclose(file); }
    }
    """

  private let folder: String

  init() throws {
    let manager = FileManager.default
    folder = manager.temporaryDirectory.appending(path: "nightdesk-\(UUID().uuidString)").path(percentEncoded: false)
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.source.write(toFile: folder + "/count.c", atomically: false, encoding: .utf8)
    let clang = try #require(Program.clang)
    try run(clang, ["-shared", "-fPIC", "-O1", "-o", folder + "/count.so", folder + "/count.c"])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Generates a register with `events` rows and publishes it as CSV.
  func count(events: Int) throws -> (accepted: Int, allocations: Int) {
    let register = folder + "/register"
    let made = try run(try Program.beside("nightdesk-bench"), ["generate", register, "--events", "\(events)"])
    let words = made.split(separator: " ")
    let accepted = try #require(words.firstIndex(of: "of").flatMap { Int(words[$0 - 1]) }, "\(made)")
    let count = folder + "/allocations"
    try run(
      Program.path,
      [
        "run", register, "--output", folder + "/out", "--formats", "csv", "--as-of", "2024-01-01", "--threads", "2",
        "--fail-on", "never", "--quiet",
      ], ["LD_PRELOAD": folder + "/count.so", "ALLOCATIONS": count])
    let allocations = try #require(Int(try String(contentsOfFile: count, encoding: .utf8)))
    return (accepted, allocations)
  }

  /// Runs a program to its end and returns what it writes.
  @discardableResult
  private func run(_ program: String, _ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) failed")
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A seeded piece of what `make torture` runs at length.
@Suite struct `The structural scan` {
  @Test(.timeLimit(.minutes(5))) func `reads what libcsv reads`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nightdesk-\(UUID().uuidString)")
    let process = Process()
    process.executableURL = URL(filePath: try Program.beside("nightdesk-bench"))
    process.arguments = [
      "differ", "--events", "400", "--inputs", "2500", "--seed", "5", "--folder", folder.path(percentEncoded: false),
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let told = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(told)")
    #expect(told.hasSuffix("the same by both\n"), "\(told)")
  }
}

/// Programs that the test needs.
private enum Program {
  /// The program, built for release.
  static let path = Repository.path(".build/release/nightdesk")

  /// Whether that is there and younger than all its sources.
  static let isFresh: Bool = {
    guard let built = changed(path) else { return false }
    let sources = FileManager.default.enumerator(atPath: Repository.path("Sources"))
    while let name = sources?.nextObject() as? String {
      guard name.hasSuffix(".swift"), !name.hasPrefix("nightdesk-bench/") else { continue }
      if let date = changed(Repository.path("Sources/" + name)), date > built { return false }
    }
    return true
  }()

  /// The C compiler that comes with Swift.
  static let clang: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/clang" }.first(where: FileManager.default.isExecutableFile)

  private static func changed(_ path: String) -> Date? {
    try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }

  /// A program that was built with the tests.
  static func beside(_ name: String) throws -> String {
    let folders = CommandLine.arguments[0].split(separator: "/").dropLast()
    let above = folders.indices.reversed().map { "/" + folders[...$0].joined(separator: "/") + "/" + name }
    let program = (above + [Repository.path(".build/debug/" + name)]).first { path in
      (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeRegular
    }
    return try #require(program, "\(name) is not built")
  }
}
