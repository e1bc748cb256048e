#include "plan/paper_name.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace cageot {
namespace {

/// Kept whole before a family name when they are written so; compared as folded_text.
constexpr std::array<std::string_view, 14> particles = {
    "de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "di", "da", "dos", "el"};
/// A name of more words than people have is a school's or a restaurant's and stays as it is.
constexpr std::size_t most_family_names = 3;
/// They join two first names.
constexpr std::array<std::string_view, 4> joints = {"&", "et", "+", "and"};

template <class Words>
bool is_one_of(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), folded_text(word)) != words.end();
}

/// Continues the letter before it: combining accents, joiners, variation selectors.
bool is_combining(char32_t code)
{
    return (code >= 0x300 && code <= 0x36F) || code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F);
}

bool is_letter(char32_t code)
{
    const bool ascii = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    const bool further = code >= 0xC0 && code != 0xD7 && code != 0xF7;
    const bool sign = code >= 0x2000 && code <= 0x2BFF;
    const bool picture = code >= 0xFE00 && (code <= 0xFE0F || code >= 0x1F000);
    return ascii || (further && !sign && !picture);
}

bool is_dash(char32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015);
}

bool is_apostrophe(char32_t code)
{
    return code == '\'' || code == 0x2018 || code == 0x2019;
}

bool has_letter(std::string_view word)
{
    const auto codes = to_code_points(word);
    return std::any_of(codes.begin(), codes.end(), is_letter);
}

/// One part of a family name without dashes: "d'Hautpoul" → "d'H.".
std::u32string shortened_part(std::u32string_view part, std::size_t letters)
{
    std::u32string out;
    const auto apostrophe = std::find_if(part.begin(), part.end(), is_apostrophe);
    const auto elided = static_cast<std::size_t>(apostrophe - part.begin());
    if (apostrophe != part.end() && elided <= 2 && elided + 1 < part.size()) {
        out = part.substr(0, elided + 1);
        part.remove_prefix(elided + 1);
    }
    std::size_t shown = 0;
    for (const char32_t code : part) {
        if (is_letter(code) && !is_combining(code) && shown++ == letters)
            return out + U'.';
        out += code;
    }
    return out;
}

std::string shortened_word(std::string_view word, std::size_t letters)
{
    const std::u32string codes = to_code_points(word);
    std::u32string out;
    for (std::size_t begin = 0; begin <= codes.size();) {
        std::size_t end = begin;
        while (end < codes.size() && !is_dash(codes[end]))
            ++end;
        out += shortened_part(std::u32string_view(codes).substr(begin, end - begin), letters);
        if (end < codes.size())
            out += codes[end];
        begin = end + 1;
    }
    return to_utf8(out);
}

std::vector<std::string_view> words_of(std::string_view name)
{
    std::vector<std::string_view> words;
    for (const std::string_view word : split(name, ' '))
        if (!trimmed(word).empty())
            words.push_back(trimmed(word));
    return words;
}

/// How many words at the beginning are first names: one, or two or more that are joined.
std::size_t first_names_of(const std::vector<std::string_view>& words)
{
    std::size_t count = std::min<std::size_t>(1, words.size());
    while (count + 1 < words.size() && is_one_of(joints, words[count]))
        count += 2;
    return count;
}

bool is_of_a_person(const std::vector<std::string_view>& words, std::size_t first_names)
{
    const auto family = words.begin() + static_cast<std::ptrdiff_t>(first_names);
    return std::count_if(family, words.end(), [](std::string_view word) {
               return has_letter(word) && !is_one_of(particles, word);
           }) <= static_cast<std::ptrdiff_t>(most_family_names);
}

/// Bearers of one form, and how many of each customer.
struct Alike {
    std::size_t all = 0;
    std::map<std::size_t, std::size_t> of_customer;

