#pragma once

#include "base/finding.h"
#include "base/length.h"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cageot {

/// The words that a key may have, with what they mean.
template <class Value>
using TomlWords = std::vector<std::pair<std::string_view, Value>>;

/// "mot inconnu: écrivez «…»", naming the nearest of `known`, else all of them.
std::string unknown_word(const std::string& word, const std::vector<std::string>& known);

/// Reads one table of a TOML file: every fault becomes a finding with its line, and a key that
/// nobody asked for is a fault. Values that are absent or wrong become the fallback.
class TomlTable {
public:
    TomlTable(const toml::table& table, std::string source, std::vector<Finding>& findings);

    int line() const;
    void fault(std::string_view key, std::string message, const toml::node* node = nullptr);

    /// The value of a key, now known; null when it is absent.
    const toml::node* find(std::string_view key);
    std::string text(std::string_view key, std::string fallback = {});
    std::vector<std::string> texts(std::string_view key);
    int whole(std::string_view key, int fallback, int least, int most);
    /// One whole number or a list of them.
    std::vector<int> wholes(std::string_view key);
    bool yes(std::string_view key, bool fallback = false);
    /// Millimetres, 0…1000.
    Length length(std::string_view key);
    /// `count` lengths, or fewer down to `least`: missing ones repeat the last.
    std::vector<Length> lengths(std::string_view key, std::size_t least, std::size_t count);
    /// Right and down in millimetres, -`most`…`most`; nothing is no way at all.
    std::pair<Length, Length> shift(std::string_view key, Length most);
    /// A table within, or null.
    const toml::table* table(std::string_view key);
    /// The tables of an array of tables; empty when it is absent.
    std::vector<const toml::table*> tables(std::string_view key);

    template <class Value>
    Value word(std::string_view key, const TomlWords<Value>& words, Value fallback)
    {
        const toml::node* node = find(key);
        if (node == nullptr)
            return fallback;
        const auto text = node->value_exact<std::string>().value_or("");
        std::vector<std::string> known;
        for (const auto& [name, value] : words) {
            if (name == text)
                return value;
            known.emplace_back(name);
        }
        fault(key, unknown_word(text, known), node);
        return fallback;
    }

    /// Names every key that nobody asked for.
    void finish();

private:
    const toml::table& table_;
    std::string source_;
    std::vector<Finding>& findings_;
    std::vector<std::string> known_;
};

/// Parses a whole file; a syntax fault becomes a finding with its line, and nothing is returned.
std::optional<toml::table> parse_toml(std::string_view text, const std::string& source,
                                      std::vector<Finding>& findings);

} // namespace cageot
