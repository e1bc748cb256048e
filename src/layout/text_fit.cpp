#include "layout/text_fit.h"

#include "base/text.h"
#include "layout/letters.h"

#include <algorithm>
#include <cmath>

namespace cageot {
namespace {

constexpr double line_pitch = 1.04; ///< in em: labels have no room for more
constexpr double descent_of_em = 0.215;

double width_of(const Letters& letters, std::size_t begin, std::size_t end)
{
    double width = 0;
    for (std::size_t i = begin; i < end; ++i)
        width += letters[i].advance + (i > begin ? letters[i].kerning : 0);
    return width;
}

struct Span {
    std::size_t begin = 0, end = 0;
};

struct Wrapping {
    std::vector<Span> lines;
    bool splits_word = false;
};

/// Greedy lines of at most `width` em, broken at spaces and after hyphens, inside a word only when
/// it is wider than a line. Stops after `limit` lines; the last span then says where the rest
/// begins.
Wrapping wrap(const Letters& letters, double width, std::size_t limit)
{
    Wrapping wrapping;
    std::vector<Span>& lines = wrapping.lines;
    std::size_t begin = 0;
    while (begin < letters.size() && lines.size() < limit) {
        double used = 0;
        std::size_t end = begin, break_at = begin;
        while (end < letters.size()) {
            const char32_t c = letters[end].character;
            if (c == U' ')
                break_at = end;
            used += letters[end].advance + (end > begin ? letters[end].kerning : 0);
            if (used > width + 1e-9 && c != U' ')
                break;
            ++end;
            if (c == U'-' && end < letters.size())
                break_at = end;
        }
        std::size_t next = end;
        if (end < letters.size()) {
            if (break_at > begin)
                end = next = break_at;
            else {
                wrapping.splits_word = true;
                end = next = std::max(end, begin + 1);
            }
        }
        while (end > begin && letters[end - 1].character == U' ')
            --end;
        while (next < letters.size() && letters[next].character == U' ')
            ++next;
        lines.push_back({begin, end});
        begin = next;
    }
    if (begin < letters.size())
        lines.push_back({begin, letters.size()});
    return wrapping;
}

FittedLine line_of(const Letters& letters, double em)
{
    FittedLine line;
    double drawn_to = 0; // where the letters of the last run end by their advances
    for (const Letter& letter : letters) {
        if (!line.runs.empty())
            line.width += letter.kerning;
        if (line.runs.empty() || line.runs.back().font != letter.font ||
            std::abs(line.width - drawn_to) * em >= 0.5) {
            line.runs.push_back({letter.font, "", line.width});
            drawn_to = line.width;
        }
        line.runs.back().text += to_utf8(std::u32string_view(&letter.character, 1));
        line.width += letter.advance;
        drawn_to += letter.advance;
    }
    return line;
}

/// The start of `letters` that leaves room for an ellipsis, with it.
Letters with_ellipsis(const FontSet& fonts, const std::vector<FontFile>& face, Letters letters,
                      double width)
{
    auto dots = find_letter(fonts, face, U'…');
    if (!dots)
        dots = find_letter(fonts, face, U'.');
    if (!dots)
        return letters;
    while (!letters.empty() &&
           (letters.back().character == U' ' ||
            width_of(letters, 0, letters.size()) + dots->advance > width + 1e-9))
        letters.pop_back();
    letters.push_back(*dots);
    return letters;
}

/// Measures of a size of `dots` dots of x-height or digit height.
FittedText measured(const FontSet& fonts, FontFile font, SizeOf size_of, int dots)
{
    const double units = fonts.units_per_em(font);
    FittedText fitted;
    if (size_of == SizeOf::digit_height) {
        fitted.em = dots * units / fonts.digit_height(font);
        fitted.ascent = dots;
    } else {
        fitted.em = dots * units / fonts.x_height(font);
        fitted.ascent = static_cast<int>(std::lround(fitted.em * fonts.cap_height(font) / units));
        fitted.descent = static_cast<int>(std::ceil(fitted.em * descent_of_em));
    }
    fitted.pitch = static_cast<int>(std::ceil(fitted.em * line_pitch));
    return fitted;
}

/// Dots below the last baseline that its own letters need.
int descent_of(const FontSet& fonts, const FittedText& fitted)
{
    double lowest = 0;
    if (!fitted.lines.empty())
        for (const FittedRun& run : fitted.lines.back().runs)
            for (const char32_t character : to_code_points(run.text))
                lowest =
                    std::min(lowest, static_cast<double>(fonts.bounds(run.font, character).bottom) /
                                         fonts.units_per_em(run.font));
    return static_cast<int>(std::ceil(-lowest * fitted.em));
}

/// The top of the highest letter above its baseline, in em: accents of capitals rise over them.
double highest_of(const FontSet& fonts, const Letters& letters)
{
    double highest = 0;
    for (const Letter& letter : letters)
        highest =
            std::max(highest, static_cast<double>(fonts.bounds(letter.font, letter.character).top) /
                                  fonts.units_per_em(letter.font));
    return highest;
}

/// Whether each line is as narrow as asked; a letter alone in its line may not be.
bool is_narrow(const Letters& letters, const Wrapping& wrapping, double width)
{
    return std::all_of(wrapping.lines.begin(), wrapping.lines.end(), [&](const Span& line) {
        return width_of(letters, line.begin, line.end) <= width + 1e-9;
    });
}

bool overflows(const FittedText& fitted, SizeOf size_of, int width, int height)
{
    const bool wide =
        std::any_of(fitted.lines.begin(), fitted.lines.end(),
                    [&](const FittedLine& line) { return line.width * fitted.em > width + 1e-6; });
    const int below = static_cast<int>(fitted.lines.size()) * fitted.pitch - fitted.pitch;
    // A round digit's overshoot is no foot.
    const int feet = size_of == SizeOf::x_height ? fitted.descent : 0;
    return wide || fitted.ascent + below + feet > height;
}

/// What is tried: a size, and whether a word may go on in the next line.
struct Attempt {
    int dots = 0;
    bool splits_words = false;
};

/// From the wanted size down with whole words, then once more with words cut in two; the last one
/// must do.
std::vector<Attempt> attempts(int wanted, int least, int lines)
{
    std::vector<Attempt> all;
    for (int dots = wanted; dots >= least; --dots)
        all.push_back({dots, false});
    for (int dots = wanted; dots >= least && lines > 1; --dots)
        all.push_back({dots, true});
    return all;
}

} // namespace

FittedText fit_text(const FontSet& fonts, const TextItem& item, std::string_view text, int width,
                    int height, int dpi)
{
    const std::vector<FontFile>& face = fonts.face(item.face);
    std::u32string missing;
    const Letters letters = letters_of(fonts, item, trimmed(text), missing);
    const int least = std::max(1, item.min_size.dots(dpi));
    const int wanted = std::max(least, item.size.dots(dpi));
    // White accents must stand in their black block; in the open they may rise out of their box.
    const double highest = item.reversed ? highest_of(fonts, letters) : 0;
    FittedText fitted;
    std::size_t limit = 1;
    bool fits = false;
    Wrapping wrapping;
    for (const Attempt attempt : attempts(wanted, least, item.lines)) {
        fitted = measured(fonts, face.front(), item.size_of, attempt.dots);
        fitted.ascent =
            std::max(fitted.ascent, static_cast<int>(std::ceil(highest * fitted.em - 0.5)));
        const int room = height - fitted.ascent - fitted.descent;
        const int rows = room < 0 ? 0 : 1 + (fitted.pitch > 0 ? room / fitted.pitch : 0);
        limit = static_cast<std::size_t>(std::clamp(rows, 1, item.lines));
        wrapping = wrap(letters, width / fitted.em, limit);
        fits = wrapping.lines.size() <= limit && rows >= 1 &&
               is_narrow(letters, wrapping, width / fitted.em);
        if (fits && (attempt.splits_words || !wrapping.splits_word))
            break;
    }
    for (const Span& span : wrapping.lines) {
        if (fitted.lines.size() == limit)
            break;
        fitted.shortened =
            !fits && fitted.lines.size() + 1 == limit && wrapping.lines.size() > limit;
        const auto begin = letters.begin() + static_cast<std::ptrdiff_t>(span.begin);
        const auto end = fitted.shortened ? letters.end()
                                          : letters.begin() + static_cast<std::ptrdiff_t>(span.end);
        const Letters line(begin, end);
        fitted.lines.push_back(
            line_of(fitted.shortened ? with_ellipsis(fonts, face, line, width / fitted.em) : line,
                    fitted.em));
    }
    fitted.missing = missing;
    fitted.descent = descent_of(fonts, fitted);
    fitted.overflows = overflows(fitted, item.size_of, width, height);
    return fitted;
}

} // namespace cageot
