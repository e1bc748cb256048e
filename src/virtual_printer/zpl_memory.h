#pragma once

#include "base/dots.h"

#include <map>
#include <string>
#include <string_view>

namespace cageot {

/// The largest graphic and the largest label, in bytes of dots. What a printer of this kind has; it
/// also keeps hostile input from eating our memory.
inline constexpr int maximum_zpl_graphic_bytes = 4 << 20;
/// For all stored graphics, and as much again for the fields of one format.
inline constexpr long zpl_memory_bytes = 16L << 20;

/// Bytes of its dots.
long zpl_size(const Dots& dots);
/// "R:CUPS.GRF", whatever of it was written: device R: and extension .GRF go without saying.
std::string zpl_graphic_name(std::string_view written);

/// The graphics that a printer keeps, by full name.
class ZplMemory {
public:
    /// False when there is no room for it; what had the name before is kept then.
    bool store(const std::string& name, const Dots& graphic);
    /// nullptr when there is none; else valid until the next change.
    const Dots* find(const std::string& name) const;
    /// With a `*` in the name, all graphics of its device.
    void erase(const std::string& name);
    std::size_t count() const { return graphics_.size(); }

private:
    std::map<std::string, Dots> graphics_;
};

} // namespace cageot
