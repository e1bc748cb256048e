#pragma once

// What the pages see of HTTP: values. How they travel is the front handler's business, so a page is
// a function of a request.

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cageot {

/// Who asks.
struct Visitor {
    std::string name;  ///< stands in the history
    std::string token; ///< stands in every form that we show to them, and in no other page
    bool is_coordinator = false; ///< said so with a password or a key
};

/// A file that a form sent.
struct SentFile {
    std::string field; ///< of the form
    std::string name;  ///< as the browser calls it, without a path
    std::string bytes;
};

struct HttpRequest {
    std::string method = "GET";               ///< HEAD arrives as GET
    std::string path;                         ///< as sent, without the query
    std::map<std::string, std::string> parts; ///< of the path, decoded, by the route's names
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> form;
    std::vector<SentFile> files; ///< of the form
    std::string body;            ///< of a program's message, which is no form
    std::string if_none_match;
    std::string host;       ///< as the visitor calls us: "127.0.0.1:8080"
    std::string bearer;     ///< the secret of "Authorization: Bearer …" (RFC 6750); empty: none
    std::string cookie;     ///< the secret of ours that a browser sent; empty: none
    std::string from;       ///< the address that the request came from, without the port
    bool is_local = false;  ///< from this very machine
    bool is_secure = false; ///< through HTTPS
    Visitor visitor;
};

struct HttpResponse {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers = {};
};

/// A request that gets no page but a refusal: a status and one French sentence that says what to
/// do. Never holds what the visitor sent.
class HttpRefusal : public std::runtime_error {
public:
    HttpRefusal(int status, const std::string& sentence)
        : std::runtime_error(sentence)
        , status_(status)
    {
    }
    int status() const noexcept { return status_; }
    /// For 405: the methods that the path knows.
    std::string allow;

private:
    int status_;
};

/// 404
HttpRefusal not_found(const std::string& sentence);

/// "a=1&b=x%20y", the form of queries and of posted forms. Throws HttpRefusal for a broken escape.
std::map<std::string, std::string> parse_form(std::string_view text);
/// A value of a form or a query; "" when it is absent.
std::string field(const std::map<std::string, std::string>& fields, const std::string& name);
/// One path segment or query value. Throws HttpRefusal for a broken escape.
std::string decode(std::string_view text, bool plus_is_space);
/// For a path segment: everything but letters, digits, "-", "_", "." and "~" escaped.
std::string encode(std::string_view text);

/// The whole number that `text` is, at most 18 digits and nothing else; -1 for anything else.
long parse_count(std::string_view text);

/// A body with an entity tag, or 304 without one when the visitor has it already.
HttpResponse tagged(const HttpRequest& request, std::string content_type, std::string body,
                    const std::string& tag);

} // namespace cageot
