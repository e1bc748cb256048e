#include "plan/find_papers.h"

#include "base/text.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

constexpr std::size_t least_digits_of_code = 5;

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Letters and digits of whichever language.
bool is_of_word(char letter)
{
    return is_digit(letter) || (letter >= 'a' && letter <= 'z') ||
           static_cast<unsigned char>(letter) >= 0x80;
}

bool is_number(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), is_digit);
}

std::vector<std::string> words_of(std::string_view text)
{
    const std::string folded = folded_text(text);
    std::vector<std::string> words;
    for (auto begin = folded.begin(); begin != folded.end();) {
        const auto end =
            std::find_if_not(begin, folded.end(), [](char letter) { return is_of_word(letter); });
        if (end != begin)
            words.emplace_back(begin, end);
        begin = end == folded.end() ? end : end + 1;
    }
    return words;
}

/// What a word may say of one paper.
struct Said {
    std::set<std::string> marks; ///< as a whole only
    std::vector<std::string> words;

    void mark(std::string_view text) { marks.insert(folded_text(text)); }
    void say(std::string_view text)
    {
        for (std::string& word : words_of(text))
            words.push_back(std::move(word));
    }
};

class Query {
public:
    explicit Query(std::string_view text)
        : words_(words_of(text))
        , has_text_(std::any_of(words_.begin(), words_.end(), [](const std::string& word) {
            return word.size() > 1 && !is_number(word);
        }))
    {
        std::string joined;
        for (const std::string& word : words_)
            joined += word;
        const bool has_letter =
            !joined.empty() && std::string_view("ucp").find(joined[0]) != std::string_view::npos;
        const std::string digits = joined.substr(has_letter ? 1 : 0);
        if (digits.size() >= least_digits_of_code && is_number(digits))
            part_of_code_ = joined;
    }

    bool means(const Code& code, const Said& said) const
    {
        if (!part_of_code_.empty())
            return folded_text(to_string(code)).find(part_of_code_) != std::string::npos;
        return !words_.empty() &&
               std::all_of(words_.begin(), words_.end(),
                           [&](const std::string& word) { return means(word, said); });
    }

private:
    bool means(const std::string& word, const Said& said) const
    {
        if (said.marks.contains(word))
            return true;
        if (is_number(word) && !has_text_)
            return false;
        return std::any_of(said.words.begin(), said.words.end(), [&](const std::string& known) {
            return word.size() == 1 ? known == word : known.starts_with(word);
        });
    }

    std::vector<std::string> words_;
    bool has_text_ = false;
    std::string part_of_code_; ///< empty: it is none
};

/// What both the labels and the ticket of a container say.
Said said_of(const PrintPlan& plan, const Crate& crate)
{
    const PlannedOrder& order = plan.orders.at(crate.order);
    const PlannedRelay& relay = plan.relays.at(order.relay);
    const std::string mark = mark_of(plan, crate);
    Said said;
    said.mark(std::to_string(order.number));
    said.mark(relay.letter);
    if (const std::size_t space = mark.find(' '); space != std::string::npos) {
        said.mark(mark.substr(space + 1));
        said.mark(mark.substr(0, space) + mark.substr(space + 1));
    }
    for (const std::string& text :
         {order.customer, order.paper_name, relay.name, relay.shop_name, relay.colour})
        said.say(text);
    return said;
}

Said said_of(const PrintPlan& plan, const Label& label)
{
    const auto* unit = std::get_if<UnitLabel>(&label);
    const Product& product = unit ? unit->product : std::get<HeadLabel>(label).product;
    Said said = unit ? said_of(plan, plan.crates.at(unit->crate)) : Said();
    said.say(full_name(product));
    said.say(product.producer);
    return said;
}

} // namespace

FoundPapers find_papers(const PrintPlan& plan, std::string_view text)
{
    const Query query(text);
    FoundPapers found;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (query.means(code_of(label), said_of(plan, label)))
                found.labels.push_back(to_string(code_of(label)));
    for (const CrateTicket& ticket : plan.tickets) {
        const Crate& crate = plan.crates.at(ticket.crate);
        if (query.means(crate.code, said_of(plan, crate)))
            found.tickets.push_back(to_string(crate.code));
    }
    return found;
}

} // namespace cageot
