#include "base/freed_memory.h"

#include <malloc.h>

namespace cageot {

void keep_freed_memory()
{
#ifdef __GLIBC__
    static const bool done =
        mallopt(M_TRIM_THRESHOLD, 16 << 20) == 1 && mallopt(M_MMAP_THRESHOLD, 4 << 20) == 1;
    static_cast<void>(done);
#endif
}

void give_freed_memory_back()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace cageot
