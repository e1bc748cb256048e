#include "web/template.h"

#include "support/catch2_compat.h"
#include "web/embedded_files.h"

#include <regex>
#include <stdexcept>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("no template shows a value unescaped", "[web]")
{
    REQUIRE(embedded_pages().size() > 5);
    for (const EmbeddedFile& file : embedded_pages()) {
        INFO(file.name);
        CHECK(file.content.find("{{{") == std::string_view::npos);
        CHECK(file.content.find("{{&") == std::string_view::npos);
        CHECK(file.content.find("{{=") == std::string_view::npos);
    }
}

TEST_CASE("every value in an attribute stands in quotes", "[web]")
{
    const std::regex unquoted("=\\{\\{|<[a-z]+ \\{\\{[^#/^]");
    for (const EmbeddedFile& file : embedded_pages()) {
        INFO(file.name);
        CHECK_FALSE(std::regex_search(std::string(file.content), unquoted));
    }
}

TEST_CASE("no template holds a style or a script of its own", "[web]")
{
    const std::regex own("<style|style=|<script(?! src=)|\\son[a-z]+=|javascript:");
    for (const EmbeddedFile& file : embedded_pages()) {
        INFO(file.name);
        CHECK_FALSE(std::regex_search(std::string(file.content), own));
    }
}

TEST_CASE("a broken or absent template is an error, not an empty page", "[web]")
{
    CHECK_THROWS_AS(render("absent", {}), std::logic_error);
    CHECK_THROWS_AS(asset_url("absent.css"), std::logic_error);
    CHECK_THAT(render("error", Fields("sentence", "a < b")), ContainsSubstring("a &lt; b"));
}

TEST_CASE("what a module imports is served beside it", "[web]")
{
    const std::regex imports("from \"\\./([^\"]*)\"");
    int found = 0;
    for (const EmbeddedFile& file : embedded_assets()) {
        const std::string content(file.content);
        for (std::sregex_iterator at(content.begin(), content.end(), imports), end; at != end;
             ++at) {
            const std::string name = (*at)[1];
            INFO(file.name << " imports " << name);
            CHECK_NOTHROW(asset_url(name));
            ++found;
        }
    }
    CHECK(found > 0);
}
