#include "web/shown_papers.h"

#include "web/farm_taps.h"
#include "web/page_fields.h"

#include "depot/choose_printer.h"
#include "depot/replaced_by.h"
#include "depot/reprint.h"
#include "depot/scan_desk.h"

#include <array>

namespace cageot {
namespace {

/// The buttons by which a paper comes out: why again, or the first time without a reason.
FieldList reasons(bool ticket, bool first)
{
    FieldList list;
    const auto add = [&](std::string_view reason, std::string_view why) {
        Fields fields;
        fields.set("reason", std::string(reason));
        fields.set("why", std::string(why));
        list.push_back(fields);
    };
    if (first)
        add(first_print, "maintenant");
    else
        for (const ReprintReason why : {ReprintReason::torn, ReprintReason::unreadable,
                                        ReprintReason::lost, ReprintReason::changed})
            add(to_string(why), french_name(why, ticket));
    return list;
}

std::map<std::string, int> numbers_of(const PrintPlan& plan)
{
    std::map<std::string, int> numbers;
    const auto number = [&](std::size_t crate) {
        return plan.orders.at(plan.crates.at(crate).order).number;
    };
    for (std::size_t crate = 0; crate < plan.crates.size(); ++crate)
        numbers.emplace(to_string(plan.crates[crate].code), number(crate));
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                numbers.emplace(to_string(unit->code), number(unit->crate));
    return numbers;
}

std::map<std::string, std::string> scanned_in(Depot& depot, const SessionId& session)
{
    return depot.scan_desk().look(depot, session, [&](const Packing& packing) {
        std::map<std::string, std::string> scanned;
        for (const auto& [code, unit] : packing.list().units)
            if (const ScanEvent* event = packing.unit_in(code))
                scanned.emplace(code,
                                short_french(local_time(event->at, depot.settings().time_zone)) +
                                    ", " + event->station);
        return scanned;
    });
}

bool is_in_force(PaperState state)
{
    return state != PaperState::void_ && state != PaperState::short_;
}

std::string picture_of(const LedgerRow& row)
{
    return "/sessions/" + row.session.value + (is_ticket(row.kind) ? "/tickets/" : "/labels/") +
           row.code + ".png";
}

/// What became of a press, by the word in the address.
struct OutcomeWords {
    std::string_view outcome;
    const char* sentence;
};
constexpr std::array outcome_words = {
    OutcomeWords{"duplicate", "ressort à l’imprimante "},
    OutcomeWords{"first", "sort pour la première fois à l’imprimante "},
    OutcomeWords{"hurried", "était déjà en route et passe devant à l’imprimante "},
    OutcomeWords{"known", "part déjà, rien n’est imprimé deux fois: imprimante "},
};

std::string reprinted_sentence(Depot& depot, const HttpRequest& request)
{
    const std::string code = field(request.query, "reprinted");
    const std::string outcome = field(request.query, "as");
    if (!parse_code(code))
        return {};
    for (const OutcomeWords& words : outcome_words) {
        if (words.outcome != outcome)
            continue;
        for (const LedgerRow& row : depot.store().find_rows({code})) {
            const std::vector<PaperJob> jobs = depot.store().history(row.session, code);
            if (jobs.empty())
                continue;
            const std::string copy = outcome == "duplicate" && row.copies > 1
                                         ? ", DUPLICATA " + std::to_string(row.copies)
                                         : "";
            return ShownPapers(depot, row.session).words(code) + " " + words.sentence +
                   jobs.back().job.printer.value + copy + ".";
        }
    }
    return {};
}

} // namespace

ShownPapers::ShownPapers(Depot& depot, const SessionId& session)
    : depot_(depot)
    , situation_(situation_of(depot, session))
    , states_(paper_states(depot, session))
    , words_(page_words(*situation_->plan))
    , numbers_(numbers_of(*situation_->plan))
    , scanned_(scanned_in(depot, session))
    , printers_(printers_of(depot))
    , pages_(*situation_->plan)
    , roles_(pages_, has_cold(printers_))
{
}

PageWords ShownPapers::words_of(const PaperRow& paper) const
{
    if (const auto now = words_.find(paper.row.code); now != words_.end())
        return now->second;
    const auto before = page_words(*depot_.plan(paper.row.session, paper.row.version));
    const auto then = before.find(paper.row.code);
    return then == before.end() ? PageWords() : then->second;
}

std::string ShownPapers::words(const std::string& code) const
{
    const PageWords words = words_of(states_.at(code));
    return words.mark + " · " + words.what;
}

std::string ShownPapers::order_url(const std::string& code) const
{
    const auto number = numbers_.find(code);
    return number == numbers_.end() ? std::string()
                                    : "/sessions/" + situation_->session.id.value + "/orders/" +
                                          std::to_string(number->second);
}

std::string ShownPapers::next_picture(const std::string& code) const
{
    const PaperRow& paper = states_.at(code);
    return picture_of(paper.row) + (paper.row.copies > 0 && is_in_force(paper.state)
                                        ? "?copy=" + std::to_string(paper.row.copies + 1)
                                        : "");
}

FieldList ShownPapers::printers_for(const LedgerRow& row) const
{
    const PrinterRole role =
        roles_.of({row.kind, static_cast<std::size_t>(row.place), row.copies + 1});
    FieldList list;
    for (const Printer& printer : printers_) {
        if (!takes(printer, role))
            continue;
        Fields shown;
        shown.set("printer", printer.name.value);
        list.push_back(shown);
    }
    return list;
}

std::optional<std::string> ShownPapers::newer(const LedgerRow& row) const
{
    return row.state != LabelState::void_ ? std::nullopt
                                          : replaced_by(*depot_.plan(row.session, row.version),
                                                        *situation_->ordered, row.code);
}

Fields ShownPapers::fields(const std::string& code, const std::string& caption) const
{
    const PaperRow& paper = states_.at(code);
    const bool ticket = is_ticket(paper.row.kind);
    const bool in_force = is_in_force(paper.state);
    Fields fields = cageot::fields_of(cageot::words_of(paper.state, ticket));
    fields.set("code", code);
    const auto read = parse_code(code);
    fields.set("spaced-code", read ? to_spaced_string(*read) : code);
    fields.set("paper", std::string(paper.row.kind == PageKind::order ? "ticket"
                                    : paper.row.kind == PageKind::bag ? "bag"
                                                                      : "label"));
    fields.set("picture", picture_of(paper.row));
    fields.set("alt", std::string(ticket ? "Ticket " : "Étiquette ") + words(code));
    fields.set("caption", caption.empty() ? words(code) : caption);
    fields.set("copies",
               shown_if(paper.row.copies > 1, "duplicata " + std::to_string(paper.row.copies)));
    const auto scanned = scanned_.find(code);
    const bool was_scanned = scanned != scanned_.end() && paper.state == PaperState::confirmed;
    fields.set("scanned", shown_if(was_scanned, was_scanned ? scanned->second : ""));
    fields.set("again", in_force);
    const bool first = paper.state == PaperState::planned;
    fields.set("verb", std::string(first ? "Imprimer" : "Réimprimer"));
    fields.set("reasons", reasons(ticket, first));
    const FieldList printers = in_force ? printers_for(paper.row) : FieldList();
    fields.set("choice", printers.size() > 1);
    fields.set("printers", printers);
    const auto newer_code = newer(paper.row);
    fields.set("newer", shown_if(newer_code.has_value(), newer_code.value_or("")));
    fields.set("newer-url", "/reprint?q=" + newer_code.value_or(""));
    return fields;
}

void add_reprint_form(Fields& page, Depot& depot, const HttpRequest& request)
{
    page.set("once", new_once());
    const std::string sentence = reprinted_sentence(depot, request);
    page.set("reprinted", shown_if(!sentence.empty(), sentence));
}

std::string reprinted_query(const std::string& code, std::string_view outcome)
{
    return "?reprinted=" + code + "&as=" + std::string(outcome);
}

} // namespace cageot
