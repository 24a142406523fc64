// Between fork and exec nothing but system calls: other threads of the program may have held any lock.
#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// MARK: - Landlock (linux/landlock.h of Debian 12 is older than the kernel may be)

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

struct ruleset { uint64_t files, net, scoped; };
struct beneath { uint64_t allowed; int32_t parent; } __attribute__((packed));

enum {
  write_file = 1 << 1,
  // remove and make entries of every kind, 1 << 4 to 1 << 12
  change_folder = 0x1FF0,
  refer = 1 << 13,
  truncate_file = 1 << 14,
};

static void allow(int rules, int parent, uint64_t rights) {
  struct beneath rule = {rights, parent};
  if (parent >= 0) syscall(SYS_landlock_add_rule, rules, 1, &rule, 0);
}

int nightdesk_landlock(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
  return version < 1 ? 0 : (int)version;
}

// Takes from this process the right to write outside `folder`, to use TCP and to signal others, as far as the kernel can.
static void restrict_self(int folder) {
  int version = nightdesk_landlock();
  if (version == 0) return;
  uint64_t rights = write_file | change_folder;
  if (version >= 2) rights |= refer;
  if (version >= 3) rights |= truncate_file;
  struct ruleset set = {rights, version >= 4 ? 3 : 0, version >= 6 ? 3 : 0};
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  int rules = (int)syscall(SYS_landlock_create_ruleset, &set, size, 0);
  if (rules < 0) return;
  allow(rules, folder, rights);
  int null = open("/dev/null", O_PATH | O_CLOEXEC);
  allow(rules, null, rights & (write_file | truncate_file));
  syscall(SYS_landlock_restrict_self, rules, 0);
  if (null >= 0) close(null);
  close(rules);
}

// MARK: - Descriptors and limits

static void close_from(unsigned first) {
  if (syscall(SYS_close_range, first, ~0u, 0) == 0) return;
  struct rlimit limit;
  unsigned last = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536 ? (unsigned)limit.rlim_cur : 65536;
  for (unsigned i = first; i < last; i++) close((int)i);
}

static void limit(int resource, uint64_t value) {
  struct rlimit both;
  if (value == 0 || getrlimit(resource, &both) != 0) return;
  if (both.rlim_max == RLIM_INFINITY || both.rlim_max > value) both.rlim_max = value;
  both.rlim_cur = both.rlim_max;
  setrlimit(resource, &both);
}

// MARK: - The command

static void run_command(
  char *const arguments[], char *const environment[], int folder, int input, int output, int errors, int failure,
  const struct nightdesk_limits *limits, pid_t supervisor) {
  setsid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != supervisor) _exit(127);
  for (int i = 1; i < NSIG; i++) signal(i, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  umask(077);
  int code = 0;
  if (fchdir(folder) != 0) code = errno;
  // out of the way of 0, 1 and 2
  int kept[4] = {input, output, errors, failure};
  for (int i = 0; i < 4 && code == 0; i++) {
    kept[i] = fcntl(kept[i], F_DUPFD_CLOEXEC, 10);
    if (kept[i] < 0) code = errno;
  }
  for (int i = 0; i < 3 && code == 0; i++) {
    if (dup2(kept[i], i) < 0) code = errno;
  }
  if (code == 0) {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    restrict_self(folder);
    // 3 holds where a failure of exec is told, and is closed by exec
    if (dup3(kept[3], 3, O_CLOEXEC) == 3) {
      failure = 3;
      close_from(4);
    }
    limit(RLIMIT_CORE, 1);
    limit(RLIMIT_CPU, limits->cpu_seconds);
    limit(RLIMIT_FSIZE, limits->file_bytes);
    limit(RLIMIT_AS, limits->memory_bytes);
    limit(RLIMIT_NPROC, limits->processes);
    limit(RLIMIT_NOFILE, limits->open_files);
    execve(arguments[0], arguments, environment);
    code = errno;
  }
  if (write(failure, &code, sizeof code) < 0) _exit(126);
  _exit(127);
}

// MARK: - Descendants

struct process { int32_t pid, parent; };
static struct process processes[32768];

static int number(const char **text) {
  int value = 0;
  while (**text >= '0' && **text <= '9' && value < 100000000) value = value * 10 + (*(*text)++ - '0');
  return value;
}

// The parent of a process, as /proc/PID/stat has it behind the name; 0 where it is gone or has ended.
static int parent_of(const char *pid) {
  char path[64] = "/proc/";
  char text[512];
  size_t length = strlen(pid);
  if (length > 20) return 0;
  memcpy(path + 6, pid, length);
  memcpy(path + 6 + length, "/stat", 6);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t got = read(file, text, sizeof text - 1);
  close(file);
  if (got <= 0) return 0;
  text[got] = 0;
  const char *place = strrchr(text, ')');
  if (place == NULL || strlen(place) < 5 || place[2] == 'Z') return 0;
  place += 4;
  return number(&place);
}

