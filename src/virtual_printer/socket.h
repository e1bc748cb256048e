#pragma once

namespace cageot {

/// Owns a file descriptor of the operating system.
class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor = -1)
        : descriptor_(descriptor)
    {
    }
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    ~FileDescriptor();

    /// -1 when there is none.
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

/// A TCP socket on 127.0.0.1 that does not listen yet; a port of 0 is a free one. Several of our
/// sockets may be bound to one port, of which one may listen.
/// Throws std::system_error, as the functions below do.
FileDescriptor bound_socket(int port);
int port_of(const FileDescriptor& socket);
/// `bound_socket`, listening; its connections are taken without waiting.
FileDescriptor listening_socket(int port);
/// The next connection, read without waiting; none (-1) when the client has gone already.
FileDescriptor accepted_connection(const FileDescriptor& listener);
/// A descriptor that can be polled until it is read, and written to from any thread (eventfd).
FileDescriptor event_descriptor();
/// Closes with a reset instead of an orderly end.
void reset_connection(FileDescriptor connection);

} // namespace cageot
