#pragma once

#include <stdexcept>
#include <string>

namespace cageot {

/// What `work` throws as std::runtime_error; empty when it throws nothing.
template <class Work>
std::string message_of(const Work& work)
{
    try {
        work();
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

} // namespace cageot
