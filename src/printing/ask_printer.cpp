#include "printing/ask_printer.h"

#include "printing/device.h"

#include <string>

namespace cageot {
namespace {

constexpr std::chrono::milliseconds connecting{1000}, altogether{2000};
/// More is no Zebra's.
constexpr std::size_t longest_answer = 4096;

/// What the printer sends after `question` until it can be read; nothing when it cannot in time.
template <class Value>
std::optional<Value> asked(DeviceConnection& connection, std::string_view question,
                           std::optional<Value> (*parse)(std::string_view))
{
    if (!connection.send(question))
        return std::nullopt;
    std::string answer;
    while (answer.size() < longest_answer) {
        const std::string piece = connection.receive();
        if (piece.empty())
            return std::nullopt;
        answer += piece;
        if (auto value = parse(answer))
            return value;
    }
    return std::nullopt;
}

} // namespace

PrinterAnswer ask_printer(const Printer& printer)
{
    PrinterAnswer answer;
    const auto device = parse_socket_device(printer.uri);
    if (!device)
        return answer;
    DeviceConnection connection(*device, connecting, altogether);
    if (!connection.is_open()) {
        answer.reach = PrinterAnswer::Reach::unreachable;
        return answer;
    }
    answer.status = asked(connection, "~HS", parse_zebra_status);
    if (answer.status)
        answer.identity = asked(connection, "~HI", parse_zebra_identity);
    answer.reach = answer.status ? PrinterAnswer::Reach::answered : PrinterAnswer::Reach::silent;
    return answer;
}

} // namespace cageot