    void add(std::size_t customer)
    {
        ++all;
        ++of_customer[customer];
    }
    std::size_t but_of(std::size_t customer) const
    {
        const auto own = of_customer.find(customer);
        return all - (own == of_customer.end() ? 0 : own->second);
    }
};
using AlikeByForm = std::map<std::string, Alike>;

/// Short names of all, those first that differ at few letters.
class ShortNames {
public:
    explicit ShortNames(const std::vector<NameBearer>& bearers)
        : bearers_(bearers)
        , names_(bearers.size())
    {
        for (std::size_t place = 0; place < bearers.size(); ++place) {
            by_form_[read_form(shortened_name(bearers[place].name))].push_back(place);
            if (const auto& kept = bearers[place].kept) {
                names_[place] = *kept;
                kept_[read_form(*kept)].add(bearers[place].customer);
            }
        }
    }

    std::vector<std::string> all()
    {
        for (const auto& [form, places] : by_form_)
            tell_apart(places);
        return std::move(names_);
    }

private:
    using Places = std::vector<std::size_t>;

    std::string form(std::size_t place, std::size_t letters) const
    {
        return read_form(shortened_name(bearers_[place].name, letters));
    }
    AlikeByForm alike_at(const Places& places, std::size_t letters) const
    {
        AlikeByForm alike;
        for (const std::size_t place : places)
            alike[form(place, letters)].add(bearers_[place].customer);
        return alike;
    }
    /// With how many of other customers' names the one at `place` is mixed up at this length.
    std::size_t mixed_up(const AlikeByForm& alike, std::size_t place, std::size_t letters) const
    {
        const std::string own = form(place, letters);
        const std::size_t customer = bearers_[place].customer;
        const auto on_paper = kept_.find(own);
        return alike.at(own).but_of(customer) +
               (on_paper == kept_.end() ? 0 : on_paper->second.but_of(customer));
    }
    /// Each gets the shortest form that is mixed up with as few others as the whole name is.
    void tell_apart(const Places& places)
    {
        std::size_t longest = 1;
        Places open;
        for (const std::size_t place : places) {
            longest = std::max(longest, bearers_[place].name.size());
            if (!bearers_[place].kept)
                open.push_back(place);
        }
        if (open.empty())
            return;
        const AlikeByForm whole = alike_at(places, longest);
        for (std::size_t letters = 1; !open.empty(); ++letters) {
            const AlikeByForm alike = alike_at(places, letters);
            std::erase_if(open, [&](std::size_t place) {
                const bool done = letters >= longest || mixed_up(alike, place, letters) <=
                                                            mixed_up(whole, place, longest);
                if (done)
                    names_[place] = shortened_name(bearers_[place].name, letters);
                return done;
            });
        }
    }

    const std::vector<NameBearer>& bearers_;
    std::vector<std::string> names_;
    std::map<std::string, Places> by_form_;
    AlikeByForm kept_;
};

} // namespace

std::string shortened_name(std::string_view name, std::size_t letters)
{
    const auto words = words_of(name);
    const std::size_t first_names = first_names_of(words);
    const bool person = is_of_a_person(words, first_names);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            out += ' ';
        const bool whole =
            !person || i < first_names || !has_letter(words[i]) || is_one_of(particles, words[i]);
        out += whole ? std::string(words[i]) : shortened_word(words[i], letters);
    }
    return out;
}

std::vector<std::string> paper_names(const std::vector<NameBearer>& bearers, NameStyle style)
{
    std::vector<std::string> names;
    switch (style) {
    case NameStyle::none:
        return std::vector<std::string>(bearers.size());
    case NameStyle::short_name:
        return ShortNames(bearers).all();
    case NameStyle::full:
        for (const NameBearer& bearer : bearers)
            names.emplace_back(trimmed(bearer.name));
        return names;
    }
    throw std::logic_error("unknown name style");
}

std::string read_form(std::string_view name)
{
    std::string form = folded_text(name);
    form.erase(std::remove(form.begin(), form.end(), '.'), form.end());
    return form;
}

} // namespace cageot
