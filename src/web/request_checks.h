#pragma once

// Which requests are worth an answer. Pure; each throws HttpRefusal for what it does not let pass.

#include "web/accepted_body.h"
#include "web/http.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// A page of ours never sends more, but for photographs and files of orders.
inline constexpr long max_body = 64 * 1024;
/// Order files and tables: a session of 1,000 orders is about 4 MB.
inline constexpr long max_upload = 8 * 1024 * 1024;

/// How this server is called.
struct OwnNames {
    int port = 0;
    std::vector<std::string> names = {}; ///< besides the loopback names, without port
    bool secure = false;                 ///< HTTPS
};
/// The Host header must be a name of this server: a page of another site that a foreign name server
/// points here (DNS rebinding) gets nothing. 400 when absent, 421 when another.
void check_host(const std::vector<std::string>& hosts, const OwnNames& own);

/// The bytes of body that a request announces. `lengths` and `encodings` are all its Content-Length
/// and Transfer-Encoding headers. 501 for any encoding (Poco 1.11 takes two lengths, negative ones,
/// and a length beside chunks), 400 for a wrong length, 411 when `needed` and absent, 413 when more
/// than `max`.
long check_length(const std::vector<std::string>& lengths,
                  const std::vector<std::string>& encodings, long max, bool needed);

/// What a browser says about where a form was sent from.
struct FormOrigin {
    std::optional<std::string> fetch_site; ///< Sec-Fetch-Site
    std::optional<std::string> origin;     ///< Origin
};
/// A form must come from a page of ours, which came from `host`, a Host header that was checked: 403 else.
void check_origin(const FormOrigin& from, std::string_view host);
/// What is sent must say that it is of a type that its path takes: 415 else.
void check_type(const std::optional<std::string>& content_type, const AcceptedBody& accepted);
/// True when both are equal; takes the same time wherever they differ.
bool same_token(std::string_view a, std::string_view b);
/// A form must carry the token that our pages have: 403 else.
void check_token(const HttpRequest& request);

} // namespace cageot
