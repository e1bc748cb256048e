#pragma once

#include "base/code.h"

#include <array>
#include <cstdint>

namespace cageot {

/// Sixteen random bytes that a depot draws once and keeps: they decide in which order its codes
/// come.
using CodeKey = std::array<std::uint8_t, 16>;

/// The `index`-th code of a kind (0, 1, 2 … below 10^digits): a keyed permutation of the whole
/// range, so no code comes twice and neighbours on paper are not neighbours in code. Stored codes
/// depend on it: never change the function. Throws std::out_of_range past the range.
Code code_at(const CodeKey& key, CodeKind kind, std::uint64_t index);

/// The indexes a depot has not used yet. Kept in the store; only ever grows.
struct CodeCounters {
    std::uint64_t unit = 0;
    std::uint64_t crate = 0;
    std::uint64_t product = 0;
    friend bool operator==(const CodeCounters&, const CodeCounters&) = default;
};

/// Gives out codes in order. A value: planning takes one and hands it back advanced.
class CodeSequence {
public:
    CodeSequence(CodeKey key, CodeCounters next)
        : key_(key)
        , next_(next)
    {
    }
    Code next_unit() { return code_at(key_, CodeKind::unit, next_.unit++); }
    Code next_crate() { return code_at(key_, CodeKind::crate, next_.crate++); }
    Code next_product() { return code_at(key_, CodeKind::product, next_.product++); }
    CodeCounters counters() const { return next_; }

private:
    CodeKey key_;
    CodeCounters next_;
};

} // namespace cageot
