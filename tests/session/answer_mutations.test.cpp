// Damage of every kind to good answers. Whatever happens, the answer is a whole session or at least
// one error; never a crash, never a session that lost something without a word.

#include "session/canonical.h"
#include "session/sample_answers.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

#include <functional>
#include <random>

using namespace cageot;
using namespace cageot::test;

namespace {

const std::string guest = "order-R310000029.json";

SessionReading read_instead(const std::string& name, const std::string& text)
{
    return read_session(with_file(api_answers(), {name, text}));
}

JsonValue parsed(const std::string& name)
{
    FileFindings findings(name);
    return *parse_json(answer(name).bytes, findings);
}

/// Calls `check` with the path of each value below the root after `damage` was done to its place.
void damage_each(JsonValue& root, const std::function<void(std::string)>& check, JsonValue& value,
                 const std::string& path)
{
    const auto damaged = [&](const std::string& at, JsonValue& place) {
        const JsonValue kept = place;
        place = {};
        check(at);
        for (const JsonValue::Kind kind :
             {JsonValue::Kind::text, JsonValue::Kind::list, JsonValue::Kind::object}) {
            if (kind == kept.kind)
                continue;
            place = {};
            place.kind = kind;
            check(at);
        }
        place = kept;
        damage_each(root, check, place, at);
    };
    for (std::size_t i = 0; i < value.members.size(); ++i) {
        const std::string at = path + "." + value.members[i].name;
        const JsonMember kept = value.members[i];
        value.members.erase(value.members.begin() + static_cast<std::ptrdiff_t>(i));
        check(at);
        value.members.insert(value.members.begin() + static_cast<std::ptrdiff_t>(i), kept);
        damaged(at, value.members[i].value);
    }
    for (std::size_t i = 0; i < value.items.size(); ++i)
        damaged(path + "[]", value.items[i]);
}

/// What the session may lack without a word when an answer lacks it: see docs/session-format.md.
std::string without_optional(Session session)
{
    for (Order& order : session.orders) {
        order.customer.email.clear();
        order.customer.phone.clear();
        order.customer.code.clear();
        order.comment.clear();
        order.completed_at.clear();
        for (OrderLine& line : order.lines)
            line.sku.clear();
    }
    return canonical_text(session);
}

int check_damage(const std::string& name)
{
    const std::string whole = without_optional(clean_session(read_session(api_answers())));
    JsonValue root = parsed(name);
    int tried = 0;
    damage_each(
        root,
        [&](const std::string& path) {
            const SessionReading reading = read_instead(name, to_text(root));
            INFO(name << path << "\n" << to_text(root));
            INFO(printed(reading.findings));
            REQUIRE(reading.session.has_value() != has_error(reading.findings));
            if (reading.session && reading.findings.empty())
                REQUIRE(without_optional(*reading.session) == whole);
            ++tried;
        },
        root, "");
    return tried;
}

} // namespace

TEST_CASE("answers cut at any byte are refused", "[session]")
{
    for (const std::string& name :
         {guest, std::string("cycle.json"), std::string("orders-002.json")}) {
        const std::string good = answer(name).bytes;
        for (std::size_t size = 0; size + 2 < good.size(); ++size) { // "}\n" ends it
            const SessionReading reading = read_instead(name, good.substr(0, size));
            INFO(size);
            REQUIRE_FALSE(reading.session);
            REQUIRE(has_error(reading.findings));
        }
    }
}

TEST_CASE("each member that is missing, empty or of another kind gives a whole session or an error",
          "[session]")
{
    CHECK(check_damage(guest) > 400);
    CHECK(check_damage("cycle.json") >= 30);
    CHECK(check_damage("orders-002.json") > 300);
}

TEST_CASE("a cell of a report that is missing or of another kind gives a session or an error",
          "[session]")
{
    JsonValue root = parsed("report-totals.json");
    root.find("data"); // the whole report is one member
    JsonValue& rows = root.members.front().value;
    rows.items.resize(3);
    const auto read = [&] { return read_session({{"report.json", to_text(root)}}); };
    REQUIRE(read().session);
    damage_each(
        root,
        [&](const std::string& path) {
            const SessionReading reading = read();
            INFO(path << printed(reading.findings));
            REQUIRE(reading.session.has_value() != has_error(reading.findings));
            if (reading.session)
                REQUIRE(total_quantity(*reading.session) > 0);
        },
        root, "");
}

TEST_CASE("damage to any byte of an answer gives a session or an error", "[session]")
{
    const std::string good = answer(guest).bytes;
    std::mt19937 random(46);
    const std::string bytes("\0\x01\n \",:{}[]\\0e-A\x80\xC3\xFF", 20);
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string text = good;
        text[at] = bytes[random() % bytes.size()];
        const SessionReading replaced = read_instead(guest, text);
        REQUIRE(replaced.session.has_value() != has_error(replaced.findings));
        const SessionReading erased = read_instead(guest, std::string(good).erase(at, 1));
        REQUIRE(erased.session.has_value() != has_error(erased.findings));
    }
}
