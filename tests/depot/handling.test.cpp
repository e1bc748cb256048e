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

TEST_CASE("only a printer that peels waits for a hand", "[depot]")
{
    CHECK(waits_for_hand(Handling::peel, MediaMode::printer));
    CHECK(waits_for_hand(Handling::layout, MediaMode::peel));
    CHECK_FALSE(waits_for_hand(Handling::layout, MediaMode::printer));
    CHECK_FALSE(waits_for_hand(Handling::tear, MediaMode::peel));
}

} // namespace cageot
