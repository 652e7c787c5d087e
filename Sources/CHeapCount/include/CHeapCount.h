// How many blocks this process has taken from the heap so far, on all its threads.
//
// malloc, calloc, realloc, posix_memalign, aligned_alloc and memalign are replaced by functions that
// count and then do what glibc does. Only a program that links this target is counted.

#ifndef WEIR_HEAP_COUNT_H
#define WEIR_HEAP_COUNT_H

#include <stdint.h>

/// The number of blocks that were taken, and of those that were made larger or smaller.
uint64_t heap_count_blocks(void);

/// Writes where the next so many blocks are taken to the standard error, as addresses for addr2line.
void heap_count_show(int32_t stack_count);

#endif
