#include "depot/spread.h"

#include "support/catch2_compat.h"

#include <algorithm>
#include <random>

namespace cageot {
namespace {

using Given = std::map<JobKey, PrinterName>;

UnsentJob job(const std::string& key, const std::string& printer, long pages,
              const std::string& stretch = "", const std::string& batch = "")
{
    return {{key}, {printer}, stretch.empty() ? key : stretch, batch, pages};
}

GroupPrinter printer(const std::string& name, long pages = 0, bool can_print = true)
{
    GroupPrinter printer;
    printer.name = {name};
    printer.pages = pages;
    printer.can_print = can_print;
    return printer;
}

std::string text_of(const std::vector<UnsentJob>& jobs, const Given& given)
{
    std::string text;
    for (const UnsentJob& one : jobs)
        text += given.at(one.key).value;
    return text;
}

struct Case {
    const char* what;
    std::vector<UnsentJob> jobs;
    std::vector<GroupPrinter> printers;
    const char* given; ///< the printer of each job, in order
};

GroupPrinter with(GroupPrinter one, void (*change)(GroupPrinter&))
{
    change(one);
    return one;
}

UnsentJob urgent(UnsentJob one)
{
    one.urgent = true;
    return one;
}

} // namespace

TEST_CASE("unsent work is spread over a group by whole stretches", "[depot]")
{
    const std::vector<GroupPrinter> two = {printer("a"), printer("b")};
    const auto c = GENERATE_COPY(values<Case>({
        {"alone", {job("1", "", 20), job("2", "", 20)}, {printer("a")}, "aa"},
        {"new farms go to who ends first",
         {job("1", "", 60, "1", "A"), job("2", "", 60, "2", "B"), job("3", "", 20, "3", "C")},
         two,
         "aba"},
        {"what a printer has to do counts",
         {job("1", "", 10, "1", "A"), job("2", "", 10, "2", "B")},
         {printer("a", 50), printer("b")},
         "bb"},
        {"the jobs of one product are never parted",
         {job("1", "", 20, "p"), job("2", "", 20, "p"), job("3", "", 20, "p")},
         two,
         "aaa"},
        {"a farm's small stretches stay together",
         {job("1", "", 15, "1", "A"), job("2", "", 15, "2", "A"), job("3", "", 15, "3", "B")},
         two,
         "aab"},
        {"a large farm is shared",
         {job("1", "", 40, "1", "A"), job("2", "", 40, "2", "A"), job("3", "", 40, "3", "A"),
          job("4", "", 40, "4", "A")},
         two,
         "aabb"},
        {"a faster printer takes more",
         {job("1", "", 60, "1", "A"), job("2", "", 60, "2", "B"), job("3", "", 60, "3", "C")},
         {with(printer("a"), [](GroupPrinter& p) { p.pages_per_minute = 60; }),
          with(printer("b"), [](GroupPrinter& p) { p.pages_per_minute = 300; })},
         "bbb"},
        {"what waits stays where it is", {job("1", "b", 20), job("2", "b", 20)}, two, "bb"},
        {"work leaves a printer that cannot print, its order kept",
         {job("1", "a", 20), job("2", "b", 20), job("3", "a", 20)},
         {printer("a", 0, false), printer("b")},
         "bbb"},
        {"also what it has begun",
         {job("1", "a", 20, "p")},
         {with(printer("a", 0, false), [](GroupPrinter& p) { p.begun = {"p"}; }), printer("b")},
         "b"},
        {"while nobody can print everything stays",
         {job("1", "a", 20), job("2", "b", 20)},
         {printer("a", 0, false), printer("b", 0, false)},
         "ab"},
        {"what is new waits at the first then",
         {job("1", "", 20)},
         {printer("a", 0, false), printer("b", 0, false)},
         "a"},
        {"work of a printer that has left the group",
         {job("1", "gone", 20)},
         {printer("a"), printer("b")},
         "a"},
        {"the last stretches leave a printer that is far behind",
         {job("1", "a", 40), job("2", "a", 40), job("3", "a", 40)},
         two,
         "aab"},
        {"a little behind is no cause", {job("1", "a", 39), job("2", "a", 20)}, two, "aa"},
        {"a stretch that was begun is not moved to balance",
         {job("1", "a", 20, "p"), job("2", "a", 200, "p")},
         {with(printer("a", 20), [](GroupPrinter& p) { p.begun = {"p"}; }), printer("b")},
         "aa"},
        {"nothing goes to a stock without a layout",
         {job("1", "a", 20), job("2", "", 20)},
         {printer("a", 900), with(printer("b"), [](GroupPrinter& p) { p.has_layouts = false; })},
         "aa"},
        {"nor a job of several pages to a roll",
         {job("1", "a", 2), job("2", "a", 1)},
         {printer("a", 0, false),
          with(printer("b"), [](GroupPrinter& p) { p.one_page_jobs = true; })},
         "ab"},
        {"what somebody waits for goes where least is before it",
         {job("1", "a", 100, "1", "A"), urgent(job("2", "", 1, "2", "A"))},
         {printer("a", 5), printer("b", 20)},
         "aa"},
        {"and is not moved again",
         {urgent(job("1", "a", 1))},
         {printer("a", 90), printer("b")},
         "a"},
    }));
    INFO(c.what);
    CHECK(text_of(c.jobs, spread(c.jobs, c.printers)) == c.given);
}

TEST_CASE("a group without printers is a mistake of the caller", "[depot]")
{
    CHECK_THROWS_AS(spread({job("1", "", 1)}, {}), std::logic_error);
}

namespace {

/// A random state of a group in the middle of a morning.
class RandomGroup {
public:
    explicit RandomGroup(unsigned seed)
        : random_(seed)
    {
        const int count = number(1, 4);
        for (int i = 0; i < count; ++i) {
            GroupPrinter& one = printers.emplace_back(
                printer(std::string(1, static_cast<char>('a' + i)), number(0, 80), chance(80)));
            one.pages_per_minute = chance(50) ? number(30, 400) : 0;
            one.has_layouts = chance(90);
            one.one_page_jobs = chance(10);
        }
        const bool calm = chance(20); // everything waits at one of them
        const int stretches = calm ? number(1, 3) : number(1, 25);
        for (int stretch = 0; stretch < stretches; ++stretch)
            add_stretch(std::to_string(stretch), calm);
    }
    const GroupPrinter* find(const PrinterName& name) const
    {
        const auto found = std::find_if(printers.begin(), printers.end(),
                                        [&](const GroupPrinter& one) { return one.name == name; });
        return found == printers.end() ? nullptr : &*found;
    }

