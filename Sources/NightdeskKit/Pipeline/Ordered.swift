internal import Glibc

/// A value that many threads use one after another, in the order of their tickets.
///
/// The input is cut into blocks numbered from 0; what must happen in input order happens in turn. Tickets belong to an
/// epoch: when a turn starts a new one, the tickets of the old that are still out are dropped.
@safe final class Ordered<State: ~Copyable, Failure: Error>: @unchecked Sendable {
  private var state: State
  private var next = 0
  private var epoch = 0
  private var hasStopped = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// What became of waiting for a turn.
  enum Turn<Result> {
    case taken(Result)
    /// The ticket's epoch is over.
    case dropped
    /// An earlier turn failed, or ``stop()`` was called.
    case stopped
  }

  init(_ state: consuming State) {
    self.state = state
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(lock)
    unsafe lock.deallocate()
    unsafe changed.deallocate()
  }

  /// Waits until every ticket before `ticket` has had its turn, then lets `body` use the value.
  func inTurn<Result>(
    _ ticket: Int, epoch ticketEpoch: Int = 0, _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Turn<Result> {
    unsafe pthread_mutex_lock(lock)
    while next != ticket, !hasStopped, epoch == ticketEpoch { unsafe pthread_cond_wait(changed, lock) }
    let (isStopped, isOver) = (hasStopped, epoch != ticketEpoch)
    unsafe pthread_mutex_unlock(lock)
    if isStopped { return .stopped }
    if isOver { return .dropped }
    do throws(Failure) {
      let result = try body(&state)
      unsafe pthread_mutex_lock(lock)
      next += 1
      unsafe pthread_cond_broadcast(changed)
      unsafe pthread_mutex_unlock(lock)
      return .taken(result)
    } catch {
      stop()  // before anyone else can have a turn: nothing is appended after a failed append
      throw error
    }
  }

  /// Starts the epoch `newEpoch`; to be called by whoever has the turn.
  func start(epoch newEpoch: Int) {
    unsafe pthread_mutex_lock(lock)
    epoch = newEpoch
    unsafe pthread_cond_broadcast(changed)
    unsafe pthread_mutex_unlock(lock)
  }

  /// Ends the waiting of every thread.
  func stop() {
    unsafe pthread_mutex_lock(lock)
    hasStopped = true
    unsafe pthread_cond_broadcast(changed)
    unsafe pthread_mutex_unlock(lock)
  }

  /// Lets `body` use the value when no thread is left.
  func afterwards<Result>(_ body: (inout State) throws(Failure) -> Result) throws(Failure) -> Result {
    try body(&state)
  }
}

/// A value that one thread uses at a time.
@safe final class Locked<State: ~Copyable>: @unchecked Sendable {
  private var state: State
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init(_ state: consuming State) {
    self.state = state
    unsafe pthread_mutex_init(lock, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(lock)
    unsafe lock.deallocate()
  }

  /// Lets `body` use the value.
  func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return try body(&state)
  }
}

/// Runs `body` on `count` threads of their own and waits for all of them.
func onThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let box = Box(body)
  let threads = (0..<count).map { _ in
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(box).toOpaque()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        unsafe Unmanaged<Box>.fromOpaque(context!).takeRetainedValue().body()
        return nil
      }, context)
    precondition(status == 0, "no thread")
    return thread
  }
  for thread in threads { pthread_join(thread, nil) }
}
