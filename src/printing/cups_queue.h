#pragma once

#include "printing/cups_server.h"
#include "printing/printer_queue.h"

namespace cageot {

/// The PrinterQueue that CUPS is. Sends `PageSize=Custom.<W>x<H>` in points, or `media` for A4 and
/// A5, application/pdf or application/vnd.cups-raster, the key as the job attribute "x-cageot-key",
/// and never a scaling or orientation option.
class CupsQueue final : public PrinterQueue {
public:
    explicit CupsQueue(const CupsServer& server);

    /// When the sending breaks off, the created job is withdrawn if possible; a document that did
    /// arrive although its answer was lost counts as submitted.
    JobStatus submit(const PrinterName& printer, const PrintDocument& document) override;
    /// Of the finished jobs, the newest 500.
    std::vector<JobStatus> jobs_from(const PrinterName& printer, int first) override;
    void cancel(const PrinterName& printer, int job_id) override;
    PrinterStatus status(const PrinterName& printer) override;
    std::string life() override;
    bool is_quiet(const PrinterName& printer) override;
    void clear(const PrinterName& printer) override;
    std::optional<ZebraCount> counted(const PrinterName& printer) override;
    void resume(const PrinterName& printer) override;

private:
    const CupsServer& server_;
};

} // namespace cageot