static int list_processes(void) {
  static char buffer[1 << 15];
  int folder = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return 0;
  int count = 0;
  for (;;) {
    long got = syscall(SYS_getdents64, folder, buffer, sizeof buffer);
    if (got <= 0) break;
    for (long at = 0; at < got;) {
      unsigned short size = *(unsigned short *)(buffer + at + 16);
      const char *name = buffer + at + 19;
      at += size;
      const char *digits = name;
      int pid = number(&digits);
      if (pid <= 0 || *digits != 0 || count == 32768) continue;
      int parent = parent_of(name);
      if (parent > 0) processes[count++] = (struct process){pid, parent};
    }
  }
  close(folder);
  return count;
}

// Sends `sent` to every descendant of this process and returns how many there are.
static int signal_descendants(int sent) {
  static char is_ours[32768];
  int count = list_processes();
  int own = (int)getpid();
  int found = 0;
  memset(is_ours, 0, sizeof is_ours);
  for (int changed = 1; changed;) {
    changed = 0;
    for (int i = 0; i < count; i++) {
      if (is_ours[i]) continue;
      int ours = processes[i].parent == own;
      for (int j = 0; j < count && !ours; j++) ours = is_ours[j] && processes[j].pid == processes[i].parent;
      if (!ours) continue;
      is_ours[i] = 1;
      changed = 1;
      found++;
    }
  }
  for (int i = 0; i < count; i++) {
    if (is_ours[i]) kill(processes[i].pid, sent);
  }
  return found;
}

static void pause_for(long milliseconds) {
  struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  nanosleep(&time, NULL);
}

// Kills every descendant and reaps it: orphans come to this process, which is their subreaper. Those that fork while
// they are counted are stopped first, so that they cannot get ahead.
static int clear_descendants(pid_t command, int *status) {
  int most = 0;
  for (int round = 0; round < 2000; round++) {
    int got, state;
    while ((got = waitpid(-1, &state, WNOHANG)) > 0) {
      if (got == command) *status = state;
    }
    if (got < 0 && errno == ECHILD) return most;
    signal_descendants(SIGSTOP);
    int found = signal_descendants(SIGKILL);
    if (found > most) most = found;
    kill(-command, SIGKILL);
    pause_for(round < 20 ? 1 : 10);
  }
  return most;
}

// MARK: - The supervisor

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static void supervise(
  char *const arguments[], char *const environment[], int folder, int input, int output, int errors, int report,
  const struct nightdesk_limits *limits, int grace, pid_t parent) {
  // not the terminal's: a ^C there is the program's to deal with
  setsid();
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  sigset_t waited;
  sigemptyset(&waited);
  sigaddset(&waited, SIGCHLD);
  sigaddset(&waited, SIGTERM);
  sigprocmask(SIG_SETMASK, &waited, NULL);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGCHLD, SIG_DFL);
  signal(SIGTERM, SIG_DFL);
  if (getppid() != parent) _exit(1);

  struct nightdesk_outcome outcome = {0, 0, 0, 0};
  int failure[2];
  pid_t command = -1;
  if (pipe2(failure, O_CLOEXEC) == 0) {
    pid_t own = getpid();
    command = fork();
    if (command == 0) run_command(arguments, environment, folder, input, output, errors, failure[1], limits, own);
  }
  if (command < 0) {
    outcome.exec_error = errno;
    write(report, &outcome, sizeof outcome);
    _exit(1);
  }
  // the command's pipes end with the command
  close(failure[1]);
  close(input);
  close(output);
  close(errors);

  long long deadline = 0;
  int has_ended = 0;
  while (!has_ended) {
    struct timespec most = {0, 200 * 1000000};
    int got = sigtimedwait(&waited, NULL, &most);
    if (got == SIGTERM && deadline == 0) {
      outcome.was_stopped = 1;
      deadline = now() + grace;
      kill(-command, SIGTERM);
    }
    int state;
    pid_t ended;
    while ((ended = waitpid(-1, &state, WNOHANG)) > 0) {
      if (ended != command) continue;
      outcome.status = state;
      has_ended = 1;
    }
    if (deadline > 0 && now() >= deadline) break;
  }
  outcome.left_over = clear_descendants(command, &outcome.status);
  int code = 0;
  if (read(failure[0], &code, sizeof code) == sizeof code) outcome.exec_error = code;
  write(report, &outcome, sizeof outcome);
  _exit(0);
}

pid_t nightdesk_supervise(
  char *const arguments[], char *const environment[], int folder, int input, int output, int errors, int report,
  const struct nightdesk_limits *limits, int grace) {
  pid_t own = getpid();
  pid_t child = fork();
  if (child == 0) {
    // nothing of the program stays open here: not the lock, not a file of the edition
    int kept[5] = {folder, input, output, errors, report};
    for (int i = 0; i < 5; i++) kept[i] = fcntl(kept[i], F_DUPFD_CLOEXEC, 100);
    for (int i = 0; i < 5; i++) {
      if (kept[i] < 0 || dup3(kept[i], 3 + i, O_CLOEXEC) < 0) _exit(1);
    }
    close_from(8);
    int null = open("/dev/null", O_RDWR);
    for (int i = 0; i < 3 && null >= 0; i++) dup2(null, i);
    if (null > 7) close(null);
    supervise(arguments, environment, 3, 4, 5, 6, 7, limits, grace, own);
  }
  return child < 0 ? -errno : child;
}
