#include "depot/handling.h"

#include <stdexcept>

namespace cageot {

MediaMode media_mode(Handling handling, MediaMode layout)
{
    switch (handling) {
    case Handling::layout:
        return layout;
    case Handling::tear:
        return MediaMode::tear;
    case Handling::peel:
        return MediaMode::peel;
    case Handling::cut:
        return MediaMode::cut;
    case Handling::rewind:
        return MediaMode::rewind;
    }
    throw std::logic_error("unknown handling");
}

std::string zebra_print_mode(MediaMode mode)
{
    switch (mode) {
    case MediaMode::printer:
        return "";
    case MediaMode::tear:
        return "Tear";
    case MediaMode::peel:
        return "Peel";
    case MediaMode::cut:
        return "Cutter";
    case MediaMode::rewind:
        return "Rewind";
    }
    throw std::logic_error("unknown media mode");
}

} // namespace cageot
