#include "scan/packing.h"

#include <algorithm>

namespace cageot {
namespace {

std::string loose_key(std::size_t crate, int line)
{
    return "loose " + std::to_string(crate) + " " + std::to_string(line);
}

} // namespace

Packing::Packing(std::shared_ptr<const PackList> list)
    : list_(std::move(list))
    , needed_(list_->crates.size())
    , seen_(list_->crates.size())
{
    const auto need = [this](std::size_t crate, int line, int articles) {
        needed_[crate] += articles;
        needed_of_line_[{crate, line}] += articles;
    };
    for (const auto& [code, unit] : list_->units)
        need(unit.crate, unit.line, unit.covers);
    for (const auto& [code, head] : list_->heads)
        for (const LooseLine& line : head.loose)
            need(line.crate, line.line, line.quantity);
}

bool Packing::add(const ScanEvent& event)
{
    const auto [place, fresh] = events_.emplace(event.id, event);
    if (!fresh)
        return false;
    if (event.kind == ScanKind::undo) {
        const bool first = undone_.insert(event.target).second;
        if (const ScanEvent* taken_back = find(event.target); first && taken_back)
            take_back(*taken_back);
    } else if (!undone_.contains(event.id)) {
        tell(place->second);
    }
    return true;
}

Packing Packing::with(std::shared_ptr<const PackList> list) const
{
    Packing other(std::move(list));
    for (const auto& [id, event] : events_)
        other.add(event);
    return other;
}

const ScanEvent* Packing::find(std::string_view id) const
{
    const auto found = events_.find(id);
    return found == events_.end() ? nullptr : &found->second;
}

std::vector<const ScanEvent*> Packing::undos_of(std::string_view id) const
{
    std::vector<const ScanEvent*> undos;
    if (is_undone(id))
        for (const auto& [other, event] : events_)
            if (event.kind == ScanKind::undo && event.target == id)
                undos.push_back(&event);
    return undos;
}

std::vector<Packing::Key> Packing::keys_of(const ScanEvent& event) const
{
    std::vector<Key> keys;
    const auto unit = list_->units.find(event.code);
    const auto head = list_->heads.find(event.code);
    switch (event.kind) {
    case ScanKind::put:
        if (unit != list_->units.end() &&
            (event.crate.empty() || event.crate == list_->crates[unit->second.crate].code))
            keys.push_back(event.code);
        if (head != list_->heads.end())
            for (const LooseLine& line : head->second.loose)
                if (event.crate == list_->crates[line.crate].code)
                    keys.push_back(loose_key(line.crate, line.line));
        break;
    case ScanKind::spread:
        if (head != list_->heads.end())
            for (const LooseLine& line : head->second.loose)
                keys.push_back(loose_key(line.crate, line.line));
        break;
    case ScanKind::replaced:
        if (unit != list_->units.end())
            keys.push_back(event.code);
        break;
    case ScanKind::counted:
    case ScanKind::crate_done:
    case ScanKind::more_crates:
        if (list_->crate_of(event.crate))
            keys.push_back(std::string(to_string(event.kind)) + " " + event.crate);
        break;
    case ScanKind::loaded:
        keys.push_back("loaded " + event.code + " " + event.target);
        break;
    case ScanKind::departed:
        keys.push_back("departed " + event.target);
        break;
    case ScanKind::none:
    case ScanKind::missing: // what follows for the goods is a fact of arrivals (plan/arrivals.h)
    case ScanKind::damaged:
    case ScanKind::undo:
        break;
    }
    return keys;
}

int Packing::articles_of(const Key& key, std::size_t& crate) const
{
    if (const auto unit = list_->units.find(key); unit != list_->units.end()) {
        crate = unit->second.crate;
        return unit->second.covers;
    }
    for (const auto& [code, head] : list_->heads)
        for (const LooseLine& line : head.loose)
            if (loose_key(line.crate, line.line) == key) {
                crate = line.crate;
                return line.quantity;
            }
    return 0;
}

void Packing::tell(const ScanEvent& event)
{
    for (const Key& key : keys_of(event)) {
        Live& live = live_[key];
        std::size_t crate = 0;
        if (live.empty())
            if (const int articles = articles_of(key, crate); articles > 0)
                seen_[crate] += articles;
        live.emplace(std::pair(event.at, event.id), &event);
    }
}

void Packing::take_back(const ScanEvent& event)
{
    for (const Key& key : keys_of(event)) {
        Live& live = live_[key];
        live.erase({event.at, event.id});
        std::size_t crate = 0;
        if (live.empty())
            if (const int articles = articles_of(key, crate); articles > 0)
                seen_[crate] -= articles;
    }
}

const Packing::Live* Packing::live(const Key& key) const
{
    const auto found = live_.find(key);
    return found == live_.end() || found->second.empty() ? nullptr : &found->second;
}

const ScanEvent* Packing::first(const Key& key) const
{
    const Live* events = live(key);
    return events == nullptr ? nullptr : events->begin()->second;
}

std::vector<const ScanEvent*> Packing::all(const Key& key) const
{
    std::vector<const ScanEvent*> events;
    if (const Live* its = live(key))
        for (const auto& [when, event] : *its)
            events.push_back(event);
    return events;
}

const ScanEvent* Packing::unit_in(const std::string& code) const
{
    return first(code);
}

const ScanEvent* Packing::loose_in(std::size_t crate, int line) const
{
    return first(loose_key(crate, line));
}

std::optional<Evidence> Packing::evidence_of(const std::string& unit) const
{
    return surest(unit);
}

std::optional<Evidence> Packing::evidence_of(std::size_t crate, int line) const
{
    return surest(loose_key(crate, line));
}

std::optional<Evidence> Packing::surest(const Key& key) const
{
    const Live* events = live(key);
    if (events == nullptr)
        return std::nullopt;
    Evidence surest = Evidence::seen;
    for (const auto& [when, event] : *events)
        surest = std::min(surest, event->evidence);
    return surest;
}

std::pair<int, int> Packing::line(std::size_t crate, int line) const
{
    int seen = 0;
    for (const auto& [code, unit] : list_->units)
        if (unit.crate == crate && unit.line == line && unit_in(code))
            seen += unit.covers;
    for (const auto& [code, head] : list_->heads)
        for (const LooseLine& loose : head.loose)
            if (loose.crate == crate && loose.line == line && loose_in(crate, line))
                seen += loose.quantity;
    const auto needed = needed_of_line_.find({crate, line});
    return {seen, needed == needed_of_line_.end() ? 0 : needed->second};
}

bool Packing::is_complete(std::size_t crate) const
{
    if (seen_[crate] >= needed_[crate])
        return true;
    const Live* counts = live("counted " + list_->crates[crate].code);
    return counts && std::ranges::any_of(*counts, [&](const auto& count) {
               return count.second->amount >= needed_[crate];
           });
}

bool Packing::is_finished(std::size_t crate) const
{
    return live("crate-done " + list_->crates[crate].code) != nullptr;
}

int Packing::more_crates(std::size_t crate) const
{
    const Live* asked = live("more-crates " + list_->crates[crate].code);
    return asked ? static_cast<int>(asked->size()) : 0;
}

std::vector<const ScanEvent*> Packing::more_crates_asked(std::size_t crate) const
{
    return all("more-crates " + list_->crates[crate].code);
}

const ScanEvent* Packing::loaded(std::size_t crate, const std::string& relay) const
{
    return first("loaded " + list_->crates[crate].code + " " + relay);
}

std::vector<const ScanEvent*> Packing::loadings(std::size_t crate, const std::string& relay) const
{
    return all("loaded " + list_->crates[crate].code + " " + relay);
}

const ScanEvent* Packing::departed(const std::string& relay) const
{
    return first("departed " + relay);
}

EvidenceMix evidence_mix(const Packing& packing)
{
    EvidenceMix mix;
    const PackList& list = packing.list();
    std::vector<int> otherwise(list.crates.size()); // articles of each crate that no scan tells of
    for (std::size_t c = 0; c < list.crates.size(); ++c) {
        mix.needed += packing.needed(c);
        otherwise[c] = packing.needed(c) - packing.seen(c);
        if (!list.crates[c].taken)
            continue;
        ++mix.crates;
        if (packing.is_complete(c)) {
            ++mix.complete;
            mix.articles[static_cast<std::size_t>(Evidence::counted)] += otherwise[c];
        }
    }
    for (const auto& [code, unit] : list.units)
        if (const auto evidence = packing.evidence_of(code))
            mix.articles[static_cast<std::size_t>(*evidence)] += unit.covers;
    for (const auto& [code, head] : list.heads)
        for (const LooseLine& line : head.loose)
            if (const auto evidence = packing.evidence_of(line.crate, line.line))
                mix.articles[static_cast<std::size_t>(*evidence)] += line.quantity;
    return mix;
}

} // namespace cageot
