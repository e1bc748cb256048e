#include "scanner_reader/read_scanner.h"

#include <csignal>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

enum ExitCode { done = 0, bad_usage = 2, broken_surroundings = 3 };

constexpr std::string_view program = "cageot-scanner-reader: ";

constexpr std::string_view help =
    "cageot-scanner-reader DEVICE\n"
    "\n"
    "Reads a scanner that Linux takes for a keyboard and writes each scan as a line:\n"
    "  cageot-scanner-reader /dev/input/by-id/usb-…-event-kbd | cageot scan --station quai\n"
    "The scanner's keys then go nowhere else, and no keyboard's country matters.\n"
    "Ends with 3 when the scanner is taken away or may not be read (group input).\n";

} // namespace

int main(int argc, char* argv[])
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 1 && (words[0] == "--help" || words[0] == "-h")) {
        std::cout << help;
        return done;
    }
    if (words.size() != 1 || words[0].empty() || words[0].front() == '-') {
        std::cerr << program
                  << "donnez la douchette, une seule: «cageot-scanner-reader "
                     "/dev/input/by-id/…-event-kbd».\n";
        return bad_usage;
    }
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away is said, not died of
    try {
        cageot::read_scanner(words[0], std::cout);
        if (std::cout)
            return done;
        std::cerr << program << "personne ne lit plus les codes: relancez les deux programmes.\n";
    } catch (const cageot::ScannerTrouble& trouble) {
        std::cerr << program << trouble.what() << '\n';
    }
    return broken_surroundings;
}
