#include "web/json_body.h"

#include "support/catch2_compat.h"
#include "support/message_of.h"

namespace cageot {

using Catch::Matchers::ContainsSubstring;

TEST_CASE("an object is read with the members that are known", "[web]")
{
    const JsonValue object = json_object(R"({"code": "U1", "answer": ""})", {"code", "answer"});
    CHECK(text_member(object, "code") == "U1");
    CHECK(text_member(object, "answer").empty());
    CHECK(text_member(object, "absent").empty());
    CHECK(json_object("", {"code"}).members.empty());
}

TEST_CASE("what is no object, or has something else in it, is refused", "[web]")
{
    for (const char* body : {"{", "[1]", "7", "{\"code\": 1} x"}) {
        CAPTURE(body);
        CHECK_THAT(message_of([&] { json_object(body, {"code"}); }),
                   ContainsSubstring("un objet JSON entier"));
    }
    CHECK(message_of([] {
              json_object(R"({"coed": "U1"})", {"code", "answer", "question"});
          }) == "Il y a un membre de trop: seuls code, answer et question sont connus.");
    const JsonValue number = json_object(R"({"code": 1})", {"code"});
    CHECK(message_of([&] { text_member(number, "code"); }) == "«code» veut un texte.");
}

} // namespace cageot
