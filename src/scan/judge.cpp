#include "scan/judge.h"

#include "base/command.h"
#include "base/scanner_card.h"

#include <algorithm>

namespace cageot {
namespace {

Reason reason_of(GoneCode::Why why)
{
    switch (why) {
    case GoneCode::Why::replaced:
        return Reason::replaced_label;
    case GoneCode::Why::cancelled:
        return Reason::cancelled_order;
    case GoneCode::Why::surplus:
        break;
    }
    return Reason::surplus;
}

class Judge {
public:
    Judge(const Packing& packing, const Scan& scan, const Elsewhere& elsewhere)
        : packing_(packing)
        , list_(packing.list())
        , scan_(scan)
        , elsewhere_(elsewhere)
    {
        result_.event = event_of(list_, scan);
        result_.after = scan.before;
        result_.after.card.clear();
        result_.after.unit.clear();
        result_.after.text.clear();
        result_.after.text_at = 0;
        result_.after.undo = scan.id;
        context_ = list_.crate_of(result_.event.crate);
        if (!context_)
            result_.after.crate.clear();
        result_.crate = context_;
    }

    Judgement judge()
    {
        switch (scan_.action) {
        case Scan::Action::scan:
            return judge_text();
        case Scan::Action::mark:
            return result_.event.code.empty() ? say(Reason::unknown_code) : judge_crate();
        case Scan::Action::tick:
            if (!context_)
                return say(Reason::no_crate);
            return list_.heads.contains(scan_.text) ? judge_head() : judge_unit();
        case Scan::Action::spread:
            result_.code = scan_.text;
            return list_.heads.contains(scan_.text) ? say(Reason::numbers_shown) : say_unknown();
        case Scan::Action::count:
            return judge_count();
        case Scan::Action::close:
            close();
            return say(Reason::undone);
        case Scan::Action::depart:
            return say(Reason::departed);
        }
        return say(Reason::misread);
    }

private:
    Judgement say(Reason reason)
    {
        result_.reason = reason;
        return std::move(result_);
    }
    void open(std::size_t crate)
    {
        result_.crate = crate;
        result_.after.crate = list_.crates[crate].code;
        result_.after.since = scan_.at;
    }
    void close() { result_.after.crate.clear(); }

    Judgement judge_text()
    {
        const RawText read = read_raw_text(scan_.text);
        result_.fault = read.fault;
        const std::string text = read.code ? to_string(*read.code) : scan_.text;
        const Standing& before = scan_.before;
        if (text == before.text && scan_.at >= before.text_at &&
            scan_.at - before.text_at < debounce) {
            result_.after = before;
            result_.repeated = true;
            return std::move(result_);
        }
        result_.after.text = text;
        result_.after.text_at = scan_.at;
        if (read.kind == TextKind::test || read.code == scanner_card_unit ||
            read.code == scanner_card_crate)
            return say(Reason::tested);
        if (!read.code)
            return say(read.kind == TextKind::foreign ? Reason::farm_code : Reason::misread);
        result_.code = to_string(*read.code);
        switch (read.code->kind()) {
        case CodeKind::unit:
            return judge_unit();
        case CodeKind::product:
            return judge_head();
        case CodeKind::crate:
            return judge_crate();
        case CodeKind::command:
            break;
        }
        const auto command = command_of(*read.code);
        return command ? judge_command(*command) : say(Reason::unknown_code);
    }

    /// A code of ours that is not in the list.
    Judgement say_unknown()
    {
        if (const auto gone = list_.gone.find(result_.event.code); gone != list_.gone.end())
            return say(reason_of(gone->second.why));
        return say(elsewhere_.session.empty() ? Reason::unknown_code : Reason::other_session);
    }

    Judgement judge_unit()
    {
        result_.code = result_.event.code;
        const auto found = list_.units.find(result_.code);
        if (found == list_.units.end())
            return say_unknown();
        const PackUnit& unit = found->second;
        result_.crate = unit.crate;
        result_.after.unit = result_.code;
        if (result_.event.kind != ScanKind::put) { // a card was scanned before it
            result_.after.unit.clear();
            return say(Reason::noted);
        }
        if (unit.covers == 0)
            return say(Reason::absent);
        if (context_ && *context_ != unit.crate)
            return say(is_colder(unit.crate) ? Reason::colder_crate : Reason::other_crate);
        if (const ScanEvent* in = packing_.unit_in(result_.code);
            in && (!context_ || packing_.evidence_of(result_.code) <= result_.event.evidence))
            return say_known(*in, Reason::already_in);
        return say_put(unit.crate, packing_.unit_in(result_.code) ? 0 : unit.covers);
    }

