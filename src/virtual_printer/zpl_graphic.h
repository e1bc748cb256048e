#pragma once

#include "base/dots.h"

#include <cstdint>

namespace cageot {

/// A graphic whose data are coming in, top row first. What never comes stays white; what is too
/// much is ignored.
class ZplGraphic {
public:
    ZplGraphic(int bytes_per_row, int rows);

    /// One character of Zebra's alternative compression: hexadecimal digits; G…Y and g…z before a
    /// digit repeat it 1…19 and 20…400 times, and add up; `,` and `!` make the rest of the row
    /// white and black; `:` repeats the row above. Anything else, like a line end, means nothing.
    void add_letter(char letter);
    /// Eight dots of the binary form.
    void add_byte(std::uint8_t byte);

    bool full() const { return row_ >= dots_.height(); }
    const Dots& dots() const { return dots_; }

private:
    void add_nibbles(std::uint8_t nibble, int count);
    void end_row();
    void fill_row(std::uint8_t nibble);
    void repeat_row();

    Dots dots_;
    int row_ = 0;
    int nibble_ = 0; ///< next place in the row
    int run_ = 0;    ///< repetitions said so far for the next digit; 0 = none said
};

} // namespace cageot
