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

/// An attribute of a CUPS queue by its IPP name.
struct QueueSetting {
    std::string attribute;
    std::string value;
    friend bool operator==(const QueueSetting&, const QueueSetting&) = default;
};

/// The settings that make a printer print dot by dot what we send, once, and stop when it fails.
/// CUPS applies a "…-default" to each job that does not say otherwise, so the PPD file stays as it
/// is. None for the office printer: its pages are no grid of dots.
std::vector<QueueSetting> wanted_settings(const Printer& printer);

/// What in cupsd.conf makes CUPS forget a job it took, whether a directive says so or its absence.
std::vector<Finding> find_lossy_directives(std::string_view cupsd_conf);

} // namespace cageot
