#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// What tells a relay from the others on paper and on the shelf.
struct RelayMark {
    std::string letter; ///< "C"
    std::string colour; ///< "BLEU"
    friend bool operator==(const RelayMark&, const RelayMark&) = default;
};

struct RelayMarkWish {
    std::optional<RelayMark> printed; ///< of the previous plan: stays
    RelayMark ruled;                  ///< what the rules say; an empty word: the next free one
};

struct GivenRelayMark {
    RelayMark mark;
    RelayMark refused; ///< ruled words that another relay has already; else empty
};
using RelayMarks = std::vector<GivenRelayMark>;

/// One mark for each wish, no letter and no colour twice. `taken` are further marks of the previous
/// plan: nobody else gets them. Letters given out here leave out I and O, which look like digits,
/// and F and S, which are zones on paper.
RelayMarks give_relay_marks(const std::vector<RelayMarkWish>& wishes,
                            const std::vector<RelayMark>& taken);

} // namespace cageot
