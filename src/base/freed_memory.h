#pragma once

namespace cageot {

/// What is freed stays with the program, up to 16 MB and pieces of up to 4 MB each, for it is wanted
/// again at once: libharu 2.3 takes and frees 256 KiB of zlib state for every page, and glibc would
/// give them back to the kernel each time (4,100 calls of brk for 1,000 labels).
void keep_freed_memory();

/// What was freed so far goes back to the kernel: for a program that runs for weeks. Of 15 MB after a
/// backup of the sample week 6 stay (glibc 2.36).
void give_freed_memory_back();

} // namespace cageot
