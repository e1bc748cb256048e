#include "session/sample_answers.h"

#include "session/sample_orders.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace cageot::test {
namespace {

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::vector<InputFile>::iterator find_file(std::vector<InputFile>& files, const std::string& name)
{
    return std::find_if(files.begin(), files.end(),
                        [&](const InputFile& file) { return file.name == name; });
}

} // namespace

InputFile answer(const std::string& name)
{
    const auto folder = std::filesystem::path(CAGEOT_SOURCE_DIR) / "tests" / "session" / "answers";
    std::ifstream file(folder / name, std::ios::binary);
    REQUIRE(file);
    return {name, {std::istreambuf_iterator<char>(file), {}}};
}

std::vector<InputFile> api_answers()
{
    std::vector<InputFile> files;
    for (const char* name :
         {"cycle.json", "shop.json", "orders-001.json", "orders-002.json", "order-R310000003.json",
          "order-R310000017.json", "order-R310000029.json", "order-R310000044.json",
          "order-R310000099.json", "customers-001.json"})
        files.push_back(answer(name));
    return files;
}

void replace_in(std::vector<InputFile>& files, const std::string& name, const std::string& from,
                const std::string& to)
{
    const auto file = find_file(files, name);
    REQUIRE(file != files.end());
    const std::size_t at = file->bytes.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    file->bytes.replace(at, from.size(), to);
}

std::vector<InputFile> api_answers_with(const std::string& name, const std::string& from,
                                        const std::string& to)
{
    std::vector<InputFile> files = api_answers();
    replace_in(files, name, from, to);
    return files;
}

void remove_file(std::vector<InputFile>& files, const std::string& name)
{
    const auto file = find_file(files, name);
    REQUIRE(file != files.end());
    files.erase(file);
}

std::vector<InputFile> with_file(std::vector<InputFile> files, InputFile file)
{
    const auto same = find_file(files, file.name);
    if (same == files.end())
        files.push_back(std::move(file));
    else
        *same = std::move(file);
    return files;
}

std::string to_text(const JsonValue& value)
{
    std::string text;
    switch (value.kind) {
    case JsonValue::Kind::null:
        return "null";
    case JsonValue::Kind::truth:
    case JsonValue::Kind::number:
        return value.text;
    case JsonValue::Kind::text:
        return quoted(value.text);
    case JsonValue::Kind::list:
        for (const JsonValue& item : value.items)
            text += (text.empty() ? "" : ",") + to_text(item);
        return "[" + text + "]";
    case JsonValue::Kind::object:
        for (const JsonMember& member : value.members)
            text += (text.empty() ? "" : ",") + quoted(member.name) + ":" + to_text(member.value);
        return "{" + text + "}";
    }
    return text;
}

Session clean_session(const SessionReading& reading)
{
    INFO(printed(reading.findings));
    REQUIRE(reading.findings.empty());
    REQUIRE(reading.session);
    return *reading.session;
}

const Order& order_of(const Session& session, const std::string& number)
{
    const auto found =
        std::find_if(session.orders.begin(), session.orders.end(),
                     [&](const Order& order) { return order.number.value == number; });
    REQUIRE(found != session.orders.end());
    return *found;
}

} // namespace cageot::test
