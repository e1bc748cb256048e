#include "app/commands.h"

#include "app/json_text.h"
#include "app/secrets.h"
#include "depot/answer.h"
#include "depot/doctor.h"
#include "depot/remove_printer.h"
#include "printing/cups_queue.h"
#include "printing/printer_setup.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace cageot {
namespace {

const SystemClock clock_;

struct Words {
    std::string name, uri, role = "labels", media, last;
    std::string handling = "layout", stacking = "face-down", format = "pdf";
    int dpi = 203;
    bool json = false;
};

Printer printer_of(const Words& given)
{
    const auto role = parse_printer_role(given.role);
    if (!role)
        throw UsageError("«--role» veut labels, cold, tickets ou office.");
    const auto media = given.media.empty() ? usual_media(*role) : parse_media(given.media);
    if (!media || (media->is_roll() && takes_labels(*role)))
        throw UsageError("«--media» veut une taille en millimètres, par exemple 57x32.");
    Printer printer{PrinterName{given.name}, given.uri, *role, *media};
    printer.dpi = given.dpi;
    printer.handling = parse_handling(given.handling).value();
    printer.stacking = parse_stacking(given.stacking).value();
    printer.format = parse_document_format(given.format).value();
    return printer;
}

/// What the config says of a printer is what counts when the next command or the service starts.
void warn_of_config(const Depot& depot, const Printer& printer)
{
    for (const ConfiguredPrinter& configured : depot.settings().printers)
        if (configured.printer.name == printer.name && configured.printer != printer)
            std::cerr << "cageot: le fichier de configuration dit autre chose de «"
                      << printer.name.value << "»: corrigez-le, c'est lui qui l'emporte.\n";
}

void add(const Words& given, const GlobalOptions& options)
{
    const Printer printer = printer_of(given);
    Depot depot(load_config(options).depot, clock_);
    const CupsServer server(depot.settings().cups_server);
    set_up_queue(server, printer);
    depot.store().save_printer(printer);
    if (const auto count = CupsQueue(server).counted(printer.name))
        depot.store().save_counting(printer.name, count->labels.has_value());
    warn_of_config(depot, printer);
    std::cout << printer.name.value << ": prête, " << to_string(printer.media) << " mm, "
              << printer.dpi << " dpi\n";
}

/// What is not as usual, each after a tab: "\tcut\tface-up".
std::string unusual(const Printer& printer)
{
    const Printer usual;
    std::string text;
    if (printer.handling != usual.handling)
        text += "\t" + std::string(to_string(printer.handling));
    if (printer.stacking != usual.stacking)
        text += "\t" + std::string(to_string(printer.stacking));
    if (printer.format != usual.format)
        text += "\t" + std::string(to_string(printer.format));
    return text;
}

void list(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    const std::vector<Printer> printers = depot.store().printers();
    if (given.json) {
        std::cout << to_json(printers);
        return;
    }
    for (const Printer& printer : printers)
        std::cout << printer.name.value << '\t' << to_string(printer.role) << '\t'
                  << to_string(printer.media) << " mm\t" << printer.dpi << " dpi\t" << printer.uri
                  << unusual(printer) << '\n';
}

void remove(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    long moved = 0;
    try {
        moved = remove_printer(depot, PrinterName{given.name});
    } catch (const PrinterNeeded& needed) {
        throw Refusal(needed.what());
    }
    std::cout << given.name << ": oubliée";
    if (moved > 0)
        std::cout << ", " << moved << " travaux passés à d'autres";
    std::cout << "; «lpadmin -x " << given.name << "» ôte sa file CUPS\n";
}

/// Exit status of a list of findings, after telling them.
int tell(const std::vector<Finding>& findings, bool json)
{
    if (json)
        std::cout << to_json(findings);
    else
        for (const Finding& finding : findings)
            std::cout << (finding.severity == Severity::error ? "à réparer: " : "attention: ")
                      << to_string(finding) << '\n';
    if (!json && findings.empty())
        std::cout << "Tout va bien.\n";
    return has_error(findings) ? exit_refused : exit_done;
}

int test(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    const std::vector<Printer> printers = depot.store().printers();
    const auto printer = std::find_if(printers.begin(), printers.end(), [&](const Printer& one) {
        return one.name.value == given.name;
    });
    if (printer == printers.end())
        throw Refusal("Pas d'imprimante «" + given.name + "»: «cageot printer list» les nomme.");
    return tell(check_queue(CupsServer(depot.settings().cups_server), *printer), given.json);
}

void list_questions(const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    for (const Question& question : questions(depot)) {
        std::cout << question.sentence << '\n';
        for (const QuestionPage& page : question.pages)
            std::cout << "  " << page.code << '\t' << page.mark << '\t' << page.what
                      << (page.part == QuestionPage::Part::asked ? "" : "\t(avant)") << '\n';
    }
}

int answer_question(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    const std::vector<Printer> printers = depot.store().printers();
    if (std::none_of(printers.begin(), printers.end(),
                     [&](const Printer& one) { return one.name.value == given.name; }))
        throw Refusal("Pas d'imprimante «" + given.name + "»: «cageot printer list» les nomme.");
    DoubtAnswer said = parse_answer(given.last);
    said.who = by_command;
    const Answered answered = answer(depot, {given.name}, said);
    if (answered.outcome == Answered::Outcome::refused)
        throw Refusal(answered.sentence);
    std::cout << answered.sentence << '\n';
    return exit_done;
}

} // namespace

