#pragma once

#include <sys/types.h>

namespace cageot {

/// False of a process that is gone or that nobody has waited for yet.
bool is_alive(pid_t pid);

/// SIGKILL for every process of the session that `leader` began, whether it lives itself or not.
void kill_session(pid_t leader);

/// Closes every socket that this process has open: a child must not keep connections that its parent
/// closes.
void close_inherited_sockets();

} // namespace cageot
