#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace cageot {

/// How much nearer or further than their advances two letters of one font file stand: its own table
/// of pairs, each looked up once. Safe to ask from several threads.
class Kerning {
public:
    explicit Kerning(const std::filesystem::path& font);
    ~Kerning();
    Kerning(const Kerning&) = delete;
    Kerning& operator=(const Kerning&) = delete;

    /// In font units, negative for nearer; 0 for spaces, for two digits (the feet of "111" would
    /// touch) and past Latin Extended-A (U+017F).
    int between(char32_t left, char32_t right) const;

private:
    static constexpr std::size_t letters = 0x180;
    struct Shaper;
    std::unique_ptr<Shaper> shaper_;
    /// Twice the kerning and 1; 0 is unknown yet. Two threads that look up one pair store the same.
    mutable std::array<std::atomic<std::int16_t>, letters * letters> pairs_{};
};

} // namespace cageot
