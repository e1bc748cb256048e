#pragma once

#include "depot/answer.h"
#include "depot/sample_depot.h"
#include "depot/spooler.h"
#include "support/catch2_compat.h"
#include "support/fake_printer_queue.h"

#include <optional>

namespace cageot {

/// A depot with its spooler on a print server that does what the test says.
struct SpoolingDepot : SampleDepot {
    SpoolingDepot() { restart(); }
    explicit SpoolingDepot(DepotSettings settings)
        : SampleDepot(std::move(settings))
    {
        restart();
    }

    /// The program died and was started again.
    void restart()
    {
        spooler.reset();
        spooler.emplace(depot, queue, PrintingRights::take(depot));
    }
    bool step() { return spooler->step(); }
    /// Time enough for a server that did not answer.
    bool step_later()
    {
        clock.advance(10000);
        return step();
    }
    /// A step in which the program dies, then its next start.
    void die_in_step()
    {
        bool died = false;
        try {
            step();
        } catch (const Crash&) {
            died = true;
        }
        if (!died)
            throw std::logic_error("the step did not reach the crash");
        restart();
    }
    /// The only job of all sessions.
    SpoolJob job() { return jobs({"S1"}).at(0); }
    /// Steps, every document being printed at once, until nothing is open.
    bool finish()
    {
        for (int i = 0; i < 200; ++i) {
            queue.complete_all();
            step_later();
            if (depot.store().open_jobs().empty())
                return true;
        }
        return false;
    }

    /// Somebody says of each printer in doubt that everything came out.
    void answer_all()
    {
        DoubtAnswer given;
        given.last = DoubtAnswer::Last::all;
        for (const Question& question : questions(depot))
            answer(depot, question.printer, given);
    }

    FakePrinterQueue queue;
    std::optional<Spooler> spooler;
};

/// One job of two labels, asked for and not yet sent.
struct OneJob : SpoolingDepot {
    OneJob()
        : session(freeze_csv(week_of({{"A", 1}})))
    {
        print_labels(session);
    }
    LabelState labels()
    {
        const std::vector<LedgerRow> rows = depot.store().ledger(session.id);
        CHECK(rows.at(0).state == rows.at(1).state);
        return rows.at(0).state;
    }
    /// Nothing that happens later makes the machine print it.
    void check_doubtful_for_good()
    {
        CHECK(job().state == SpoolState::doubtful);
        CHECK(labels() == LabelState::doubtful);
        const std::size_t taken = queue.taken().size();
        step_later();
        restart();
        step_later();
        print_labels(session);
        step_later();
        CHECK(queue.taken().size() == taken);
        CHECK(job().state == SpoolState::doubtful);
    }
    void check_handed_over_once()
    {
        CHECK(finish());
        CHECK(job().state == SpoolState::handed_over);
        CHECK(labels() == LabelState::sent);
        CHECK(queue.printable().size() == 1);
        CHECK(queue.printable().front().status.state == JobState::completed);
        CHECK(job().cups_uuid == queue.printable().front().status.uuid);
    }

    StoredSession session;
};

} // namespace cageot
