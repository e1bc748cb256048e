#include "web/multipart.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

const std::string type = "multipart/form-data; boundary=xyz";

std::string part(const std::string& disposition, const std::string& bytes)
{
    return "--xyz\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + bytes + "\r\n";
}

HttpRequest read(const std::string& body, const std::string& content_type = type)
{
    HttpRequest request;
    read_multipart(content_type, body, request);
    return request;
}

} // namespace

TEST_CASE("fields and files of a form come apart, bytes as they were", "[web]")
{
    const std::string bytes("\xEF\xBB\xBF"
                            "a;b\r\n\0--xy\r\n",
                            14);
    const HttpRequest request =
        read(part("name=\"token\"", "abc") +
             part("name=\"files\"; filename=\"Bureau/totaux é.csv\"", bytes) +
             part("name=\"files\"; filename=\"\"", "") + "--xyz--\r\n");
    CHECK(request.form == std::map<std::string, std::string>{{"token", "abc"}});
    REQUIRE(request.files.size() == 1);
    CHECK(request.files[0].field == "files");
    CHECK(request.files[0].name == "totaux é.csv");
    CHECK(request.files[0].bytes == bytes);
}

TEST_CASE("a form that is cut off or has no boundary is refused whole", "[web]")
{
    const std::string whole = part("name=\"files\"; filename=\"a.csv\"", "a;b") + "--xyz--\r\n";
    CHECK(read(whole).files.size() == 1);
    for (std::size_t length = 0; length + 4 < whole.size(); ++length)
        CHECK_THROWS_AS(read(whole.substr(0, length)), HttpRefusal);
    CHECK_THROWS_AS(read(whole, "multipart/form-data"), HttpRefusal);
    CHECK_THROWS_AS(read(whole, "multipart/form-data; boundary=other"), HttpRefusal);
}

TEST_CASE("a form of endless parts is refused", "[web]")
{
    std::string many;
    for (int i = 0; i < 21; ++i)
        many += part("name=\"a\"", "b");
    CHECK_THROWS_AS(read(many + "--xyz--\r\n"), HttpRefusal);
}

TEST_CASE("whatever is wrong with a form in parts, it is read or refused", "[web]")
{
    const std::string whole = part("name=\"token\"", "abc") +
                              part("name=\"files\"; filename=\"a.csv\"", "a;b\r\n--xyz--x") +
                              "--xyz--\r\n";
    const auto try_it = [](const std::string& body) {
        try {
            read(body);
        } catch (const HttpRefusal& refusal) {
            CHECK(refusal.status() == 400);
        }
    };
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char wrong : {'\r', '\n', '-', 'x', ':', '"', ';', '\0', '\xFF'}) {
            std::string body = whole;
            body[at] = wrong;
            try_it(body);
        }
        try_it(whole.substr(0, at) + whole.substr(at + 1));
        try_it("--xyz--\r\n" + whole.substr(0, at)); // its end stands before it
        try_it(whole.substr(at));
    }
    std::string headers = "--xyz\r\n";
    for (int i = 0; i < 2000; ++i)
        headers += "X-" + std::to_string(i) + ": y\r\n";
    try_it(headers + "\r\nabc\r\n--xyz--\r\n");
}
