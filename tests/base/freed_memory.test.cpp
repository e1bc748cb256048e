#include "base/freed_memory.h"

#include "support/catch2_compat.h"

#include <fstream>
#include <memory>
#include <vector>

namespace cageot {
namespace {

/// Of this process, in pages of the machine's memory.
long resident_pages()
{
    std::ifstream statm("/proc/self/statm"); // proc(5)
    long all = 0, resident = 0;
    statm >> all >> resident;
    return resident;
}

} // namespace

TEST_CASE("what was freed goes back to the machine when the program says so", "[base]")
{
    keep_freed_memory();
    const long before = resident_pages();
    std::vector<std::unique_ptr<std::vector<char>>> pieces;
    for (int i = 0; i < 40'000; ++i)
        pieces.push_back(std::make_unique<std::vector<char>>(1000, 'x'));
    const long taken = resident_pages() - before;
    const auto last = std::move(pieces.back()); // above all the others
    pieces.clear();
    REQUIRE(resident_pages() - before > taken / 2);
    give_freed_memory_back();
    CHECK(resident_pages() - before < taken / 4);
}

} // namespace cageot
