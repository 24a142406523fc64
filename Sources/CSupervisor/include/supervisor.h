#pragma once
// Runs a foreign command so that nothing of it is left when it is over, whatever it does.
#include <stdint.h>
#include <sys/types.h>

// What a command may use. 0 leaves a limit as it is.
struct nightdesk_limits {
  uint64_t cpu_seconds;   // of each process
  uint64_t file_bytes;    // of each file
  uint64_t memory_bytes;  // of address space, of each process
  uint64_t processes;     // of the user
  uint64_t open_files;    // of each process
};

// What became of a command.
struct nightdesk_outcome {
  int32_t exec_error;  // the errno of a command that could not be started, else 0
  int32_t status;      // as waitpid has it
  int32_t left_over;   // how many processes it left behind, which were killed
  int32_t was_stopped; // whether it was told to end
};

// The version of Landlock that the kernel has; 0 where it has none, or it is switched off.
int nightdesk_landlock(void);

// Starts `arguments` (the first is a path) under a supervisor, a process of its own, and returns that process; or a
// negative errno.
//
// The command gets a session of its own, `folder` as its working directory, the three descriptors and no others, this
// environment and these limits, no new privileges and, where the kernel has Landlock, no right to write outside
// `folder`, to connect to TCP ports or to signal others. When it ends, all its descendants are killed; then an outcome is
// written to `report` and the supervisor ends. SIGTERM tells the supervisor to end the command: SIGTERM first,
// `grace` milliseconds later SIGKILL. It gets one when the thread that called this ends.
pid_t nightdesk_supervise(
  char *const arguments[], char *const environment[], int folder, int input, int output, int errors, int report,
  const struct nightdesk_limits *limits, int grace);
