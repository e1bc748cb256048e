#include "app/commands.h"

#include "depot/job_pages.h"
#include "depot/scans.h"
#include "web/http.h"
#include "web/scan_json.h"

#include <iostream>
#include <memory>

namespace cageot {
namespace {

struct Words {
    std::string station = "commande", session;
    std::vector<std::string> codes;
    bool json = false;
};

SessionId session_of(Depot& depot, const std::string& named)
{
    if (!named.empty())
        return find_session(depot, named).id;
    const std::vector<StoredSession> sessions = depot.store().sessions();
    if (sessions.empty())
        throw UnknownName("Pas de vente: importez d'abord un fichier de commandes.");
    return sessions.front().id;
}

/// Scans of one station, one after the other: what it remembers goes from each to the next.
class HeadlessStation {
public:
    HeadlessStation(Depot& depot, const Words& given)
        : depot_(depot)
        , given_(given)
        , session_(session_of(depot, given.session))
    {
    }

    /// One line of text, or of JSON: {"action", "text", "amount", "at"}.
    void judge(const std::string& line)
    {
        Scan scan = scan_of(line);
        scan.before = standing_;
        const ScanAnswer answer = judge_scans(depot_, session_, {scan}).front();
        standing_ = answer.judgement.after;
        stopped_ = stopped_ || answer.judgement.verdict() == Verdict::stop;
        if (given_.json) {
            JsonWriter json;
            json.begin_object();
            write_answer(json, answer);
            json.end_object();
            std::cout << json.text() << std::endl;
        } else if (!answer.judgement.repeated) {
            const VerdictWords words = french_words(answer.judgement, answer.shown);
            std::cout << words.word << ": " << words.sentence << std::endl;
        }
    }
    /// One of them was a STOP.
    bool stopped() const { return stopped_; }

private:
    Scan scan_of(const std::string& line) const
    {
        Scan scan;
        if (given_.json && line.starts_with('{'))
            scan = scan_in_line(line);
        else
            scan.text = line;
        scan.id = new_key().value;
        scan.station = given_.station;
        if (scan.at == 0)
            scan.at = depot_.now();
        return scan;
    }

    Depot& depot_;
    const Words& given_;
    SessionId session_;
    Standing standing_;
    bool stopped_ = false;
};

/// A line that is no scan is said, and the next one is judged. False for such a line.
bool judge_or_say(HeadlessStation& station, const std::string& line)
{
    try {
        station.judge(line);
        return true;
    } catch (const ScanRefused& refused) {
        for (const std::string& fault : refused.faults())
            std::cerr << "cageot: " << fault << '\n';
        return false;
    }
}

void run(const Words& given, const GlobalOptions& options, int& status)
{
    static const SystemClock clock;
    Depot depot(load_config(options).depot, clock);
    HeadlessStation station(depot, given);
    bool refused = false;
    try {
        for (const std::string& code : given.codes)
            refused = !judge_or_say(station, code) || refused;
        if (given.codes.empty())
            for (std::string line; std::getline(std::cin, line);)
                refused = !judge_or_say(station, line) || refused;
    } catch (const HttpRefusal& refusal) {
        throw UsageError(refusal.what());
    }
    status = refused || station.stopped() ? exit_refused : exit_done;
}

} // namespace

void add_scan(CLI::App& app, const GlobalOptions& options, int& status)
{
    const auto given = std::make_shared<Words>();
    CLI::App* command = app.add_subcommand(
        "scan", "Juge des codes, des arguments ou de l'entrée standard: une réponse par ligne");
    command->add_option("CODE", given->codes,
                        "Codes scannés; sans eux, chaque ligne lue en est un");
    command->add_option("--station", given->station, "Le nom du poste (commande)");
    command->add_option("--session", given->session, "La vente (la dernière)");
    command->add_flag("--json", given->json,
                      "Des réponses en JSON, et des lignes qui peuvent être du JSON");
    command->callback([given, &options, &status] { run(*given, options, status); });
}

} // namespace cageot
