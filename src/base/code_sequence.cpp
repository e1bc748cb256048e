#include "base/code_sequence.h"

#include <bit>
#include <stdexcept>

namespace cageot {
namespace {

// A Feistel network over [0, side * side) with side = 10^(digits / 2), its round function
// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012) of one 8-byte
// block.

std::uint64_t little_endian(const CodeKey& key, std::size_t offset)
{
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;)
        value = value << 8 | key[offset + i];
    return value;
}

std::uint64_t siphash(const CodeKey& key, std::uint64_t block)
{
    const std::uint64_t k0 = little_endian(key, 0), k1 = little_endian(key, 8);
    std::uint64_t v0 = k0 ^ 0x736f6d6570736575, v1 = k1 ^ 0x646f72616e646f6d;
    std::uint64_t v2 = k0 ^ 0x6c7967656e657261, v3 = k1 ^ 0x7465646279746573;
    const auto round = [&] {
        v0 += v1;
        v1 = std::rotl(v1, 13) ^ v0;
        v0 = std::rotl(v0, 32);
        v2 += v3;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 += v3;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 += v1;
        v1 = std::rotl(v1, 17) ^ v2;
        v2 = std::rotl(v2, 32);
    };
    const auto absorb = [&](std::uint64_t word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    };
    absorb(block);
    absorb(std::uint64_t{8} << 56);
    v2 ^= 0xff;
    for (int i = 0; i < 4; ++i)
        round();
    return v0 ^ v1 ^ v2 ^ v3;
}

constexpr std::uint64_t rounds = 8;

} // namespace

Code code_at(const CodeKey& key, CodeKind kind, std::uint64_t index)
{
    std::uint64_t side = 1;
    for (int i = 0; i < digits_of(kind) / 2; ++i)
        side *= 10;
    if (index >= side * side)
        throw std::out_of_range("no code left of kind " + std::string(1, static_cast<char>(kind)));
    std::uint64_t left = index / side, right = index % side;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        const std::uint64_t block = static_cast<std::uint64_t>(kind) << 56 | round << 48 | right;
        const std::uint64_t mixed = (left + siphash(key, block)) % side;
        left = right;
        right = mixed;
    }
    return Code(kind, static_cast<std::uint32_t>(left * side + right));
}

} // namespace cageot
