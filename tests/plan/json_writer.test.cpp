#include "plan/json_writer.h"

#include "support/catch2_compat.h"

#include <vector>

using cageot::JsonWriter;

TEST_CASE("JSON is written compact, in the order it is told", "[plan]")
{
    JsonWriter json;
    json.begin_object();
    json.member("truth", true);
    json.member("number", std::int64_t{-9'000'000'000});
    json.null_member("nothing");
    json.array("list", std::vector{1, 2}, [&json](int item) {
        json.begin_object();
        json.member("item", item);
        json.end_object();
    });
    json.array("empty", std::vector<int>{}, [&json](int item) { json.value(item); });
    json.member("last", "x");
    json.end_object();
    CHECK(json.text() == R"({"truth":true,"number":-9000000000,"nothing":null,)"
                         R"("list":[{"item":1},{"item":2}],"empty":[],"last":"x"})");
}

TEST_CASE("texts stay UTF-8, quotes and control characters are escaped", "[plan]")
{
    JsonWriter json;
    json.begin_object();
    json.member("text", "Zoé «🌻» \"\\ \n\x01");
    json.end_object();
    CHECK(json.text() == R"({"text":"Zoé «🌻» \"\\ \n\u0001"})");
}
