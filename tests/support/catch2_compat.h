#pragma once

// The only file that knows which Catch2 is installed: 2.13 on Debian 12, 3.x on Debian 13.
#ifdef CAGEOT_CATCH2_V2
#include <catch2/catch.hpp>
namespace Catch::Matchers {
inline auto ContainsSubstring(const std::string& text)
{
    return Contains(text);
}
} // namespace Catch::Matchers
#else
#include <catch2/catch_all.hpp>
#endif
