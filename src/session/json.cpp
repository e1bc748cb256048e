#include "session/json.h"

#include "base/text.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Handler.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace cageot {
namespace {

constexpr std::size_t byte_limit = std::size_t{64} * 1024 * 1024;
constexpr std::size_t depth_limit = 32;   // an answer of Open Food Network has 6
constexpr std::size_t member_limit = 500; // a row of a report has 40
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view bytes)
{
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());
    return bytes;
}

/// Builds the value while Poco reads the text.
class ValueBuilder : public Poco::JSON::Handler {
public:
    void reset() override
    {
        root_ = {};
        open_.clear();
        member_twice_.clear();
    }
    void startObject() override { open(JsonValue::Kind::object); }
    void endObject() override { open_.pop_back(); }
    void startArray() override { open(JsonValue::Kind::list); }
    void endArray() override { open_.pop_back(); }
    void key(const std::string& name) override
    {
        if (open_.back()->members.size() == member_limit)
            throw Poco::DataFormatException("too many members");
        if (open_.back()->has(name))
            member_twice_ = name;
        open_.back()->members.push_back({name, {}});
    }
    void null() override { add(JsonValue::Kind::null, {}); }
    void value(int number) override { add(JsonValue::Kind::number, std::to_string(number)); }
    void value(unsigned number) override { add(JsonValue::Kind::number, std::to_string(number)); }
    void value(Poco::Int64 number) override
    {
        add(JsonValue::Kind::number, std::to_string(number));
    }
    void value(Poco::UInt64 number) override
    {
        add(JsonValue::Kind::number, std::to_string(number));
    }
    void value(const std::string& text) override { add(JsonValue::Kind::text, text); }
    void value(double number) override
    {
        std::array<char, 400> digits{}; // the longest double has 309 before the point
        const auto [end, fault] = std::to_chars(digits.data(), digits.data() + digits.size(),
                                                number, std::chars_format::fixed);
        add(JsonValue::Kind::number,
            fault == std::errc{} ? std::string(digits.data(), end) : std::string("?"));
    }
    void value(bool truth) override { add(JsonValue::Kind::truth, truth ? "true" : "false"); }

    const std::string& member_twice() const { return member_twice_; }
    JsonValue take() { return std::move(root_); }

private:
    JsonValue& add(JsonValue::Kind kind, std::string text)
    {
        JsonValue* place = &root_;
        if (!open_.empty() && open_.back()->kind == JsonValue::Kind::object)
            place = &open_.back()->members.back().value;
        else if (!open_.empty())
            place = &open_.back()->items.emplace_back();
        place->kind = kind;
        place->text = std::move(text);
        return *place;
    }
    void open(JsonValue::Kind kind) { open_.push_back(&add(kind, {})); }

    JsonValue root_;
    /// From the root inwards. A value grows only while it is the last one, so they stay in place.
    std::vector<JsonValue*> open_;
    std::string member_twice_;
};

/// "\u0000" as an escape, at which Poco would end the text without a word.
bool has_nul_escape(std::string_view text)
{
    for (std::size_t at = text.find("\\u0000"); at != std::string_view::npos;
         at = text.find("\\u0000", at + 1)) {
        std::size_t before = at;
        while (before > 0 && text[before - 1] == '\\')
            --before;
        if ((at - before) % 2 == 0)
            return true;
    }
    return false;
}

std::string damage_of(std::string_view text)
{
    if (text.size() > byte_limit)
        return "cette réponse dépasse 64 Mo: relisez une seule vente.";
    if (!is_utf8(text) || has_nul_escape(text))
        return "cette réponse contient des octets abîmés: relancez la lecture du site.";
    return {};
}

} // namespace

const JsonValue* JsonValue::find(std::string_view name) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const JsonMember& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

bool looks_like_json(std::string_view bytes)
{
    const std::string_view text = without_mark(bytes);
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && (text[start] == '{' || text[start] == '[');
}

std::optional<JsonValue> parse_json(std::string_view bytes, FileFindings& findings)
{
    const std::string_view text = without_mark(bytes);
    if (const std::string damage = damage_of(text); !damage.empty()) {
        findings.error(0, "", damage);
        return std::nullopt;
    }
    try {
        Poco::SharedPtr<ValueBuilder> builder(new ValueBuilder);
        Poco::JSON::Parser parser(builder);
        parser.setDepth(depth_limit);
        parser.parse(std::string(text));
        if (builder->member_twice().empty())
            return builder->take();
        findings.error(0, std::string(first_code_points(builder->member_twice(), 40)),
                       "ce champ est là deux fois dans la réponse: relancez la lecture du site.");
    } catch (const Poco::Exception&) {
        findings.error(
            0, "",
            "cette réponse est coupée ou n'est pas du JSON: relancez la lecture du site, "
            "ou donnez «Totaux Cycle de Vente par Acheteur» en CSV.");
    }
    return std::nullopt;
}

} // namespace cageot
