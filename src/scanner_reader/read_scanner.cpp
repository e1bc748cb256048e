#include "scanner_reader/read_scanner.h"

#include "scanner_reader/key_texts.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <ostream>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace cageot {
namespace {

/// Slow Bluetooth takes 80 ms between two keys, and sometimes several times that.
constexpr int silence_ms = 500;

class Descriptor {
public:
    explicit Descriptor(int number)
        : number_(number)
    {
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

std::string why_not_opened(const std::string& path, int error)
{
    const std::string scanner = "la douchette «" + path + "» ";
    if (error == EACCES || error == EPERM)
        return scanner + "n'est lue que par le groupe input: ajoutez-y l'utilisateur avec «adduser "
                         "NOM input», puis ouvrez une nouvelle session.";
    if (error == ENOENT || error == ENODEV || error == ENXIO)
        return scanner + "n'est pas là: branchez-la, ou cherchez son nom dans /dev/input/by-id.";
    return scanner + "ne s'ouvre pas (" + std::generic_category().message(error) +
           "): débranchez-la et rebranchez-la.";
}

/// Without it the same keys would go to whatever program is in front.
void grab(int device, const std::string& path)
{
    struct stat what = {};
    if (::fstat(device, &what) != 0 || !S_ISCHR(what.st_mode) || ::ioctl(device, EVIOCGRAB, 1) == 0)
        return;
    if (errno == EBUSY)
        throw ScannerTrouble("la douchette «" + path +
                             "» est déjà lue par un autre programme: arrêtez-le d'abord.");
    throw ScannerTrouble("«" + path +
                         "» n'est pas une douchette: cherchez son nom dans /dev/input/by-id.");
}

/// True when something can be read before the silence is one.
bool comes(int device)
{
    pollfd waiting{device, POLLIN, 0};
    for (;;) {
        const int count = ::poll(&waiting, 1, silence_ms);
        if (count >= 0 || errno != EINTR)
            return count != 0;
    }
}

/// False at the end of a file or pipe.
bool read_event(int device, const std::string& path, input_event& event)
{
    std::size_t got = 0;
    auto* const bytes = reinterpret_cast<char*>(&event);
    while (got < sizeof event) {
        const ssize_t count = ::read(device, bytes + got, sizeof event - got);
        if (count == 0)
            return false;
        if (count > 0)
            got += static_cast<std::size_t>(count);
        else if (errno != EINTR)
            throw ScannerTrouble("la douchette «" + path +
                                 "» a été débranchée: rebranchez-la, puis relancez.");
    }
    return true;
}

void write_line(std::ostream& out, const std::string& text)
{
    if (!text.empty())
        out << text << '\n' << std::flush;
}

} // namespace

void read_scanner(const std::string& path, std::ostream& out)
{
    const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0)
        throw ScannerTrouble(why_not_opened(path, errno));
    const Descriptor device(opened);
    grab(device.number(), path);
    KeyTexts texts;
    input_event event = {};
    while (out) {
        if (!comes(device.number())) {
            write_line(out, texts.rest());
            continue;
        }
        if (!read_event(device.number(), path, event))
            break;
        if (const auto text = texts.take(event))
            write_line(out, *text);
    }
    write_line(out, texts.rest());
}

} // namespace cageot
