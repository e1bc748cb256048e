#pragma once

// What a queue and its server must be set to, as values; printer_setup asks and tells CUPS.

#include "base/finding.h"
#include "printing/printer.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// The driver of our label printers, and what CUPS calls a queue with it.
inline constexpr const char* zebra_driver = "drv:///sample.drv/zebra.ppd";
inline constexpr const char* zebra_model = "Zebra ZPL Label Printer";

/// CUPS' name for a page of our own size, whole points: "Custom.162x91".
std::string custom_page_size(int width_points, int height_points);

/// IPP's name of an office paper (PWG 5101.1), "iso_a4_210x297mm", for a page of its size in points
/// rounded up; empty for every other. An IPP printer refuses a paper that it has not, and one of 596
/// points is no A4 to it.
std::string office_paper(int width_points, int height_points);

/// An attribute of a CUPS queue by its IPP name.
struct QueueSetting {
    std::string attribute;
    std::string value;
    friend bool operator==(const QueueSetting&, const QueueSetting&) = default;
};

/// Whether the printer speaks IPP itself: then it needs no driver (IPP Everywhere, AirPrint).
bool is_driverless(const Printer& printer);

/// The settings that make a printer print dot by dot what we send, once, and stop when it fails.
/// CUPS applies a "…-default" to each job that does not say otherwise, so the PPD file stays as it
/// is. An office printer's pages are no grid of dots: a driverless one gets only what makes it print
/// once, another, whose queue somebody made for the office, nothing.
std::vector<QueueSetting> wanted_settings(const Printer& printer);

/// What in cupsd.conf makes CUPS forget a job it took, whether a directive says so or its absence.
std::vector<Finding> find_lossy_directives(std::string_view cupsd_conf);

} // namespace cageot
