#include "barcode/print_quality.h"

#include "barcode/drawn_symbol.h"
#include "barcode/read_symbol.h"
#include "barcode/sample_payload.h"
#include "support/catch2_compat.h"

#include <cmath>

using namespace cageot;

namespace {

const Symbol unit = encode(Symbology::code128, "U1234567874");
const Symbol square = encode(Symbology::qr, "U1234567874C12666744");

/// A verifier gives hundredths.
double hundredths(double value)
{
    return std::round(value * 100) / 100;
}

/// The symbol printed with `gain_dots` more black, sixteen pixels a dot: black squares grow over
/// white ones, or the other way round.
Dots printed_symbol(const Symbol& symbol, int module_dots, double gain_dots)
{
    const int side = 16 * module_dots;
    const int half = static_cast<int>(std::abs(gain_dots) * 8);
    const bool bars = is_linear(symbol.symbology);
    const Dots drawn = drawn_symbol(symbol, 1, 1);
    Dots picture(drawn.width() * side, bars ? 40 : drawn.height() * side);
    for (const bool growing : {false, true})
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x) {
                if (growing != (drawn.at(x, y) == (gain_dots > 0)))
                    continue;
                const int grow = growing ? half : 0;
                picture.fill(bars ? DotRect{x * side - grow, 0, side + 2 * grow, 40}
                                  : grown({x * side, y * side, side, side}, grow),
                             drawn.at(x, y));
            }
    return picture;
}

} // namespace

TEST_CASE("a Code 128 bears half a dot at 2 dots a module and a whole one at 3", "[barcode]")
{
    struct Row {
        int dots;
        double gain, left;
        Grade grade;
    };
    // 1 − 3 · gain / (1.75 · dots): the bar sum of ISO/IEC 15417 is the first to go
    for (const Row& row :
         {Row{2, 0, 1, Grade::a}, Row{2, 0.5, 0.57, Grade::b}, Row{2, 1, 0.14, Grade::f},
          Row{3, 0.5, 0.71, Grade::a}, Row{3, 1, 0.43, Grade::c}, Row{4, 0.5, 0.79, Grade::a},
          Row{4, 1, 0.57, Grade::b}, Row{2, -0.5, 0.57, Grade::b}, Row{1, 1, 0, Grade::f}}) {
        CAPTURE(row.dots, row.gain);
        CHECK(hundredths(decodability(unit, row.dots, row.gain)) == row.left);
        CHECK(predicted_grade(unit, row.dots, row.gain) == row.grade);
    }
}

TEST_CASE("an EAN bears growth less by its 1, 2, 7 and 8 alone", "[barcode]")
{
    const Symbol ean = encode(Symbology::ean13, "3412345678900");
    CHECK(hundredths(decodability(ean, 3, 0)) == 1);
    CHECK(hundredths(decodability(ean, 3, 0.5)) == 0.67); // two bars half a dot wider, of 3 dots
    CHECK(predicted_grade(ean, 3, 0.5) == Grade::a);
    CHECK(predicted_grade(ean, 3, 1) == Grade::d);
    CHECK(predicted_grade(ean, 4, 1) == Grade::b);
    // only digits whose edges say all: similar edges move together
    const Symbol even = encode(Symbology::ean8, "03456934");
    CHECK(hundredths(decodability(even, 3, 1)) == 1);
    CHECK(decodability(even, 3, 3) == 0); // no space is left
}

TEST_CASE("a square bears growth until its lone light modules close", "[barcode]")
{
    CHECK(modulation(square, 3, 0) == 1);
    CHECK(modulation(square, 3, 0.5) == 1); // within the aperture's own margin
    CHECK(predicted_grade(square, 3, 0.5) == Grade::a);
    CHECK(predicted_grade(square, 3, 1) == Grade::c);
    CHECK(predicted_grade(square, 4, 1) == Grade::a);
    CHECK(predicted_grade(square, 2, 1) == Grade::f);
    CHECK(predicted_grade(square, 3, -1) == Grade::c); // lone dark modules fade as light ones close
}

TEST_CASE("more growth never grades better, a larger module never worse", "[barcode]")
{
    for (const Symbology symbology : all_symbologies) {
        const Symbol symbol = encode(symbology, sample_payload(symbology));
        for (int dots = 1; dots <= 8; ++dots)
            for (double gain = 0; gain <= 2; gain += 0.125) {
                CAPTURE(to_string(symbology), dots, gain);
                const Grade grade = predicted_grade(symbol, dots, gain);
                CHECK(predicted_grade(symbol, dots, gain + 0.125) >= grade);
                CHECK(predicted_grade(symbol, dots + 1, gain) <= grade);
            }
    }
}

TEST_CASE("what is graded C or better is read when it is printed like that", "[barcode]")
{
    for (const Symbology symbology : all_symbologies) {
        const Symbol symbol = encode(symbology, sample_payload(symbology));
        for (int dots = 2; dots <= 4; ++dots)
            for (const double gain : {-0.5, 0.0, 0.25, 0.5, 0.75, 1.0}) {
                if (predicted_grade(symbol, dots, gain) > Grade::c)
                    continue;
                CAPTURE(to_string(symbology), dots, gain);
                CHECK(read_symbol(printed_symbol(symbol, dots, gain), symbology) == symbol.payload);
            }
    }
}

TEST_CASE("bars and squares are graded by their own measure", "[barcode]")
{
    CHECK_THROWS_AS(decodability(square, 3, 0), std::invalid_argument);
    CHECK_THROWS_AS(modulation(unit, 3, 0), std::invalid_argument);
    CHECK(to_string(Grade::a) == "A");
    CHECK(to_string(Grade::f) == "F");
}
