#include "depot/handling.h"

#include "support/catch2_compat.h"

namespace cageot {

TEST_CASE("a printer's handling comes before the layout's mode, in the driver's words", "[depot]")
{
    const auto [handling, layout, word] = GENERATE(table<Handling, MediaMode, std::string>({
        {Handling::layout, MediaMode::printer, ""},
        {Handling::layout, MediaMode::tear, "Tear"},
        {Handling::layout, MediaMode::peel, "Peel"},
        {Handling::layout, MediaMode::cut, "Cutter"},
        {Handling::layout, MediaMode::rewind, "Rewind"},
        {Handling::tear, MediaMode::cut, "Tear"},
        {Handling::peel, MediaMode::printer, "Peel"},
        {Handling::cut, MediaMode::tear, "Cutter"},
        {Handling::rewind, MediaMode::peel, "Rewind"},
    }));
    CHECK(zebra_print_mode(media_mode(handling, layout)) == word);
}

} // namespace cageot
