#pragma once

// Glyphs drawn by FreeType from the font file itself: a witness of what libharu embeds.

#include "base/dots.h"

#include <filesystem>
#include <memory>

namespace cageot {

/// A font file as FreeType reads it.
class OutlineWitness {
public:
    /// Throws std::runtime_error when it is no font.
    explicit OutlineWitness(const std::filesystem::path& font);
    ~OutlineWitness();
    OutlineWitness(const OutlineWitness&) = delete;
    OutlineWitness& operator=(const OutlineWitness&) = delete;

    bool has(char32_t character) const;
    /// 0: an outline of its own; 1: put together of other glyphs; 2: of such ones, and so on.
    int depth(char32_t character) const;
    /// The character at `em` dots by the font's instructions for black and white, its pen start at
    /// (x, baseline) of a picture of that size.
    Dots draw(char32_t character, int em, int x, int baseline, int width, int height) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cageot
