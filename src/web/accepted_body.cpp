#include "web/accepted_body.h"

#include "preflight/photograph.h"
#include "web/request_checks.h"

#include <algorithm>
#include <array>

namespace cageot {
namespace {

// A page of another site can send none of these types without asking first.
constexpr std::array<std::string_view, 1> json = {"application/json"};
constexpr std::array<std::string_view, 2> pictures = {"image/jpeg", "image/png"};

/// The first whose path fits.
constexpr std::array all = {
    AcceptedBody{"/api/v1/photographs", max_photograph_bytes, true, false, false, pictures,
                 "Envoyez une photo, avec «Content-Type: image/jpeg» ou «image/png»."},
    AcceptedBody{"/api/", max_body, true, false, false, json,
                 "Envoyez du JSON, avec «Content-Type: application/json»."},
    AcceptedBody{"/hooks/", max_body, false, false, false, {}, {}},
    AcceptedBody{"/import", max_upload, true, true, true, {}, {}},
    AcceptedBody{"/tables/", max_upload, true, true, true, {}, {}},
    AcceptedBody{"", max_body, true, true, false, {}, {}},
};

} // namespace

const AcceptedBody& accepted_body(std::string_view path)
{
    return *std::find_if(all.begin(), all.end(),
                         [&](const AcceptedBody& one) { return path.starts_with(one.path); });
}

} // namespace cageot