    /// Of the same order, and the context is less cold.
    bool is_colder(std::size_t crate) const
    {
        const PackCrate& wanted = list_.crates[crate];
        const PackCrate& there = list_.crates[*context_];
        return wanted.order == there.order && wanted.zone > there.zone;
    }

    Judgement say_known(const ScanEvent& known, Reason reason)
    {
        if (context_)
            result_.after.since = scan_.at;
        result_.station = known.station;
        result_.at = known.at;
        return say(reason);
    }

    Judgement say_put(std::size_t crate, int articles)
    {
        const bool was = packing_.is_complete(crate);
        if (!was && packing_.seen(crate) + articles >= packing_.needed(crate)) {
            close();
            return say(Reason::complete);
        }
        if (context_)
            result_.after.since = scan_.at;
        return say(context_ ? Reason::placed : Reason::crate_shown);
    }

    Judgement judge_head()
    {
        result_.code = result_.event.code;
        const auto found = list_.heads.find(result_.code);
        if (found == list_.heads.end())
            return say_unknown();
        const PackHead& head = found->second;
        if (head.product.empty())
            return say(Reason::farm_head);
        if (!context_ || head.loose.empty())
            return say(Reason::numbers_shown);
        int needed = 0, fresh = 0;
        const ScanEvent* in = nullptr;
        for (const LooseLine& line : head.loose) {
            if (line.crate != *context_)
                continue;
            needed += line.quantity;
            if (const ScanEvent* known = packing_.loose_in(line.crate, line.line))
                in = known;
            else
                fresh += line.quantity;
        }
        if (needed == 0)
            return say(Reason::not_for_crate);
        return fresh == 0 ? say_known(*in, Reason::already_in) : say_put(*context_, fresh);
    }

    Judgement judge_crate()
    {
        const auto crate = list_.crate_of(result_.event.code);
        result_.code = result_.event.code;
        if (!crate)
            return say_unknown();
        result_.crate = *crate;
        if (!list_.crates[*crate].taken)
            return say(Reason::absent);
        if (!scan_.before.van.empty())
            return judge_load(*crate);
        const bool again = context_ == crate;
        open(*crate);
        return say(again || list_.count_first || packing_.is_complete(*crate) ? Reason::count_asked
                                                                              : Reason::opened);
    }

    Judgement judge_load(std::size_t crate)
    {
        const std::string& van = scan_.before.van;
        if (list_.relay_of(crate) != van)
            return say(Reason::other_van);
        if (const ScanEvent* known = packing_.loaded(crate, van))
            return say_known(*known, Reason::already_loaded);
        for (const std::size_t other : list_.containers_of(van))
            if (other != crate && !packing_.loaded(other, van))
                return say(Reason::loaded);
        return say(Reason::van_complete);
    }

    Judgement judge_count()
    {
        if (!context_)
            return say(Reason::no_crate);
        if (scan_.amount < packing_.needed(*context_))
            return say(Reason::wrong_count);
        close();
        return say(Reason::counted);
    }

    Judgement judge_command(Command command)
    {
        switch (command) {
        case Command::undo:
            return judge_undo();
        case Command::missing:
        case Command::damaged:
        case Command::replaced:
            if (result_.event.kind == ScanKind::none) {
                result_.after.card = to_string(command);
                return say(Reason::label_asked);
            }
            result_.code = result_.event.code;
            if (const auto unit = list_.units.find(result_.code); unit != list_.units.end())
                result_.crate = unit->second.crate;
            return say(Reason::noted);
        case Command::crate_done:
            if (!context_)
                return say(Reason::no_crate);
            close();
            return say(packing_.is_complete(*context_) ? Reason::complete : Reason::finished);
        case Command::one_more_crate:
            return say(context_ ? Reason::one_more : Reason::no_crate);
        case Command::help:
            break;
        }
        return say(Reason::help_called);
    }

    Judgement judge_undo()
    {
        result_.after.undo.clear();
        const ScanEvent* known = packing_.find(scan_.before.undo);
        if (result_.event.kind == ScanKind::none || packing_.is_undone(scan_.before.undo))
            return say(Reason::nothing_to_undo);
        if (known) {
            result_.code = known->code;
            if (const auto unit = list_.units.find(known->code); unit != list_.units.end())
                result_.crate = unit->second.crate;
            else if (const auto crate = list_.crate_of(known->code))
                result_.crate = crate;
            if (known->kind == ScanKind::none && known->code == result_.after.crate)
                close(); // it had been opened
        }
        return say(Reason::undone);
    }

    const Packing& packing_;
    const PackList& list_;
    const Scan& scan_;
    const Elsewhere& elsewhere_;
    Judgement result_;
    std::optional<std::size_t> context_;
};

} // namespace

Judgement judge(const Packing& packing, const Scan& scan, const Elsewhere& elsewhere)
{
    return Judge(packing, scan, elsewhere).judge();
}

} // namespace cageot
