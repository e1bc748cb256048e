#include "scan/raw_text.h"

#include "layout/card_content.h"
#include "session/json.h"
#include "support/catch2_compat.h"

#include <fstream>
#include <iterator>

using namespace cageot;

namespace {

/// The table that the stations' twin of this reader is tried on too.
std::vector<JsonValue> written_texts()
{
    std::ifstream file(CAGEOT_SOURCE_DIR "/tests/scan/raw_texts.json");
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    FileFindings findings("raw_texts.json");
    const auto read = parse_json(bytes, findings);
    REQUIRE(read);
    return read->items;
}

std::string member(const JsonValue& row, std::string_view name)
{
    const JsonValue* found = row.find(name);
    return found == nullptr ? "" : found->text;
}

std::string text_of(const std::optional<Code>& code)
{
    return code ? to_string(*code) : "";
}

} // namespace

TEST_CASE("each text of the table means what stands beside it", "[scan]")
{
    const std::vector<JsonValue> rows = written_texts();
    REQUIRE(rows.size() > 70);
    for (const JsonValue& row : rows) {
        const std::string text = member(row, "text");
        INFO("«" << text << "»");
        const RawText read = read_raw_text(text);
        CHECK(to_string(read.kind) == member(row, "kind"));
        CHECK(text_of(read.code) == member(row, "code"));
        CHECK(text_of(read.crate) == member(row, "crate"));
        CHECK(read.digits == member(row, "digits"));
        CHECK(to_string(read.fault) == member(row, "fault"));
    }
}

TEST_CASE("bytes that are no text, and texts without end, are unreadable", "[scan]")
{
    using namespace std::string_literals;
    for (const std::string& text :
         {"U1234567874\xff"s, "\xc3"s, "U\xe0\x80\xb0"s, std::string(513, ' '),
          std::string(502, ' ') + "U1234567874", std::string(1'000'000, 'U'), "\0\0"s})
        CHECK(read_raw_text(text) == RawText{});
    CHECK(read_raw_text(std::string(501, ' ') + "U1234567874").kind == TextKind::unit);
    CHECK(read_raw_text("\0U123\0004567874\0"s).kind == TextKind::unit);
}

TEST_CASE("every code of ours is told by its kind", "[scan]")
{
    for (const auto& [code, kind] : {std::pair(Code(CodeKind::unit, 7), TextKind::unit),
                                     std::pair(Code(CodeKind::crate, 7), TextKind::crate),
                                     std::pair(Code(CodeKind::product, 7), TextKind::product),
                                     std::pair(Code(CodeKind::command, 7), TextKind::command)}) {
        CHECK(read_raw_text(to_string(code)) == RawText{kind, code, {}, {}, {}});
        CHECK(read_raw_text(to_spaced_string(code)) == RawText{kind, code, {}, {}, {}});
    }
}

TEST_CASE("the symbols of the scanner card are what they are for", "[scan]")
{
    const Content card = scanner_card_content();
    CHECK(read_raw_text(card.fields.at("test_letters")).kind == TextKind::test);
    CHECK(read_raw_text(card.fields.at("test_unit")).kind == TextKind::unit);
    const RawText pair = read_raw_text(card.fields.at("test_pair"));
    CHECK(text_of(pair.code) == card.fields.at("test_unit"));
    CHECK(text_of(pair.crate) == card.fields.at("test_crate"));
}

TEST_CASE("what is wrong with the keyboard is said with what to do", "[scan]")
{
    CHECK(french_sentence(KeyboardFault::none).empty());
    for (const KeyboardFault fault :
         {KeyboardFault::us_on_french, KeyboardFault::french_on_us, KeyboardFault::us_on_belgian,
          KeyboardFault::belgian_on_us, KeyboardFault::french_on_belgian,
          KeyboardFault::belgian_on_french, KeyboardFault::capitals_locked}) {
        const std::string_view sentence = french_sentence(fault);
        CHECK(sentence.find(": ") != std::string_view::npos);
        CHECK(sentence.ends_with('.'));
    }
}
