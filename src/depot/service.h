#pragma once

#include "depot/depot.h"
#include "depot/rehearse.h"
#include "printing/printer_queue.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace cageot {

/// What a running depot does by itself, each on its own thread: it takes what is dropped into the
/// folder, prints what the store wants printed, watches the shop and sends e-mails where the config
/// names them, saves its memory and forgets names. Starts when made, stops when destroyed.
class Service {
public:
    /// One line for the log; ids only, never a person's name.
    using Log = std::function<void(const std::string&)>;

    /// `queue` is used by the printing thread alone. While another process has the right to a printer
    /// this one waits for it.
    Service(Depot& depot, PrinterQueue& queue, Log log, PrinterQuestions questions);
    /// Asks the real printers and the config's print server.
    Service(Depot& depot, PrinterQueue& queue, Log log);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

private:
    void watch_drops();
    void print();
    void watch();
    void send_mails();
    void keep();
    void follow_farms();
    /// Waits, or until the service stops; false then.
    bool pause(int milliseconds);
    /// The same, or until this program changes the store.
    bool rest(int milliseconds);

    Depot& depot_;
    PrinterQueue& queue_;
    Log log_;
    PrinterQuestions questions_;
    std::mutex mutex_;
    std::condition_variable wake_, changed_;
    bool stopping_ = false;
    bool written_ = false; ///< something was changed since rest() began
    std::thread drops_;
    std::thread printing_;
    std::thread watching_; ///< not joinable without a shop
    std::thread mails_;    ///< not joinable without a mail server
    std::thread farms_;
    std::thread keeping_; ///< not joinable without a folder for backups
};

} // namespace cageot
