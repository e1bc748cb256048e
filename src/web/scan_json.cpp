#include "web/scan_json.h"

#include "web/json_body.h"

#include "base/zone.h"

namespace cageot {
namespace {

constexpr std::size_t most_scans = 50;

Standing standing_in(const JsonValue& object)
{
    const JsonValue* before = object.find("before");
    if (before == nullptr)
        return {};
    check_members(*before, {"crate", "since", "van", "card", "unit", "undo", "text", "text_at"});
    return {text_member(*before, "crate"), number_member(*before, "since", 0),
            text_member(*before, "van"),   text_member(*before, "card"),
            text_member(*before, "unit"),  text_member(*before, "undo"),
            text_member(*before, "text"),  number_member(*before, "text_at", 0)};
}

Scan scan_in(const JsonValue& object, const std::string& station)
{
    check_members(object, {"id", "at", "action", "text", "amount", "offline", "version", "before"});
    Scan scan;
    scan.id = text_member(object, "id");
    scan.station = station;
    scan.at = number_member(object, "at", 0);
    const std::string action = text_member(object, "action");
    const auto known = parse_scan_action(action.empty() ? "scan" : action);
    if (!known)
        throw HttpRefusal(400, "«action» veut scan, mark, tick, spread, count, close ou depart.");
    scan.action = *known;
    scan.text = text_member(object, "text");
    scan.amount = int_member(object, "amount", 0);
    scan.offline = truth_member(object, "offline", false);
    scan.version = int_member(object, "version", 0);
    scan.before = standing_in(object);
    return scan;
}

void write_standing(JsonWriter& json, const Standing& standing)
{
    json.begin_object();
    json.member("crate", standing.crate);
    json.member("since", standing.since);
    json.member("van", standing.van);
    json.member("card", standing.card);
    json.member("unit", standing.unit);
    json.member("undo", standing.undo);
    json.member("text", standing.text);
    json.member("text_at", standing.text_at);
    json.end_object();
}

void write_crate(JsonWriter& json, const ShownCrate& crate)
{
    json.begin_object();
    json.member("code", crate.code);
    json.member("mark", crate.mark);
    json.member("number", crate.number);
    json.member("letter", crate.letter);
    json.member("colour", crate.colour);
    json.member("relay", crate.relay);
    json.member("zone", to_string(crate.zone));
    json.member("seen", crate.seen);
    json.member("needed", crate.needed);
    json.member("complete", crate.complete);
    json.array("cold", crate.cold, [&](const std::string& mark) { json.value(mark); });
    json.member("more", crate.more);
    json.end_object();
}

void write_pair(JsonWriter& json, const std::pair<int, int>& pair)
{
    json.begin_array();
    json.value(pair.first);
    json.value(pair.second);
    json.end_array();
}

void write_shown(JsonWriter& json, const Shown& shown)
{
    json.member("product", shown.product);
    json.member("seen", shown.seen);
    json.member("needed", shown.needed);
    json.member("spread", shown.spread);
    json.member("now", shown.now);
    json.member("crates_left", shown.crates_left);
    json.array("numbers", shown.numbers,
               [&](const std::pair<int, int>& number) { write_pair(json, number); });
    json.array("missing", shown.missing, [&](const ShownLine& line) {
        json.begin_object();
        json.member("code", line.code);
        json.member("product", line.product);
        json.member("seen", line.seen);
        json.member("needed", line.needed);
        json.end_object();
    });
    json.key("crate");
    if (shown.crate)
        write_crate(json, *shown.crate);
    else
        json.null();
}

void write_head(JsonWriter& json, const std::string& code, const PackHead& head)
{
    json.begin_object();
    json.member("code", code);
    json.member("product", head.product);
    json.member("farm", head.farm);
    json.array("loose", head.loose, [&](const LooseLine& line) {
        json.begin_object();
        json.member("crate", line.crate);
        json.member("line", line.line);
        json.member("quantity", line.quantity);
        json.end_object();
    });
    json.array("quantities", head.quantities,
               [&](const std::pair<int, int>& number) { write_pair(json, number); });
    json.end_object();
}

} // namespace

std::vector<Scan> scans_in(const std::string& body, const std::string& station)
{
    const JsonValue root = json_object(body, {"scans"});
    std::vector<Scan> scans;
    for (const JsonValue& item : list_member(root, "scans"))
        scans.push_back(scan_in(item, station));
    if (scans.size() > most_scans)
        throw HttpRefusal(400, "«scans» en veut 50 au plus.");
    return scans;
}

Scan scan_in_line(const std::string& line)
{
    return scan_in(json_object(line, {"at", "action", "text", "amount"}), {});
}

void write_answer(JsonWriter& json, const ScanAnswer& answer)
{
    const Judgement& judgement = answer.judgement;
    const VerdictWords words = french_words(judgement, answer.shown);
    json.member("id", answer.id);
    json.member("known", answer.known);
    json.member("repeated", judgement.repeated);
    json.member("verdict", to_string(judgement.verdict()));
    json.member("reason", to_string(judgement.reason));
    json.member("word", words.word);
    json.member("sentence", words.sentence);
    json.member("fault", judgement.fault == KeyboardFault::none ? std::string_view()
                                                                : to_string(judgement.fault));
    json.member("station", judgement.station);
    json.member("at", judgement.at);
    json.member("code", judgement.code);
    json.key("after");
    write_standing(json, judgement.after);
    write_shown(json, answer.shown);
}

void write_event(JsonWriter& json, const ScanEvent& event)
{
    json.begin_object();
    json.member("id", event.id);
    json.member("station", event.station);
    json.member("at", event.at);
    json.member("kind", to_string(event.kind));
    json.member("code", event.code);
    json.member("crate", event.crate);
    json.member("target", event.target);
    json.member("amount", event.amount);
    json.member("evidence", to_string(event.evidence));
    json.end_object();
}

void write_list(JsonWriter& json, const PackList& list)
{
    json.array("orders", list.orders, [&](const PackOrder& order) {
        json.begin_object();
        json.member("number", order.number);
        json.member("letter", order.letter);
        json.member("colour", order.colour);
        json.member("relay", order.relay);
        json.end_object();
    });
    json.array("crates", list.crates, [&](const PackCrate& crate) {
        json.begin_object();
        json.member("code", crate.code);
        json.member("mark", crate.mark);
        json.member("order", crate.order);
        json.member("zone", to_string(crate.zone));
        json.member("main", crate.main);
        json.member("taken", crate.taken);
        json.end_object();
    });
    json.array("units", list.units, [&](const auto& entry) {
        const auto& [code, unit] = entry;
        json.begin_object();
        json.member("code", code);
        json.member("crate", unit.crate);
        json.member("line", unit.line);
        json.member("product", unit.product);
        json.member("covers", unit.covers);
        json.end_object();
    });
    json.array("heads", list.heads,
               [&](const auto& entry) { write_head(json, entry.first, entry.second); });
    json.array("gone", list.gone, [&](const auto& entry) {
        json.begin_object();
        json.member("code", entry.first);
        json.member("why", to_string(entry.second.why));
        json.member("now", entry.second.now);
        json.member("mark", entry.second.mark);
        json.end_object();
    });
}

} // namespace cageot
