#include "web/served_depot.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

namespace cageot {
namespace {

DepotSettings settings_in(const std::filesystem::path& folder, Printers printers,
                          const std::function<void(DepotSettings&)>& change)
{
    const std::filesystem::path source = CAGEOT_SOURCE_DIR;
    DepotSettings settings;
    settings.data = folder / "data";
    settings.drop = folder / "depose";
    settings.layouts = source / "layouts";
    settings.faces = source / "fonts/faces.toml";
    settings.rules.relays = {{"Aragon", "A", "ROUGE", "Aragon", "Tournée nord"}};
    settings.rules.zones = {{{ProductMatch::By::word, "yaourt"}, Zone::chilled}};
    ConfiguredPrinter labels, tickets;
    labels.printer.name = {"froid-1"};
    labels.received = folder / "received";
    tickets.printer.name = {"tickets-1"};
    tickets.printer.role = PrinterRole::tickets;
    tickets.printer.media = {Length::mm(100), Length::mm(150)};
    if (printers == Printers::two)
        settings.printers = {labels, tickets};
    std::filesystem::create_directories(settings.data);
    std::filesystem::create_directories(labels.received);
    if (change)
        change(settings);
    return settings;
}

} // namespace

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "cageot-web-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string exchange(int port, const std::string& bytes)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            const ssize_t now = send(fd, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (now <= 0)
                break;
            sent += static_cast<std::size_t>(now);
        }
        shutdown(fd, SHUT_WR);
        std::array<char, 8192> piece{};
        for (ssize_t got = 0; (got = recv(fd, piece.data(), piece.size(), 0)) > 0;)
            answer.append(piece.data(), static_cast<std::size_t>(got));
    }
    ::close(fd);
    return answer;
}

Answer parse_answer(const std::string& bytes)
{
    Answer answer;
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string::npos)
        return answer;
    answer.body = bytes.substr(end + 4);
    std::istringstream head(bytes.substr(0, end));
    std::string line;
    std::getline(head, line);
    answer.status = std::atoi(line.substr(line.find(' ') + 1).c_str());
    while (std::getline(head, line)) {
        const std::size_t colon = line.find(':');
        std::string name = line.substr(0, colon);
        std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        });
        std::string value = line.substr(colon + 1);
        while (!value.empty() && (value.back() == '\r'))
            value.pop_back();
        answer.headers[name] = value.substr(value.find_first_not_of(' '));
    }
    return answer;
}

ServedDepot::ServedDepot(Printers printers, const std::function<void(DepotSettings&)>& change,
                         const WebSettings& web)
    : depot(settings_in(folder.path(), printers, change), clock)
    , server(depot, web)
{
}

StoredSession ServedDepot::freeze_csv(const std::string& csv)
{
    const Freezing freezing = freeze(depot, {{"commandes.csv", csv}});
    if (!freezing.session)
        throw std::runtime_error(report(freezing));
    return *freezing.session;
}

StoredSession ServedDepot::freeze_small_week()
{
    return freeze_csv(
        "vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
        "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;2;non\n"
        "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1;oui\n"
        "Vente 46;Le Panier;18;Odette Sœur;Aragon;Ferme du Causse;Œufs;boîte de 6;0;non\n"
        "Vente 46;Le Panier;18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1;non\n");
}

PrintAnswer ServedDepot::print_farm(const StoredSession& session, const std::string& farm)
{
    PrintRequest request;
    request.producer = farm;
    return request_print(depot, session, request);
}

void ServedDepot::print_farm_out(const StoredSession& session, const std::string& farm)
{
    for (const JobKey& key : print_farm(session, farm).jobs) {
        SpoolJob job = *depot.store().find_job(key);
        job.state = SpoolState::handed_over;
        depot.store().update_job(job);
    }
}

Answer ServedDepot::get(const std::string& path, const std::vector<std::string>& headers) const
{
    return request("GET", path, headers);
}

Answer ServedDepot::post(const std::string& path, const std::string& form,
                         const std::vector<std::string>& headers) const
{
    return request("POST", path, headers, form);
}

Answer ServedDepot::request(const std::string& method, const std::string& path,
                            const std::vector<std::string>& headers, const std::string& body) const
{
    std::string bytes = method + " " + path +
                        " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n";
    bool typed = false;
    for (const std::string& header : headers) {
        bytes += header + "\r\n";
        typed = typed || header.starts_with("Content-Type: ");
    }
    if (method == "POST" && !typed)
        bytes += "Content-Type: application/x-www-form-urlencoded\r\n";
    if (method == "POST")
        bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return parse_answer(exchange(server.port(), bytes + "\r\n" + body));
}

std::string ServedDepot::token(const StoredSession& session) const
{
    return token_on("/sessions/" + session.id.value);
}

std::string ServedDepot::token_on(const std::string& path) const
{
    const std::string page = get(path).body;
    const std::string before = "name=\"token\" value=\"";
    const std::size_t at = page.find(before);
    if (at == std::string::npos)
        throw std::runtime_error("the page has no token");
    const std::size_t begin = at + before.size();
    return page.substr(begin, page.find('"', begin) - begin);
}

} // namespace cageot
