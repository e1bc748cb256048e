#include "barcode/find_symbols.h"

#include "barcode/zxing_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cageot {
namespace {

/// One way to look at a picture.
struct Look {
    double scale;
    double degrees = 0; ///< turned by
    Threshold threshold = Threshold::local;
};

/// Greater ones find fine modules, smaller ones lose noise; ZXing sees bars only along rows and
/// columns, up to some 20° askew. Chosen and ordered by what each adds to those before it on
/// photographs like those of tests/flow/photographs.py, and by its time.
constexpr std::array looks = {
    Look{1},         Look{0.625},   Look{1.5},
    Look{0.625, 45}, Look{0.375},   Look{1, 0, Threshold::global},
    Look{2},         Look{1, 22.5}, Look{1, 67.5},
};
/// These are taken though the first found something: a label has two symbols, a crate many labels.
constexpr std::size_t always = 3;
constexpr int longest_side = 3200; ///< of a picture made greater; a finer one does not need it

/// Where a point of the picture as it was looked at is in the picture itself.
void put_back(FoundSymbol& symbol, const GrayPicture& seen, double degrees,
              const GrayPicture& picture, double scale)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    const double right = symbol.x - seen.width / 2.0, down = symbol.y - seen.height / 2.0;
    symbol.x = static_cast<int>((c * right + s * down) / scale + picture.width / 2.0);
    symbol.y = static_cast<int>((-s * right + c * down) / scale + picture.height / 2.0);
}

/// Our own codes have checks of their own (MOD 97-10), a QR and a Code 128 as symbols too; an EAN has
/// one digit of ten, and a damaged one was seen to pass it on many lines of one look.
int looks_needed(Symbology symbology)
{
    return symbology == Symbology::ean13 || symbology == Symbology::ean8 ? 2 : 1;
}

struct Candidate {
    FoundSymbol symbol;
    int looks = 0; ///< that saw it
    bool sure() const { return looks >= looks_needed(symbol.symbology); }
};

bool same_code(const FoundSymbol& a, const FoundSymbol& b)
{
    return a.symbology == b.symbology && a.text == b.text;
}

void look(const Look& how, const GrayPicture& picture, std::vector<Candidate>& candidates)
{
    const int longer = picture.longer_side();
    const int side = static_cast<int>(std::lround(longer * how.scale));
    if (side > std::max(longer, longest_side))
        return;
    GrayPicture seen = resized(picture, side);
    const double scale = static_cast<double>(seen.longer_side()) / longer;
    if (how.degrees != 0)
        seen = turned(seen, how.degrees);
    std::vector<FoundSymbol> fresh; // each code once
    for (FoundSymbol& symbol : zxing_find(seen, how.threshold)) {
        const auto same = [&](const FoundSymbol& other) { return same_code(other, symbol); };
        if (std::none_of(fresh.begin(), fresh.end(), same))
            fresh.push_back(std::move(symbol));
    }
    for (FoundSymbol& symbol : fresh) {
        put_back(symbol, seen, how.degrees, picture, scale);
        const auto known =
            std::find_if(candidates.begin(), candidates.end(),
                         [&](const Candidate& other) { return same_code(other.symbol, symbol); });
        if (known != candidates.end())
            ++known->looks;
        else
            candidates.push_back({std::move(symbol), 1});
    }
}

} // namespace

std::vector<FoundSymbol> find_symbols(const GrayPicture& picture)
{
    std::vector<Candidate> candidates;
    const auto sure = [](const Candidate& candidate) { return candidate.sure(); };
    for (std::size_t i = 0; i < looks.size() && !picture.pixels.empty(); ++i)
        if (i < always || std::none_of(candidates.begin(), candidates.end(), sure))
            look(looks[i], picture, candidates);
    std::vector<FoundSymbol> found;
    for (Candidate& candidate : candidates)
        if (candidate.sure())
            found.push_back(std::move(candidate.symbol));
    return found;
}

} // namespace cageot
