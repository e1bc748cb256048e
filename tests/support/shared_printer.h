#pragma once

#include "printing/ipp.h"
#include "printing/printer_setup.h"
#include "support/private_cupsd.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

namespace cageot {

/// A PDF printer of another scheduler, which shares it over IPP as CUPS does: for ours it is an IPP
/// Everywhere printer. It keeps what it printed last.
class SharedPrinter {
public:
    SharedPrinter()
    {
        Ipp request = request_about(IPP_OP_CUPS_ADD_MODIFY_PRINTER, name_);
        add_name(request, IPP_TAG_OPERATION, "ppd-name",
                 "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd");
        ippAddString(request.get(), IPP_TAG_PRINTER, IPP_TAG_URI, "device-uri", nullptr,
                     ("file://" + file_.string()).c_str());
        tell(std::move(request));
        tell(request_about(IPP_OP_CUPS_ACCEPT_JOBS, name_));
        start_queue(server_, name_);
    }

    std::string uri() const { return "ipp://" + cupsd_.address() + "/printers/" + name_.value; }
    /// A PDF; whole once the job that sent it is completed here and there.
    std::string printed() const
    {
        std::ifstream file(file_, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const std::size_t begin = bytes.find("%PDF"); // after the driver's words for its printer
        return begin == std::string::npos ? "" : bytes.substr(begin);
    }

private:
    void tell(Ipp request) const
    {
        if (const Ipp answer = ask(server_, std::move(request)); !succeeded(answer))
            throw std::runtime_error(refusal(answer));
    }

    const PrinterName name_{"bureau"};
    PrivateCupsd cupsd_;
    CupsServer server_{cupsd_.address()};
    std::filesystem::path file_ = cupsd_.directory() / "spool/printed";
};

} // namespace cageot
