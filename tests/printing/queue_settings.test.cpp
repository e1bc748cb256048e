#include "printing/queue_settings.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

std::vector<std::string> fields_of(const std::vector<Finding>& findings)
{
    std::vector<std::string> fields;
    for (const Finding& finding : findings)
        fields.push_back(finding.field);
    return fields;
}

} // namespace

TEST_CASE("a label queue gets whole points, its resolution, and every job once", "[printing]")
{
    const Printer printer{{"depot"}, "", PrinterRole::labels, *parse_media("57x32"), 300};
    CHECK(wanted_settings(printer) == std::vector<QueueSetting>{
                                          {"PageSize-default", "Custom.162x91"},
                                          {"Resolution-default", "300dpi"},
                                          {"center-of-pixel-default", "true"},
                                          {"zeErrorReprint-default", "Never"},
                                          {"printer-error-policy", "stop-printer"},
                                          {"job-cancel-after-default", "31536000"},
                                      });
}

TEST_CASE("office paper goes by its name, every other by its points", "[printing]")
{
    CHECK(office_paper(596, 842) == "iso_a4_210x297mm");
    CHECK(office_paper(420, 596) == "iso_a5_148x210mm");
    CHECK(office_paper(842, 596).empty());
    CHECK(office_paper(162, 91).empty());
    const Printer printer{{"tickets"}, "", PrinterRole::tickets, *parse_media("A5"), 300};
    CHECK(wanted_settings(printer).front() == QueueSetting{"media-default", "iso_a5_148x210mm"});
}

TEST_CASE("an office queue keeps its settings, and a driverless one gets every job once",
          "[printing]")
{
    const Printer driverless{
        {"bureau"}, "ipp://192.168.1.9/ipp/print", PrinterRole::office, *parse_media("A4"), 300};
    CHECK(wanted_settings(driverless) == std::vector<QueueSetting>{
                                             {"printer-error-policy", "stop-printer"},
                                             {"job-cancel-after-default", "31536000"},
                                         });
    CHECK(wanted_settings({{"bureau"}, "", PrinterRole::office, *parse_media("A4"), 300}).empty());
}

TEST_CASE("a configuration that keeps every job has no fault", "[printing]")
{
    CHECK(find_lossy_directives("DirtyCleanInterval 0\n").empty());
    CHECK(
        find_lossy_directives("  dirtycleaninterval\t0  # keep\nMaxJobs 0\nPreserveJobHistory On\n")
            .empty());
}

TEST_CASE("each directive that makes CUPS forget jobs is named", "[printing]")
{
    using Fields = std::vector<std::string>;
    CHECK(fields_of(find_lossy_directives("")) == Fields{"DirtyCleanInterval"});
    CHECK(fields_of(find_lossy_directives("#DirtyCleanInterval 0\n")) ==
          Fields{"DirtyCleanInterval"});
    CHECK(fields_of(find_lossy_directives("DirtyCleanInterval 0\nDirtyCleanInterval 30\n")) ==
          Fields{"DirtyCleanInterval"});
    CHECK(fields_of(find_lossy_directives("DirtyCleanInterval 0\nPreserveJobHistory No\n")) ==
          Fields{"PreserveJobHistory"});
    CHECK(fields_of(find_lossy_directives("DirtyCleanInterval 0\nMaxJobs 20\n")) ==
          Fields{"MaxJobs"});
}

TEST_CASE("a history that is kept for some time is kept", "[printing]")
{
    CHECK(find_lossy_directives("DirtyCleanInterval 0\nPreserveJobHistory 86400\n").empty());
    CHECK(fields_of(find_lossy_directives("DirtyCleanInterval 0\nPreserveJobHistory 0\n")) ==
          std::vector<std::string>{"PreserveJobHistory"});
}