void add_printer(CLI::App& app, const GlobalOptions& options, int& status)
{
    const auto given = std::make_shared<Words>();
    CLI::App* command = app.add_subcommand("printer", "Imprimantes et leurs files CUPS");
    command->require_subcommand(1);
    CLI::App* adding = command->add_subcommand("add", "Crée ou répare la file d'une imprimante");
    adding->add_option("NAME", given->name, "Nom de la file CUPS")->required();
    adding->add_option("URI", given->uri, "Adresse, par exemple socket://192.168.1.20");
    adding->add_option("--media", given->media, "Taille du support en mm: 57x32, 100x150");
    adding->add_option("--dpi", given->dpi, "Points par pouce")->check(CLI::IsMember({203, 300}));
    adding->add_option("--role", given->role, "labels, cold, tickets ou office");
    adding->add_option("--handling", given->handling, "layout, tear, peel, cut ou rewind")
        ->check(CLI::IsMember({"layout", "tear", "peel", "cut", "rewind"}));
    adding->add_option("--stacking", given->stacking, "face-down ou face-up")
        ->check(CLI::IsMember({"face-down", "face-up"}));
    adding->add_option("--format", given->format, "pdf ou raster")
        ->check(CLI::IsMember({"pdf", "raster"}));
    adding->callback([given, &options] { add(*given, options); });
    CLI::App* listing = command->add_subcommand("list", "Liste les imprimantes");
    listing->add_flag("--json", given->json, "En JSON");
    listing->callback([given, &options] { list(*given, options); });
    CLI::App* removing = command->add_subcommand("remove", "Oublie une imprimante");
    removing->add_option("NAME", given->name, "Nom de l'imprimante")->required();
    removing->callback([given, &options] { remove(*given, options); });
    CLI::App* testing = command->add_subcommand("test", "Vérifie la file d'une imprimante");
    testing->add_option("NAME", given->name, "Nom de l'imprimante")->required();
    testing->add_flag("--json", given->json, "En JSON");
    testing->callback([given, &options, &status] { status = test(*given, options); });
    CLI::App* asking = command->add_subcommand(
        "questions",
        "Ce que personne d'autre ne peut savoir: quelle étiquette est sortie en dernier");
    asking->callback([&options] { list_questions(options); });
    CLI::App* answering =
        command->add_subcommand("answer", "Dit quelle étiquette est sortie en dernier");
    answering->add_option("NAME", given->name, "Nom de l'imprimante")->required();
    answering->add_option("LAST", given->last, "Son code, «aucune» ou «toutes»")->required();
    answering->callback([given, &options, &status] { status = answer_question(*given, options); });
    add_rehearse(*command, options, status);
}

void add_doctor(CLI::App& app, const GlobalOptions& options, int& status)
{
    const auto json = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("doctor", "Dit ce qui ne va pas et quoi faire");
    command->add_flag("--json", *json, "En JSON");
    command->callback([json, &options, &status] {
        Config config = load_config(options);
        std::vector<Finding> findings = read_secrets(config);
        Depot depot(config.depot, clock_);
        for (Finding& finding : examine(depot, CupsServer(depot.settings().cups_server)))
            findings.push_back(std::move(finding));
        status = tell(findings, *json);
    });
}

} // namespace cageot
