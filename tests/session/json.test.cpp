#include "session/json.h"
#include "session/sample_answers.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string rewritten(std::string_view text)
{
    FileFindings findings("a.json");
    const std::optional<JsonValue> value = parse_json(text, findings);
    CHECK(value.has_value() != findings.has_error());
    return value ? to_text(*value) : printed(findings.kept());
}

} // namespace

TEST_CASE("JSON is read into values with numbers as digits", "[session]")
{
    CHECK(rewritten(R"( {"a": [1, -2.50, 1e3, true, null, "é\u00e9\"\\u0000"], "b": {}} )") ==
          R"({"a":[1,-2.5,1000,true,null,"éé\"\\u0000"],"b":{}})");
    CHECK(rewritten("\xEF\xBB\xBF[]") == "[]");
    CHECK(rewritten("[0.1, 7.2, 123456789012345, 18446744073709551615]") ==
          "[0.1,7.2,123456789012345,18446744073709551615]");
    CHECK(rewritten("[[1], {\"x\": [{}]}]") == "[[1],{\"x\":[{}]}]");
}

TEST_CASE("what is no whole JSON is refused", "[session]")
{
    for (const char* text : {"{", "{\"a\"", "{\"a\":}", "[1,]x", "[1] [2]", "[1]]", "{\"a\": tru}",
                             "", "[\"\\ud800\"", "[1", "{a: 1}", "['a']", "// x\n[]"})
        CHECK_THAT(rewritten(text), ContainsSubstring("coupée ou n'est pas du JSON"));
    CHECK_THAT(rewritten("[\"a\xFF\"]"), ContainsSubstring("octets abîmés"));
    CHECK_THAT(rewritten(R"(["a\u0000b"])"), ContainsSubstring("octets abîmés"));
    CHECK_THAT(rewritten(std::string("[\"\0\"]", 5)), ContainsSubstring("octets abîmés"));
    CHECK_THAT(rewritten(R"({"a": 1, "a": 2})"),
               ContainsSubstring("«a»: ce champ est là deux fois"));
    CHECK_THAT(rewritten(std::string(100, '[') + std::string(100, ']')),
               ContainsSubstring("coupée"));
    CHECK_THAT(rewritten(std::string(65 * 1024 * 1024, '[')), ContainsSubstring("64 Mo"));
}

TEST_CASE("JSON is known by how it begins, whatever the file is called", "[session]")
{
    for (const char* text : {"{}", " \n[1]", "\xEF\xBB\xBF{"})
        CHECK(looks_like_json(text));
    for (const char* text : {"", " ", "a,b", "\"{\"", "12"})
        CHECK_FALSE(looks_like_json(text));
}
