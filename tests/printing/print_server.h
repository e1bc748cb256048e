#pragma once

// What the tests of this folder stand on: a real cupsd and a virtual printer.

#include "printing/cups_queue.h"
#include "printing/ipp.h"
#include "printing/printer_setup.h"
#include "support/label_pdf.h"
#include "support/private_cupsd.h"
#include "support/wait_until.h"
#include "virtual_printer/virtual_printer.h"

#include <chrono>
#include <stdexcept>
#include <string>
#include <utility>

namespace cageot {

inline constexpr std::chrono::seconds long_enough{60};

struct PrintServer {
    PrivateCupsd cupsd;
    VirtualPrinter device;
    CupsServer server{cupsd.address()};
    CupsQueue queue{server};
    PrinterName name{"depot"};

    Printer printer() const
    {
        return {.name = name, .uri = "socket://127.0.0.1:" + std::to_string(device.port())};
    }
    /// Does to the queue what a person could do with CUPS' own tools.
    void tell(ipp_op_t operation) const
    {
        if (const Ipp answer = ask(server, request_about(operation, name)); !succeeded(answer))
            throw std::runtime_error(refusal(answer));
    }
    JobStatus job(const std::string& key)
    {
        for (JobStatus& job : queue.jobs(name))
            if (job.key.value == key)
                return std::move(job);
        throw std::runtime_error("no job " + key);
    }
    /// False when the job does not come to that state in time.
    bool becomes(const std::string& key, JobState state)
    {
        return wait_until([&] { return job(key).state == state; }, long_enough);
    }
};

/// `pages` labels of 57x32 mm, each with one box.
inline PrintDocument labels(const std::string& key, int pages)
{
    const std::vector<std::vector<DotRect>> boxes(static_cast<std::size_t>(pages),
                                                  {{40, 40, 200, 100}});
    return {{key},
            "S1 Ferme des Alizés 1-" + std::to_string(pages),
            make_label_pdf(162, 91, 203, boxes),
            162,
            91};
}

} // namespace cageot
