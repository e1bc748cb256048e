#include "printed_depot.h"

#include "app/config.h"
#include "depot/freeze.h"
#include "depot/print.h"
#include "depot/spooler.h"
#include "printing/cups_queue.h"
#include "source/drop_folder.h"

#include <cstdlib>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace cageot {
namespace {

namespace fs = std::filesystem;

fs::path make_directory()
{
    std::string name = (fs::temp_directory_path() / "cageot-flow-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("cannot make a directory for the flow test");
    return name;
}

ConfiguredPrinter printer(const char* name, PrinterRole role, const char* media, int dpi, int port)
{
    ConfiguredPrinter configured;
    configured.printer = {{name},
                          "socket://127.0.0.1:" + std::to_string(port),
                          role,
                          parse_media(media).value(),
                          dpi};
    return configured;
}

DepotSettings settings_of(const fs::path& directory)
{
    const fs::path source = CAGEOT_SOURCE_DIR;
    const fs::path file = source / "fixtures/week/cageot.toml";
    const ConfigReading reading = read_config(read_file(file), "cageot.toml", directory, {});
    if (!reading.config)
        throw std::runtime_error("the sample week's config is refused");
    DepotSettings settings = reading.config->depot;
    settings.data = directory / "data";
    settings.drop = directory / "drop";
    settings.layouts = source / "layouts";
    settings.faces = source / "fonts/faces.toml";
    return settings;
}

} // namespace

void run_program(const std::vector<std::string>& words)
{
    std::vector<char*> arguments;
    std::vector<std::string> kept = words;
    for (std::string& word : kept)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t pid = 0;
    int status = 0;
    if (::posix_spawnp(&pid, arguments.front(), nullptr, nullptr, arguments.data(), environ) != 0 ||
        ::waitpid(pid, &status, 0) != pid || status != 0)
        throw std::runtime_error(words.front() + " failed");
}

PrintedDepot::PrintedDepot(int dpi)
    : directory_(make_directory())
{
    DepotSettings settings = settings_of(directory_);
    settings.cups_server = cupsd_.address();
    settings.printers = {printer("etiquettes", PrinterRole::labels, "57x32", dpi, labels_.port()),
                         printer("tickets", PrinterRole::tickets, "100x150", dpi, tickets_.port())};
    depot_ = std::make_unique<Depot>(settings, clock_);
    for (const ConfiguredPrinter& configured : settings.printers)
        set_up_queue(CupsServer(cupsd_.address()), configured.printer);
}

PrintedDepot::~PrintedDepot()
{
    depot_.reset();
    fs::remove_all(directory_);
}

StoredSession PrintedDepot::print(const std::vector<fs::path>& files)
{
    std::vector<InputFile> inputs;
    for (const fs::path& file : files)
        inputs.push_back({file.filename().string(), read_file(file)});
    const Freezing freezing = freeze(*depot_, inputs);
    if (!freezing.session || !freezing.documents_fault.empty())
        throw std::runtime_error(report(freezing));
    const PrintAnswer answer = request_print(*depot_, *freezing.session, {});

    const CupsServer server(cupsd_.address());
    CupsQueue queue(server);
    Spooler spooler(*depot_, queue, PrintingRights::take(*depot_));
    while (spooler.step())
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (const JobKey& key : answer.jobs) {
        const SpoolJob job = depot_->store().find_job(key).value();
        if (job.state != SpoolState::handed_over)
            throw std::runtime_error(job.title + ": " + job.message);
    }
    return *freezing.session;
}

} // namespace cageot
