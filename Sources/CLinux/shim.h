// Linux calls that Swift's Glibc module does not bring, or brings as variadic functions.
#ifndef WEIR_CLINUX_SHIM_H
#define WEIR_CLINUX_SHIM_H

// _GNU_SOURCE is not defined here: with it, <sys/select.h> declares fd_set otherwise than in Swift's
// Glibc module, and whether the compiler notices depends on which module it loads first.

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

// open(2) is variadic, and Swift imports no variadic functions under strict settings.
static inline int weir_open(const char *path, int flags, unsigned int mode) {
  return open(path, flags, (mode_t)mode);
}

// A copy of a descriptor that is closed by exec: fcntl(2) is variadic.
static inline int weir_duplicate(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, 0); }

// The command line, from the stack on which the kernel put it. Swift's CommandLine reads /proc, which
// a chroot lacks, or looks beside environ, which setenv(3) in a preloaded library moves.
extern void *__libc_stack_end;
static inline long weir_argument_count(void) { return *(const long *)__libc_stack_end; }
static inline const char *weir_argument(long place) {
  return ((const char *const *)__libc_stack_end)[1 + place];
}

// The environment, which Swift does not let through because it is a variable.
static inline char **weir_environment(void) {
  extern char **environ;
  return environ;
}

// Has this process killed (SIGKILL) when the thread that made it ends; prctl(2) is variadic. By number
// (1 is PR_SET_PDEATHSIG): <sys/prctl.h> would bring types that belong to Swift's Glibc module.
static inline int weir_die_with_parent(void) { return (int)syscall(SYS_prctl, 1, 9, 0, 0, 0); }

// Has this process killed (SIGXCPU) once it has used so many seconds of processor time more. By number:
// <sys/resource.h> would bring types that belong to Swift's Glibc module.
static inline int weir_limit_processor_time(unsigned long seconds) {
  long spent[2];  // CLOCK_PROCESS_CPUTIME_ID
  if (syscall(SYS_clock_gettime, 2, spent) != 0) return -1;
  unsigned long limit[2];  // RLIMIT_CPU: what is allowed, and what may be
  if (syscall(SYS_prlimit64, 0, 0, (void *)0, limit) != 0) return -1;
  unsigned long wanted = (unsigned long)spent[0] + 1 + seconds;
  limit[0] = wanted < limit[1] ? wanted : limit[1];
  return (int)syscall(SYS_prlimit64, 0, 0, limit, (void *)0);
}

// flock(2), whose name Swift gives to the structure of fcntl(2).
static inline int weir_flock(int descriptor, int operation) { return flock(descriptor, operation); }

// How many cores sched_getaffinity(2) allows this process, by number: its wrapper needs _GNU_SOURCE.
// 0 where the kernel does not say.
static inline int weir_core_count(void) {
  unsigned long mask[128];
  long bytes = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
  int count = 0;
  for (long word = 0; word < bytes / (long)sizeof *mask; word++)
    count += __builtin_popcountl(mask[word]);
  return count;
}

// statfs(2), whose name Swift gives to the structure.
static inline int weir_statfs(const char *path, struct statfs *status) {
  return statfs(path, status);
}

// renameat2(2) with RENAME_NOREPLACE, by number: its wrapper needs _GNU_SOURCE,
// with which this module's types would differ from those of other modules.
static inline int weir_rename_exclusive(
    int from_directory, const char *from, int to_directory, const char *to) {
  return (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, 1U);
}

// syncfs(2), by number, for the same reason.
static inline int weir_syncfs(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

// AT_EMPTY_PATH of linux/fcntl.h, which is hidden without _GNU_SOURCE.
static const int weir_at_empty_path = 0x1000;

// What statx(2) says about one file, in plain types.
struct weir_status {
  unsigned int mode;
  unsigned int owner;
  unsigned int group;
  unsigned long long device;
  unsigned long long mount;
  unsigned long long inode;
  unsigned long long links;
  long long size;
  long long modified_nanoseconds;
  long long changed_nanoseconds;
};

// The kernel's struct statx, of which the C library shows less or more by version.
struct weir_statx_time {
  long long seconds;
  unsigned int nanoseconds;
  int reserved;
};

struct weir_statx {
  unsigned int mask, block_size;
  unsigned long long attributes;
  unsigned int links, owner, group;
  unsigned short mode, reserved;
  unsigned long long inode, size, blocks, attributes_mask;
  struct weir_statx_time accessed, born, changed, modified;
  unsigned int rdev_major, rdev_minor, device_major, device_minor;
  unsigned long long mount;
  unsigned long long spare[13];
};

// Nanoseconds since 1970; times beyond the years 1678 and 2261 are cut to those, for a producer can
// set any.
static inline long long weir_nanoseconds(struct weir_statx_time time) {
  if (time.seconds > 9223372035LL) return 9223372035LL * 1000000000LL;
  if (time.seconds < -9223372035LL) return -9223372035LL * 1000000000LL;
  return time.seconds * 1000000000LL + time.nanoseconds;
}

// statx(2) of a path, of the path without following a symbolic link, or (path "") of a descriptor.
static inline int weir_statx(
    int descriptor, const char *path, int at_flags, struct weir_status *status) {
  struct weir_statx raw;
  // 0x17ff: basic statistics, birth time and mount id (Linux 5.8).
  if (syscall(SYS_statx, descriptor, path, at_flags, 0x17ffU, &raw) != 0) return -1;
  status->mode = raw.mode;
  status->owner = raw.owner;
  status->group = raw.group;
  status->device = (unsigned long long)raw.device_major << 32 | raw.device_minor;
  status->mount = raw.mask & 0x1000U ? raw.mount : 0;
  status->inode = raw.inode;
  status->links = raw.links;
  status->size = (long long)raw.size;
  status->modified_nanoseconds = weir_nanoseconds(raw.modified);
  status->changed_nanoseconds = weir_nanoseconds(raw.changed);
  return 0;
}

#endif
