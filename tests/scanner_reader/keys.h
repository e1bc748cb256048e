#pragma once

// Events as the kernel hands them over for a scanner's keys.

#include <initializer_list>
#include <linux/input.h>
#include <string>
#include <utility>
#include <vector>

namespace cageot {

inline input_event key_event(int key, int value)
{
    input_event event = {};
    event.type = EV_KEY;
    event.code = static_cast<decltype(event.code)>(key);
    event.value = value;
    return event;
}

inline void append(std::vector<input_event>& events, const std::vector<input_event>& more)
{
    events.insert(events.end(), more.begin(), more.end());
}

/// Pressed and let go, each with the report that the kernel sends behind it.
inline std::vector<input_event> tapped(int key)
{
    return {key_event(key, 1), input_event{}, key_event(key, 0), input_event{}};
}

inline std::vector<input_event> with(int held, const std::vector<input_event>& keys)
{
    std::vector<input_event> events{key_event(held, 1)};
    append(events, keys);
    events.push_back(key_event(held, 0));
    return events;
}

/// A US scanner's keys for a code of ours.
inline std::vector<input_event> keys_of(const std::string& code)
{
    const std::vector<std::pair<char, int>> letters{
        {'U', KEY_U}, {'C', KEY_C}, {'P', KEY_P}, {'K', KEY_K}};
    std::vector<input_event> events;
    for (const char sign : code) {
        for (const auto& [letter, key] : letters)
            if (letter == sign)
                append(events, with(KEY_LEFTSHIFT, tapped(key)));
        if (sign >= '0' && sign <= '9')
            append(events, tapped(sign == '0' ? KEY_0 : KEY_1 + sign - '1'));
    }
    return events;
}

} // namespace cageot
