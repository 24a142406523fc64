#pragma once
// Calls of Linux and glibc that the Swift overlay leaves out: syscall() is variadic, and the texts
// that do not depend on the locale are declared for GNU sources only.
#include <sys/syscall.h>
#include <unistd.h>

extern const char *strerrordesc_np(int number);
extern const char *strerrorname_np(int number);

// A pipe with flags: pipe2.
static inline int nightdesk_pipe(int ends[2], int flags) { return (int)syscall(SYS_pipe2, ends, flags); }

// Exchanges two names of a folder in one step: renameat2 with RENAME_EXCHANGE (2).
static inline int nightdesk_exchange(int folder, const char *name, const char *other) {
  return (int)syscall(SYS_renameat2, folder, name, folder, other, 2u);
}
