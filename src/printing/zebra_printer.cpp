#include "printing/zebra_printer.h"

#include "printing/device.h"

namespace cageot {
namespace {

constexpr std::chrono::milliseconds connecting{1000}, altogether{2000};
constexpr std::chrono::milliseconds counting{1000};
/// The state first: what has come out by then is in the count.
constexpr std::string_view how_many = "~HS! U1 getvar \"odometer.total_label_count\"\r\n";
/// An answer is 82 bytes; a device that sends more than this is no Zebra.
constexpr std::size_t longest_answer = 4096;

std::optional<ZebraStatus> talk(const std::string& uri, std::string_view commands)
{
    const auto device = parse_socket_device(uri);
    if (!device)
        return std::nullopt;
    DeviceConnection connection(*device, connecting, altogether);
    if (!connection.send(commands))
        return std::nullopt;
    std::string answer;
    while (!is_whole_zebra_status(answer) && answer.size() < longest_answer) {
        const std::string piece = connection.receive();
        if (piece.empty())
            return std::nullopt;
        answer += piece;
    }
    return parse_zebra_status(answer);
}

} // namespace

std::optional<ZebraStatus> ask_status(const std::string& uri)
{
    return talk(uri, "~HS");
}

std::optional<ZebraCount> ask_count(const std::string& uri)
{
    const auto device = parse_socket_device(uri);
    if (!device)
        return std::nullopt;
    DeviceConnection connection(*device, counting / 2, counting);
    if (!connection.send(how_many))
        return std::nullopt;
    std::string answer;
    std::optional<ZebraCount> count;
    while ((!count || !count->labels) && answer.size() < longest_answer) {
        const std::string piece = connection.receive();
        if (piece.empty())
            break;
        answer += piece;
        count = parse_zebra_count(answer);
    }
    return count;
}

bool clear(const std::string& uri)
{
    return talk(uri, "~JA~HS").has_value();
}

} // namespace cageot
