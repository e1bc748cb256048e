// The program is killed between any two of its durable steps, and what comes of the week is the same.

#include "depot/killed_depot.h"
#include "depot/watched_depot.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <vector>

namespace cageot {
namespace {

/// What a program does in a stretch of time, and how a killed one's depot goes on.
struct Stretch {
    const char* what;
    UtcMs from, to;  ///< the program that may be killed
    UtcMs end;       ///< when all is as it would have been
    UtcMs later_end; ///< the same after one more edit
};

constexpr Stretch closing{"the closing", on(monday, 20, 9), on(monday, 20, 14), on(monday, 21),
                          on(tuesday, 10)};
constexpr Stretch second_version{"an edit on Tuesday", on(tuesday, 9), on(tuesday, 9, 35),
                                 on(tuesday, 10), on(tuesday, 13)};
constexpr const char* tuesday_morning =
    R"({"at": "2026-11-10T09:05:00+01:00", "order": "R482019375",
        "lines": [{"line": 640011, "quantity": 1}, {"id": 640030, "variant": 20404, "quantity": 1}]})";
constexpr const char* tuesday_noon =
    R"({"at": "2026-11-10T12:00:00+01:00", "order": "R730154206", "shipping_method": 62})";

/// How a gap is tried.
struct Way {
    bool after;  ///< after the step, else before it
    bool again;  ///< the program that begins then is killed too
    bool prints; ///< everything that waits is printed before it begins
    bool later;  ///< an order is edited later
};
constexpr std::array<Way, 5> ways = {{
    {false, false, false, false},
    {true, false, false, false},
    {false, true, false, false},
    {true, false, true, false},
    {false, false, false, true},
}};

/// Every gap in every way takes minutes: scripts/soak sets this.
bool is_long()
{
    return std::getenv("CAGEOT_SOAK") != nullptr;
}

/// Else every so many gaps in one way; no multiple of the number of ways, so that each has its turn.
long stride()
{
    if (is_long())
        return 1;
    return is_on_postgresql() ? 16 : 3;
}

/// The lines where two outcomes part; empty when they are the same.
std::string first_difference(const std::string& text, const std::string& wanted)
{
    const auto [here, there] = std::ranges::mismatch(text, wanted);
    if (here == text.end() && there == wanted.end())
        return "";
    const auto line_at = [](const std::string& whole, std::size_t place) {
        const std::size_t before = whole.rfind('\n', place);
        return whole.substr(before + 1, whole.find('\n', place) - before - 1);
    };
    const auto place = static_cast<std::size_t>(here - text.begin());
    return line_at(text, place) + "\ninstead of\n" + line_at(wanted, place);
}

class Trials {
public:
    Trials(TestShop& shop, const KilledDepot& before, const Stretch& stretch)
        : shop_(shop)
        , before_(before)
        , stretch_(stretch)
    {
        KilledDepot undisturbed(shop_, before_);
        const DurableSteps steps =
            undisturbed.watch_in_child(stretch_.from, stretch_.to).value_or(DurableSteps{});
        REQUIRE(steps.of_databases > 5);
        REQUIRE(steps.all > steps.of_databases + 20);
        gaps_ = steps.all;
        for (const Way& way : ways) {
            KilledDepot depot(shop_, before_);
            depot.watch(stretch_.from, stretch_.to);
            outcomes_.push_back(end(depot, way));
        }
    }

    void run()
    {
        for (long gap = 1; gap <= gaps_; gap += stride())
            for (std::size_t way = 0; way < ways.size(); ++way)
                if (is_long() || static_cast<std::size_t>(gap) % ways.size() == way)
                    attempt(gap, way);
        std::cout << stretch_.what << ": " << gaps_ << " gaps, " << kills_ << " kills\n";
        CHECK(kills_ >= (is_long() ? std::ssize(ways) : 1) * gaps_ / stride());
    }

private:
    void attempt(long gap, std::size_t number)
    {
        CAPTURE(stretch_.what, gap, number);
        const Way& way = ways.at(number);
        KilledDepot depot(shop_, before_);
        REQUIRE_FALSE(depot.watch_in_child(stretch_.from, stretch_.to, Kill{gap, way.after}));
        ++kills_;
        if (way.prints)
            depot.print(stretch_.to);
        // Whatever is left to do then, one of its first steps is deadly.
        if (way.again && !depot.watch_in_child(stretch_.to, stretch_.end, Kill{1 + gap % 11, true}))
            ++kills_;
        CHECK(first_difference(end(depot, way), outcomes_.at(number)) == "");
    }

    std::string end(KilledDepot& depot, const Way& way)
    {
        depot.watch(stretch_.to + 60'000, way.later ? stretch_.later_end : stretch_.end);
        if (way.prints)
            depot.print(stretch_.end);
        return depot.outcome();
    }

    TestShop& shop_;
    const KilledDepot& before_;
    const Stretch stretch_;
    long gaps_ = 0, kills_ = 0;
    std::vector<std::string> outcomes_; ///< of each way, without a kill
};

TestShop& edit(TestShop& shop, std::initializer_list<const char*> edits)
{
    for (const char* edit : edits)
        shop.edit(edit);
    return shop;
}

} // namespace

TEST_CASE("killed at any moment of a closing, the program ends up with the same first version",
          "[watch][kills]")
{
    TestShop shop("small.json");
    edit(shop, {tuesday_morning});
    KilledDepot before(shop);
    before.watch(on(monday, 19, 40), closing.from);
    Trials(shop, before, closing).run();
}

TEST_CASE("killed at any moment of an edit, the program ends up with the same second version",
          "[watch][kills]")
{
    TestShop shop("small.json");
    edit(shop, {tuesday_morning, tuesday_noon});
    KilledDepot before(shop);
    before.watch(on(monday, 19, 40), on(monday, 21));
    before.print(on(monday, 21));
    before.watch(on(monday, 21), second_version.from);
    Trials(shop, before, second_version).run();
}

} // namespace cageot