    std::vector<GroupPrinter> printers;
    std::vector<UnsentJob> jobs;

private:
    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    void add_stretch(const std::string& name, bool calm)
    {
        std::string where;
        if (calm || chance(60))
            where = chance(5) ? "gone" : printers[at_random()].name.value;
        if (GroupPrinter& one = printers[at_random()]; chance(20))
            one.begun.insert(name);
        const std::string batch(1, static_cast<char>('A' + number(0, 5)));
        for (int i = number(1, 4); i > 0; --i)
            jobs.push_back(job(name + "." + std::to_string(i), where, number(1, 20), name, batch));
        jobs.back().urgent = chance(5);
    }
    std::size_t at_random()
    {
        return static_cast<std::size_t>(number(0, static_cast<int>(printers.size()) - 1));
    }

    std::mt19937 random_;
};

bool is_home(const RandomGroup& group, const PrinterName& name)
{
    const GroupPrinter* one = group.find(name);
    return one != nullptr && one->can_print;
}

/// How much later than the first the last printer that can print ends, as things are.
long spread_of_ends(const RandomGroup& group)
{
    std::vector<long> ends;
    for (const GroupPrinter& one : group.printers) {
        long pages = one.pages;
        for (const UnsentJob& waiting : group.jobs)
            if (waiting.printer == one.name && !waiting.urgent)
                pages += waiting.pages;
        if (one.can_print)
            ends.push_back(pages * 60'000 /
                           (one.pages_per_minute > 0 ? one.pages_per_minute : 200));
    }
    return *std::max_element(ends.begin(), ends.end()) -
           *std::min_element(ends.begin(), ends.end());
}

} // namespace

TEST_CASE(
    "whatever the group, no stretch is torn, nothing moves without cause, and what was spread "
    "stays",
    "[depot]")
{
    const unsigned seed = GENERATE(range(0U, 600U));
    CAPTURE(seed);
    RandomGroup group(seed);
    const Given given = spread(group.jobs, group.printers);
    CHECK(given.size() == group.jobs.size());
    const bool anybody = std::any_of(group.printers.begin(), group.printers.end(),
                                     [](const GroupPrinter& one) { return one.can_print; });
    std::map<std::pair<std::string, std::string>, PrinterName> together;
    for (const UnsentJob& one : group.jobs) {
        const PrinterName& to = given.at(one.key);
        INFO(one.key.value << ": " << one.printer.value << " -> " << to.value);
        const auto at = together.emplace(std::pair(one.stretch, one.printer.value), to).first;
        CHECK(at->second == to);
        if (to == one.printer)
            continue;
        const GroupPrinter* target = group.find(to);
        REQUIRE(target != nullptr);
        if (anybody && !one.printer.value.empty()) {
            CHECK(target->can_print);
            CHECK(target->has_layouts);
            CHECK_FALSE((target->one_page_jobs && one.pages > 1));
        }
        if (is_home(group, one.printer)) {
            CHECK_FALSE(group.find(one.printer)->begun.contains(one.stretch));
            CHECK_FALSE(one.urgent);
        }
    }
    // Asked again, with nothing new, everybody keeps what he has.
    RandomGroup again = group;
    for (UnsentJob& one : again.jobs)
        one.printer = given.at(one.key);
    CHECK(spread(again.jobs, again.printers) == given);
    // And who ends little later than the others keeps everything.
    const bool all_home = std::all_of(group.jobs.begin(), group.jobs.end(),
                                      [&](const auto& one) { return is_home(group, one.printer); });
    if (all_home && spread_of_ends(group) < far_behind_ms)
        for (const UnsentJob& one : group.jobs)
            CHECK(given.at(one.key) == one.printer);
}

} // namespace cageot
