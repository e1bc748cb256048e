#include "virtual_printer/zpl_graphic.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace cageot {

namespace {

std::optional<std::uint8_t> hexadecimal_digit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return static_cast<std::uint8_t>(letter - '0');
    if (letter >= 'A' && letter <= 'F')
        return static_cast<std::uint8_t>(letter - 'A' + 10);
    if (letter >= 'a' && letter <= 'f')
        return static_cast<std::uint8_t>(letter - 'a' + 10);
    return std::nullopt;
}

/// What a letter adds to the run, 0 for one that is not a repeat count.
int repeats(char letter)
{
    if (letter >= 'G' && letter <= 'Y')
        return letter - 'G' + 1;
    if (letter >= 'g' && letter <= 'z')
        return (letter - 'g' + 1) * 20;
    return 0;
}

} // namespace

ZplGraphic::ZplGraphic(int bytes_per_row, int rows)
    : dots_(bytes_per_row * 8, rows)
{
}

void ZplGraphic::add_letter(char letter)
{
    if (full())
        return;
    if (const auto digit = hexadecimal_digit(letter))
        add_nibbles(*digit, std::max(run_, 1));
    else if (const int more = repeats(letter)) {
        // No run is longer than the graphic has nibbles.
        run_ = std::min(run_ + more, dots_.bytes_per_row() * 2 * dots_.height());
        return;
    } else if (letter == ',')
        fill_row(0x0);
    else if (letter == '!')
        fill_row(0xF);
    else if (letter == ':')
        repeat_row();
    else
        return;
    run_ = 0;
}

void ZplGraphic::add_byte(std::uint8_t byte)
{
    add_nibbles(byte >> 4, 1);
    add_nibbles(byte & 0xF, 1);
}

void ZplGraphic::add_nibbles(std::uint8_t nibble, int count)
{
    const int row_length = dots_.bytes_per_row() * 2;
    const auto both = static_cast<std::uint8_t>(nibble * 0x11);
    while (count > 0 && !full()) {
        const auto row = dots_.row(row_);
        const int end = std::min(row_length, nibble_ + count);
        count -= end - nibble_;
        if (nibble_ % 2 != 0 && nibble_ < end)
            row[static_cast<std::size_t>(nibble_++ / 2)] |= nibble;
        const auto whole = row.subspan(static_cast<std::size_t>(nibble_ / 2),
                                       static_cast<std::size_t>((end - nibble_) / 2));
        std::fill(whole.begin(), whole.end(), both);
        if ((end - nibble_) % 2 != 0)
            row[static_cast<std::size_t>(end / 2)] = static_cast<std::uint8_t>(nibble << 4);
        nibble_ = end;
        if (nibble_ == row_length)
            end_row();
    }
}

void ZplGraphic::end_row()
{
    ++row_;
    nibble_ = 0;
}

void ZplGraphic::fill_row(std::uint8_t nibble)
{
    add_nibbles(nibble, dots_.bytes_per_row() * 2 - nibble_);
}

void ZplGraphic::repeat_row()
{
    if (nibble_ > 0)
        fill_row(0x0);
    if (full())
        return;
    if (row_ > 0)
        std::ranges::copy(dots_.row(row_ - 1), dots_.row(row_).begin());
    end_row();
}

} // namespace cageot
