#include "layout/toml_table.h"

#include "base/text.h"

#include <algorithm>

namespace cageot {
namespace {

std::optional<Length> millimetres(const toml::node& node)
{
    const auto value = node.value<double>();
    if (!value || !(*value >= 0 && *value <= 1000))
        return std::nullopt;
    return Length::mm(*value);
}

} // namespace

std::string unknown_word(const std::string& word, const std::vector<std::string>& known)
{
    if (const auto nearest = nearest_word(word, known))
        return "mot inconnu: écrivez «" + *nearest + "».";
    std::string list;
    for (const std::string& name : known)
        list += (list.empty() ? "" : ", ") + name;
    return "mot inconnu: écrivez l'un de " + list + ".";
}

TomlTable::TomlTable(const toml::table& table, std::string source, std::vector<Finding>& findings)
    : table_(table)
    , source_(std::move(source))
    , findings_(findings)
{
}

int TomlTable::line() const
{
    return static_cast<int>(table_.source().begin.line);
}

void TomlTable::fault(std::string_view key, std::string message, const toml::node* node)
{
    const int place = node ? static_cast<int>(node->source().begin.line) : line();
    findings_.push_back({Severity::error, source_, place, std::string(key), std::move(message)});
}

const toml::node* TomlTable::find(std::string_view key)
{
    known_.emplace_back(key);
    return table_.get(key);
}

std::string TomlTable::text(std::string_view key, std::string fallback)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return fallback;
    if (const auto value = node->value_exact<std::string>())
        return *value;
    fault(key, "écrivez un texte entre guillemets.", node);
    return fallback;
}

std::vector<std::string> TomlTable::texts(std::string_view key)
{
    std::vector<std::string> values;
    const toml::node* node = find(key);
    if (node == nullptr)
        return values;
    if (const toml::array* list = node->as_array())
        for (const toml::node& entry : *list) {
            if (const auto value = entry.value_exact<std::string>())
                values.push_back(*value);
            else
                fault(key, "écrivez une liste de textes entre guillemets.", &entry);
        }
    else
        fault(key, "écrivez une liste de textes: [\"…\", \"…\"].", node);
    return values;
}

int TomlTable::whole(std::string_view key, int fallback, int least, int most)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return fallback;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= least && *value <= most)
        return static_cast<int>(*value);
    fault(key,
          "écrivez un nombre entier de " + std::to_string(least) + " à " + std::to_string(most) +
              ".",
          node);
    return fallback;
}

std::vector<int> TomlTable::wholes(std::string_view key)
{
    std::vector<int> values;
    const auto add = [&](const toml::node& node) {
        if (const auto value = node.value_exact<std::int64_t>())
            values.push_back(static_cast<int>(*value));
        else
            fault(key, "écrivez des nombres entiers.", &node);
    };
    const toml::node* node = find(key);
    if (node != nullptr && node->is_array())
        for (const toml::node& entry : *node->as_array())
            add(entry);
    else if (node != nullptr)
        add(*node);
    return values;
}

bool TomlTable::yes(std::string_view key, bool fallback)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return fallback;
    if (const auto value = node->value_exact<bool>())
        return *value;
    fault(key, "écrivez true ou false.", node);
    return fallback;
}

Length TomlTable::length(std::string_view key)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return {};
    if (const auto value = millimetres(*node))
        return *value;
    fault(key, "écrivez une longueur en millimètres, de 0 à 1000.", node);
    return {};
}

std::vector<Length> TomlTable::lengths(std::string_view key, std::size_t least, std::size_t count)
{
    const toml::node* node = find(key);
    std::vector<Length> values;
    if (const toml::array* list = node ? node->as_array() : nullptr) {
        for (const toml::node& entry : *list)
            if (const auto value = millimetres(entry))
                values.push_back(*value);
        if (values.size() != list->size())
            values.clear();
    } else if (const auto value = node ? millimetres(*node) : std::nullopt) {
        values.push_back(*value);
    }
    if (values.size() < least || values.size() > count) {
        fault(key,
              "écrivez " + std::to_string(count) + " longueurs en millimètres, par exemple [" +
                  (count == 4 ? "1, 2, 30, 5" : "3.0, 2.2") + "].",
              node);
        values.assign(count, Length::mm(1));
    }
    values.resize(count, values.back());
    return values;
}

std::pair<Length, Length> TomlTable::shift(std::string_view key, Length most)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return {};
    std::vector<Length> values;
    if (const toml::array* list = node->as_array())
        for (const toml::node& entry : *list)
            if (const auto value = entry.value<double>();
                value && *value >= -most.mm() && *value <= most.mm())
                values.push_back(Length::mm(*value));
    if (values.size() == 2 && node->as_array()->size() == 2)
        return {values[0], values[1]};
    const auto limit = std::to_string(most.um() / 1000);
    fault(key,
          "écrivez [vers la droite, vers le bas] en millimètres, de -" + limit + " à " + limit +
              ", par exemple [0.5, -0.3].",
          node);
    return {};
}

const toml::table* TomlTable::table(std::string_view key)
{
    const toml::node* node = find(key);
    if (node != nullptr && !node->is_table())
        fault(key, "écrivez une section [" + std::string(key) + "].", node);
    return node ? node->as_table() : nullptr;
}

std::vector<const toml::table*> TomlTable::tables(std::string_view key)
{
    std::vector<const toml::table*> entries;
    const toml::node* node = find(key);
    if (node == nullptr)
        return entries;
    if (const toml::array* list = node->as_array())
        for (const toml::node& entry : *list)
            if (const toml::table* one = entry.as_table())
                entries.push_back(one);
    if (entries.empty())
        fault(key, "écrivez une section [[" + std::string(key) + "]].", node);
    return entries;
}

void TomlTable::finish()
{
    for (const auto& [key, node] : table_) {
        const std::string name(key.str());
        if (std::find(known_.begin(), known_.end(), name) == known_.end())
            fault(name, unknown_word(name, known_), &node);
    }
}

std::optional<toml::table> parse_toml(std::string_view text, const std::string& source,
                                      std::vector<Finding>& findings)
{
    try {
        return toml::parse(text, source);
    } catch (const toml::parse_error& error) {
        findings.push_back(
            {Severity::error, source, static_cast<int>(error.source().begin.line), "",
             "le fichier n'est pas du TOML correct (" + std::string(error.description()) + ")."});
        return std::nullopt;
    }
}

} // namespace cageot
