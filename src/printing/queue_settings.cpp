#include "printing/queue_settings.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>

namespace cageot {
namespace {

/// CUPS compares the names of directives and their words without case.
std::string lower_case(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return lower;
}

/// The value of a top-level directive, in lower case; the last one counts, as in CUPS.
std::optional<std::string> directive(std::string_view configuration, std::string_view name)
{
    std::optional<std::string> value;
    for (const std::string_view line : split(configuration, '\n')) {
        const std::string text = lower_case(trimmed(line.substr(0, line.find('#'))));
        const std::size_t end = text.find_first_of(" \t");
        if (text.substr(0, end) == lower_case(name))
            value = end == std::string::npos ? "" : std::string(trimmed(text.substr(end)));
    }
    return value;
}

std::optional<int> whole_number(const std::string& text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

bool is_on(std::string_view word)
{
    return word == "yes" || word == "on" || word == "true";
}

Finding lossy(Severity severity, std::string name, std::string message)
{
    return {severity, "cupsd.conf", 0, std::move(name), std::move(message)};
}

/// A history shorter than a Thursday's jobs: 100 farms, a few jobs each.
constexpr int fewest_remembered_jobs = 500;

/// What a roll's queue takes for a page whose length nobody says.
constexpr Length longest_default = Length::mm(200);

} // namespace

std::string custom_page_size(int width_points, int height_points)
{
    return "Custom." + std::to_string(width_points) + "x" + std::to_string(height_points);
}

std::string office_paper(int width_points, int height_points)
{
    struct Paper {
        Length width, height;
        const char* name;
    };
    static const std::array<Paper, 2> papers = {
        {{Length::mm(210), Length::mm(297), "iso_a4_210x297mm"},
         {Length::mm(148), Length::mm(210), "iso_a5_148x210mm"}}};
    for (const Paper& paper : papers)
        if (paper.width.points_up() == width_points && paper.height.points_up() == height_points)
            return paper.name;
    return {};
}

bool is_driverless(const Printer& printer)
{
    return printer.uri.starts_with("ipp://") || printer.uri.starts_with("ipps://");
}

std::vector<QueueSetting> wanted_settings(const Printer& printer)
{
    const std::vector<QueueSetting> once = {
        // Every other policy sends a begun job again from its first page (measured, cups 2.4.2).
        {"printer-error-policy", "stop-printer"},
        // A year. CUPS would cancel a job after 3 hours with a printer that is switched off; 0
        // cancels it at once (measured, cups 2.4.2).
        {"job-cancel-after-default", "31536000"},
    };
    if (printer.role == PrinterRole::office)
        return is_driverless(printer) ? once : std::vector<QueueSetting>{};
    Media media = printer.media;
    if (media.is_roll()) // each job says its own length
        media.height = longest_default;
    const int width = media.width.points_up();
    const int height = media.height.points_up();
    const std::string paper = office_paper(width, height);
    std::vector<QueueSetting> settings = {
        paper.empty() ? QueueSetting{"PageSize-default", custom_page_size(width, height)}
                      : QueueSetting{"media-default", paper},
        {"Resolution-default", std::to_string(printer.dpi) + "dpi"},
        // Ghostscript then paints a dot only when its centre is covered, instead of any part of it.
        {"center-of-pixel-default", "true"},
        // The printer must not print a label again by itself after paper out: nobody would know.
        {"zeErrorReprint-default", "Never"},
    };
    settings.insert(settings.end(), once.begin(), once.end());
    return settings;
}

std::vector<Finding> find_lossy_directives(std::string_view cupsd_conf)
{
    std::vector<Finding> findings;
    if (directive(cupsd_conf, "DirtyCleanInterval") != "0")
        findings.push_back(lossy(Severity::error, "DirtyCleanInterval",
                                 "CUPS oublie les derniers travaux si la machine s'arrête: ajoutez "
                                 "«DirtyCleanInterval 0» à cupsd.conf et redémarrez CUPS."));
    // Absent, "yes", and on a number of seconds the history is kept that long.
    const std::string history = directive(cupsd_conf, "PreserveJobHistory").value_or("yes");
    if (!is_on(history) && whole_number(history).value_or(0) == 0)
        findings.push_back(
            lossy(Severity::error, "PreserveJobHistory",
                  "CUPS oublie les travaux terminés: mettez «PreserveJobHistory Yes» "
                  "dans cupsd.conf et redémarrez CUPS."));
    const int jobs = whole_number(directive(cupsd_conf, "MaxJobs").value_or("500")).value_or(0);
    if (jobs > 0 && jobs < fewest_remembered_jobs)
        findings.push_back(lossy(Severity::warning, "MaxJobs",
                                 "CUPS ne garde que les " + std::to_string(jobs) +
                                     " derniers travaux: mettez «MaxJobs 0» dans cupsd.conf et "
                                     "redémarrez CUPS."));
    return findings;
}

} // namespace cageot
