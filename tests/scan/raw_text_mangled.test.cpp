#include "base/code_sequence.h"
#include "base/scanner_card.h"
#include "base/text.h"
#include "plan/random_sessions.h"
#include "scan/raw_text.h"
#include "scan/typed_keys.h"
#include "support/catch2_compat.h"

#include <iostream>

using namespace cageot;

namespace {

const std::array countries{Country::us, Country::fr, Country::be};
const std::array locks{Lock::off, Lock::linux_like, Lock::windows_like};

Code some_code(Dice& dice, CodeSequence& codes)
{
    switch (dice.roll(4)) {
    case 0:
        return codes.next_crate();
    case 1:
        return codes.next_product();
    case 2:
        return Code(CodeKind::command, static_cast<std::uint32_t>(1 + dice.roll(7)));
    default:
        return codes.next_unit();
    }
}

std::string with_ends(Dice& dice, const std::string& text)
{
    static const std::vector<std::string> before{"", "", " ", "\x02", "\ufeff"};
    static const std::vector<std::string> after{"\r", "\n",  "\r\n", "\t",
                                                "",   " \r", "\x1d", "\x03"};
    return dice.pick(before) + text + dice.pick(after);
}

/// Keys that were lost or came twice on the way, or two scanners at once.
std::string damaged(Dice& dice, const std::string& arrived, const std::string& other, int damage)
{
    std::u32string signs = to_code_points(arrived);
    const std::u32string others = to_code_points(other);
    const auto at = static_cast<std::size_t>(dice.roll(static_cast<int>(signs.size())));
    if (damage == 1) {
        signs.erase(at, 1);
    } else if (damage == 2) {
        signs.insert(at, 1, signs[at]);
    } else {
        std::u32string both;
        std::size_t i = 0, k = 0;
        while (i < signs.size() || k < others.size())
            both += (k == others.size() || (i < signs.size() && dice.one_in(2))) ? signs[i++]
                                                                                 : others[k++];
        return to_utf8(both);
    }
    return to_utf8(signs);
}

struct Scan {
    Code code;
    std::optional<Code> crate; ///< of a QR
    std::string arrived;
    std::optional<Code> other; ///< whose keys came among those of `code`
    bool whole = true;
};

Scan some_scan(Dice& dice, CodeSequence& codes)
{
    Scan scan{some_code(dice, codes), {}, {}, {}, !dice.one_in(4)};
    if (scan.code.kind() == CodeKind::unit && dice.one_in(3))
        scan.crate = codes.next_crate();
    const std::string prefix = dice.one_in(3) ? (scan.crate ? "]Q1" : "]C0") : "";
    const Country scanner = countries[static_cast<std::size_t>(dice.roll(3))];
    const Country host = countries[static_cast<std::size_t>(dice.roll(3))];
    const Lock lock = locks[static_cast<std::size_t>(dice.roll(3))];
    const std::string printed =
        scan.crate ? to_string(UnitInCrate{scan.code, *scan.crate}) : to_string(scan.code);
    scan.arrived = arriving_text(prefix + printed, scanner, host, lock);
    if (!scan.whole) {
        const Code other = some_code(dice, codes);
        const int damage = 1 + dice.roll(3);
        if (damage == 3)
            scan.other = other;
        scan.arrived =
            damaged(dice, scan.arrived,
                    arriving_text(prefix + to_string(other), scanner, host, lock), damage);
    }
    scan.arrived = with_ends(dice, scan.arrived);
    return scan;
}

/// As it was printed; of two scanners, one after the other.
bool is_right(const Scan& scan, const RawText& read)
{
    if (read.code == scan.code && read.crate == scan.crate)
        return true;
    return scan.other && ((read.code == scan.code && read.crate == scan.other) ||
                          (read.code == scan.other && read.crate == scan.code));
}

struct Counts {
    int read = 0, refused = 0, foreign = 0, wrong = 0;
};

std::string told(const Counts& counts)
{
    return std::to_string(counts.read) + " read, " + std::to_string(counts.refused) + " refused, " +
           std::to_string(counts.foreign) + " taken for a shop's, " + std::to_string(counts.wrong) +
           " wrong";
}

} // namespace

TEST_CASE("a code of ours on any keyboard is read as it was printed, or not at all", "[scan]")
{
    Dice dice(20261126);
    CodeSequence codes(CodeKey{7, 1}, {});
    Counts whole, hurt;
    for (int i = 0; i < 100'000; ++i) {
        const Scan scan = some_scan(dice, codes);
        const RawText read = read_raw_text(scan.arrived);
        Counts& counts = scan.whole ? whole : hurt;
        if (read.kind == TextKind::unreadable)
            ++counts.refused;
        else if (read.kind == TextKind::foreign)
            ++counts.foreign; // digits alone, which nothing is credited for
        else if (is_right(scan, read))
            ++counts.read;
        else
            ++counts.wrong;
    }
    std::cout << "texts that arrived whole: " << told(whole)
              << "; with keys lost or doubled or of two scanners: " << told(hurt) << "\n";
    CHECK(whole.refused + whole.foreign + whole.wrong == 0);
    CHECK(hurt.wrong == 0);
    CHECK(hurt.refused > 20'000);
}

TEST_CASE("a shop's bar code is read on any keyboard", "[scan]")
{
    for (const Country scanner : countries)
        for (const Country host : countries)
            for (const Lock lock : locks)
                for (const std::string digits :
                     {"3017620422003", "96385074", "036000291452", "13017620422000"})
                    for (const std::string prefix : {"", "]E0"}) {
                        const std::string arrived =
                            arriving_text(prefix + digits, scanner, host, lock);
                        INFO(digits << " arrived as «" << arrived << "»");
                        const RawText read = read_raw_text(arrived + "\r");
                        CHECK(read.kind == TextKind::foreign);
                        CHECK(read.digits == digits);
                    }
}

TEST_CASE("the test symbol names what is wrong", "[scan]")
{
    using F = KeyboardFault;
    const std::array<std::array<F, 3>, 3> faults = {{
        {F::none, F::us_on_french, F::us_on_belgian},
        {F::french_on_us, F::none, F::french_on_belgian},
        {F::belgian_on_us, F::belgian_on_french, F::none},
    }};
    for (std::size_t scanner = 0; scanner < 3; ++scanner)
        for (std::size_t host = 0; host < 3; ++host) {
            const auto read = [&](Lock lock) {
                return read_raw_text(
                    arriving_text(scanner_card_text, countries[scanner], countries[host], lock));
            };
            INFO(scanner << " on " << host);
            CHECK(read(Lock::off).kind == TextKind::test);
            CHECK(read(Lock::off).fault == faults[scanner][host]);
            for (const Lock lock : {Lock::linux_like, Lock::windows_like}) {
                CHECK(read(lock).kind == TextKind::test);
                // On Windows both AZERTY keyboards make the same of an American scanner's keys.
                const bool same = lock == Lock::windows_like && host == 2 && scanner == 0;
                CHECK(read(lock).fault == (scanner == host ? F::capitals_locked
                                           : same          ? F::us_on_french
                                                           : faults[scanner][host]));
            }
        }
}
