#include "CHeapCount.h"

#include <errno.h>
#include <execinfo.h>
#include <stdatomic.h>
#include <stddef.h>

// glibc's own allocator under the names that it keeps for replacements of malloc.
extern void *__libc_malloc(size_t byte_count);
extern void *__libc_calloc(size_t count, size_t byte_count);
extern void *__libc_realloc(void *block, size_t byte_count);
extern void *__libc_memalign(size_t alignment, size_t byte_count);

enum { frame_count_max = 24 };

static atomic_uint_fast64_t block_count;
static atomic_int stacks_left;

// backtrace() may allocate by itself, which must not be shown again.
static _Thread_local int is_showing;

static void count_block(void) {
  atomic_fetch_add_explicit(&block_count, 1, memory_order_relaxed);
  if (atomic_load_explicit(&stacks_left, memory_order_relaxed) <= 0 || is_showing) return;
  is_showing = 1;
  if (atomic_fetch_sub_explicit(&stacks_left, 1, memory_order_relaxed) > 0) {
    void *frames[frame_count_max];
    int frame_count = backtrace(frames, frame_count_max);
    backtrace_symbols_fd(frames, frame_count, 2);
    backtrace_symbols_fd(NULL, 0, 2);
  }
  is_showing = 0;
}

uint64_t heap_count_blocks(void) {
  return atomic_load_explicit(&block_count, memory_order_relaxed);
}

void heap_count_show(int32_t stack_count) {
  atomic_store_explicit(&stacks_left, stack_count, memory_order_relaxed);
}

void *malloc(size_t byte_count) {
  count_block();
  return __libc_malloc(byte_count);
}

void *calloc(size_t count, size_t byte_count) {
  count_block();
  return __libc_calloc(count, byte_count);
}

void *realloc(void *block, size_t byte_count) {
  count_block();
  return __libc_realloc(block, byte_count);
}

void *memalign(size_t alignment, size_t byte_count) {
  count_block();
  return __libc_memalign(alignment, byte_count);
}

void *aligned_alloc(size_t alignment, size_t byte_count) {
  count_block();
  return __libc_memalign(alignment, byte_count);
}

int posix_memalign(void **block, size_t alignment, size_t byte_count) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0)
    return EINVAL;
  count_block();
  *block = __libc_memalign(alignment, byte_count);
  return *block == NULL ? ENOMEM : 0;
}
