#pragma once

#include "base/finding.h"

#include <string>
#include <vector>

namespace cageot {

using Texts = std::vector<std::string>;

/// What people read of findings.
inline Texts texts_of(const std::vector<Finding>& findings)
{
    Texts texts;
    for (const Finding& finding : findings)
        texts.push_back(to_string(finding));
    return texts;
}

} // namespace cageot
