#pragma once

// What the sources of this folder share of libcups. Only they include this header.

#include "base/id.h"
#include "printing/cups_server.h"

#include <cups/cups.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

struct IppDelete {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
/// An IPP request or answer (RFC 8010).
using Ipp = std::unique_ptr<ipp_t, IppDelete>;

/// Every request of ours is made in this name, so that the service and a command that somebody else
/// runs own the same jobs.
inline constexpr const char* our_user_name = "cageot";

Ipp request_about(ipp_op_t operation, const PrinterName& printer);
/// About the server itself.
Ipp request_about_server(ipp_op_t operation);
Ipp request_about_job(ipp_op_t operation, int job_id);
void add_name(Ipp& request, ipp_tag_t group, const char* attribute, const std::string& value);
/// Names the attributes that the answer is to hold.
void ask_for(Ipp& request, const std::vector<const char*>& attributes);

/// Sends `request`, followed by `document`, and returns the answer whatever its status.
/// Throws PrintingError without one: `maybe_submitted` unless it is certain that it was not
/// executed.
Ipp ask(const CupsServer& server, Ipp request, std::string_view document = {});

bool succeeded(const Ipp& answer);
/// The server's own words for its refusal.
std::string refusal(const Ipp& answer);

/// Values of an attribute as text, in order; empty for an absent one.
std::vector<std::string> texts(ipp_attribute_t* attribute);
/// The first of them, or "".
std::string first_text(ipp_attribute_t* attribute);
ipp_attribute_t* find(const Ipp& answer, const char* attribute);

} // namespace cageot
