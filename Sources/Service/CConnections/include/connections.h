#ifndef CONNECTIONS_H
#define CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What the peers of one listening socket may take together and each.
typedef struct {
    /// Most connections at a time.
    uint32_t most;
    /// Most of them that have not finished their handshake.
    uint32_t most_unfinished;
    /// Most bytes and frames of one connection that have arrived and nobody has received.
    uint64_t most_bytes;
    uint32_t most_frames;
    /// Whether frames are encrypted; each is 33 bytes longer then.
    bool is_encrypted;
} connection_limits;

/// How many connections a listening socket has, and what became of others since the start.
typedef struct {
    uint32_t open;
    uint32_t unfinished;
    /// Closed at once, since there was no room for them.
    uint64_t refused;
    /// Closed to make room for others.
    uint64_t replaced;
    /// Closed because of what they sent.
    uint64_t cut;
} connection_counts;

/// Bounds connections of sockets that listen at `endpoint`: the path of a local socket, or a port.
///
/// To be said before the socket is bound. `door` is 0 to 7. Descriptors from `most_files` on are never given out.
/// Returns false where there is no memory.
bool connections_limit(int door, const char *endpoint, connection_limits limits, uint32_t most_files);

/// Bounds none any more, and forgets what was counted.
void connections_unlimit(void);

/// Most bytes of all connections that have arrived and nobody has received, and most that wait to be sent.
void connections_limit_all(uint64_t arrived, uint64_t waiting);

connection_counts connections_count(int door);

/// So many frames of a connection were received; returns what tells it from later ones of the same descriptor, and
/// 0 for one that is not bounded.
uint64_t connections_took(int descriptor, uint32_t frames, uint64_t bytes);

/// Whether so many more bytes may wait to be sent, `most` of them at a time; if so they are counted. A message that is
/// alone may be larger.
bool connections_queue(int descriptor, uint64_t serial, uint64_t bytes, uint64_t most);

/// Bytes that were counted and are not sent after all.
void connections_unqueue(int descriptor, uint64_t serial, uint64_t bytes);

/// Whether a connection is still the one that it was; true for one that is not bounded.
bool connections_is_open(int descriptor, uint64_t serial);

/// Ends a connection.
void connections_cut(int descriptor, uint64_t serial);

/// Gives back to the system the memory that nobody uses.
void connections_give_memory_back(void);

#endif
