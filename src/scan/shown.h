#pragma once

// What a station shows of a judgement: values that a page or a line of text is made of.

#include "scan/judge.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cageot {

struct ShownCrate {
    std::string code, mark;            ///< "14 F"
    int number = 0;                    ///< 14
    std::string letter, colour, relay; ///< "C", "BLEU", "Aragon"
    Zone zone = Zone::ambient;
    int seen = 0, needed = 0; ///< articles
    bool complete = false;
    std::vector<std::string> cold; ///< marks of the order's colder containers, which wait elsewhere
    int more = 0;                  ///< containers more than one
};

/// What a crate still needs of one line.
struct ShownLine {
    std::string code; ///< to tick it by: a unit label that was not seen, or the product's head
    std::string product;
    int seen = 0, needed = 0; ///< articles
};

struct Shown {
    std::optional<ShownCrate> crate;
    std::string product;                      ///< of what was scanned
    int seen = 0, needed = 0;                 ///< articles of its line in this crate
    std::vector<std::pair<int, int>> numbers; ///< of a head: for each number the articles
    bool spread = false;                      ///< its goods have no labels and are not all in
    std::vector<ShownLine> missing;           ///< of the crate, when it is opened or counted
    std::string now;                          ///< of a replaced label: the code in its place
    int crates_left =
        0; ///< containers that are not complete; when one is, or a van's that are not loaded
};

/// `packing` is with the judged scan.
Shown shown_of(const Packing& packing, const Judgement& judgement);

/// What a crate still needs, by line.
std::vector<ShownLine> missing_in(const Packing& packing, std::size_t crate);

struct VerdictWords {
    std::string word;     ///< "STOP"
    std::string sentence; ///< what is so and what to do
};
VerdictWords french_words(const Judgement& judgement, const Shown& shown);

} // namespace cageot
