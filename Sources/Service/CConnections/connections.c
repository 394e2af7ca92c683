// libzmq 4.3.4 accepts whoever comes until the process has no descriptor left, and then ends the process; and it
// collects a message until its last frame has come, however many there are. Neither can be bounded from outside, so the
// calls that it makes for both are made here: accept4, recv, send and close stand in for those of the C library.

#include "connections.h"
#include "framing.h"

#include <errno.h>
#include <malloc.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { most_doors = 8, nobody = -1, most_handshake = 16 << 10 };
/// Seconds of silence after which a connection makes room for another; a client that waits says something every two.
static const double silence = 3;
static const uint64_t encryption = 33;
/// Bytes that libzmq keeps of every frame beside its content.
static const uint64_t frame_cost = 64;

typedef struct {
    framing framing;
    uint64_t serial;
    uint64_t bytes, frames;
    uint64_t unsent;
    double heard, forgiven;
    int32_t before, after;
    int8_t door;
    bool is_here, is_finished, is_leaving;
} connection;

/// Connections in the order in which they were last heard of.
typedef struct { int32_t first, last; uint32_t count; } line;

typedef struct {
    char endpoint[108];
    connection_limits limits;
    connection_counts counts;
    line unfinished, finished;
    bool is_used;
} door;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static atomic_bool is_watching;
static door doors[most_doors];
static connection *all;
static uint32_t size;
static uint64_t serials, in_flight, most_in_flight = UINT64_MAX, unsent, most_unsent = UINT64_MAX;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static line *line_of(const connection *one) {
    door *at = &doors[one->door];
    return one->is_finished ? &at->finished : &at->unfinished;
}

static void leave_line(int32_t number) {
    connection *one = &all[number];
    line *line = line_of(one);
    if (one->before == nobody) line->first = one->after;
    else all[one->before].after = one->after;
    if (one->after == nobody) line->last = one->before;
    else all[one->after].before = one->before;
    line->count--;
}

static void join_line(int32_t number) {
    connection *one = &all[number];
    line *line = line_of(one);
    one->before = line->last;
    one->after = nobody;
    if (line->last == nobody) line->first = number;
    else all[line->last].after = number;
    line->last = number;
    line->count++;
}

static connection *find(int descriptor) {
    if (descriptor < 0 || (uint32_t)descriptor >= size || !all[descriptor].is_here) return NULL;
    return &all[descriptor];
}

/// The mutex keeps `close` waiting, so the descriptor is still that of this connection.
static void hang_up(int32_t number) {
    connection *one = &all[number];
    if (one->is_leaving) return;
    one->is_leaving = true;
    leave_line(number);
    syscall(SYS_shutdown, number, SHUT_RDWR);
}

static void forget(int32_t number) {
    connection *one = &all[number];
    if (!one->is_leaving) leave_line(number);
    in_flight -= one->bytes;
    unsent -= one->unsent;
    one->is_here = false;
}

static bool has_room(door *at, double time) {
    if (at->unfinished.count >= at->limits.most_unfinished && at->unfinished.first != nobody) {
        hang_up(at->unfinished.first);
        at->counts.replaced++;
    }
    if (at->unfinished.count + at->finished.count < at->limits.most) return true;
    int32_t oldest = at->finished.first;
    if (oldest == nobody || time - all[oldest].heard < silence) oldest = at->unfinished.first;
    if (oldest == nobody) return false;
    hang_up(oldest);
    at->counts.replaced++;
    return true;
}

static bool admit(int number, int descriptor) {
    door *at = &doors[number];
    double time = now();
    if ((uint32_t)descriptor >= size || !has_room(at, time)) {
        at->counts.refused++;
        return false;
    }
    connection *one = &all[descriptor];
    if (one->is_here) forget(descriptor);
    *one = (connection){.serial = ++serials, .heard = time, .forgiven = time, .door = (int8_t)number, .is_here = true};
    join_line(descriptor);
    return true;
}

static int door_at(int listener) {
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    memset(&address, 0, sizeof address);
    if (getsockname(listener, (struct sockaddr *)&address, &length) != 0) return nobody;
    char name[sizeof doors[0].endpoint] = "";
    if (address.ss_family == AF_UNIX) {
        strncpy(name, ((struct sockaddr_un *)&address)->sun_path, sizeof name - 1);
    } else {
        int port = ntohs(
            address.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&address)->sin6_port
                                          : ((struct sockaddr_in *)&address)->sin_port);
        for (int i = 4, left = port; i >= 0; i--, left /= 10) name[i] = (char)('0' + left % 10);
    }
    for (int i = 0; i < most_doors; i++)
        if (doors[i].is_used && strcmp(doors[i].endpoint, name) == 0) return i;
    return nobody;
}

/// Encrypted, a sign of life cannot be told from a frame, and nobody receives it: so many a second are let go.
static void forgive(connection *one, double time) {
    enum { frames = 2, bytes = 256 };
    if (time - one->forgiven < 1) return;
    uint64_t seconds = (uint64_t)(time - one->forgiven);
    one->forgiven = time;
    uint64_t few = frames * seconds < one->frames ? frames * seconds : one->frames;
    uint64_t little = bytes * seconds < one->bytes ? bytes * seconds : one->bytes;
    one->frames -= few;
    one->bytes -= little;
    in_flight -= little;
}

/// Who has been silent for longest of those that have kept much ends, so that all together keep no more than they may.
static void relieve(void) {
    int32_t worst = nobody;
    for (uint32_t i = 0; i < size; i++) {
        const connection *one = &all[i];
        if (!one->is_here || one->is_leaving || one->bytes < 64 << 10) continue;
        if (worst == nobody || one->heard < all[worst].heard) worst = (int32_t)i;
    }
    if (worst == nobody) return;
    doors[all[worst].door].counts.cut++;
    hang_up(worst);
    in_flight -= all[worst].bytes;
    all[worst].bytes = 0;
}

/// Whether a connection may go on after what it has sent.
static bool may_go_on(int descriptor, const uint8_t *bytes, size_t count) {
    connection *one = &all[descriptor];
    door *at = &doors[one->door];
    framing_news news = {0, 0, 0};
    framing_read(&one->framing, bytes, count, &news);
    bool is_null = !at->limits.is_encrypted;
    if (!is_null) forgive(one, now());
    if (!one->is_finished && (news.frames > 0 || (is_null && news.commands > 0))) {
        leave_line(descriptor);
        one->is_finished = true;
        one->heard = now();
        join_line(descriptor);
    }
    news.bytes += (int64_t)(frame_cost * news.frames);
    int64_t change = news.bytes < -(int64_t)one->bytes ? -(int64_t)one->bytes : news.bytes;
    one->bytes = (uint64_t)((int64_t)one->bytes + change);
    in_flight = (uint64_t)((int64_t)in_flight + change);
    one->frames += news.frames;
    bool is_within = one->is_finished
        ? one->bytes <= at->limits.most_bytes && one->frames <= at->limits.most_frames
        : one->bytes <= most_handshake;
    if (!is_within) {
        at->counts.cut++;
        leave_line(descriptor);
        one->is_leaving = true;
        return false;
    }
    if (in_flight > most_in_flight) relieve();
    return !one->is_leaving;
}

/// Framing is sent too, so more goes out than was counted.
static void let_go(connection *one, uint64_t bytes) {
    if (bytes > one->unsent) bytes = one->unsent;
    one->unsent -= bytes;
    unsent -= bytes;
}

// MARK: the calls of libzmq

int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags) {
    int got = (int)syscall(SYS_accept4, listener, address, length, flags);
    if (!atomic_load_explicit(&is_watching, memory_order_acquire)) return got;
    pthread_mutex_lock(&mutex);
    int number = door_at(listener);
    bool is_in = number == nobody || (got >= 0 && admit(number, got));
    pthread_mutex_unlock(&mutex);
    if (is_in) return got;
    if (got >= 0) syscall(SYS_close, got);
    // libzmq ends the process at any other reason.
    errno = EAGAIN;
    return -1;
}

ssize_t recv(int descriptor, void *bytes, size_t count, int flags) {
    ssize_t got = syscall(SYS_recvfrom, descriptor, bytes, count, flags, NULL, NULL);
    if (got <= 0 || (flags & MSG_PEEK) != 0) return got;
    if (!atomic_load_explicit(&is_watching, memory_order_acquire)) return got;
    pthread_mutex_lock(&mutex);
    connection *one = find(descriptor);
    bool goes_on = one == NULL || (!one->is_leaving && may_go_on(descriptor, bytes, (size_t)got));
    pthread_mutex_unlock(&mutex);
    if (goes_on) return got;
    errno = ECONNRESET;
    return -1;
}

ssize_t send(int descriptor, const void *bytes, size_t count, int flags) {
    ssize_t sent = syscall(SYS_sendto, descriptor, bytes, count, flags, NULL, 0);
    if (sent <= 0 || !atomic_load_explicit(&is_watching, memory_order_acquire)) return sent;
    int error = errno;
    pthread_mutex_lock(&mutex);
    connection *one = find(descriptor);
    if (one) let_go(one, (uint64_t)sent);
    pthread_mutex_unlock(&mutex);
    errno = error;
    return sent;
}

int close(int descriptor) {
    if (atomic_load_explicit(&is_watching, memory_order_acquire)) {
        int error = errno;
        pthread_mutex_lock(&mutex);
        if (find(descriptor)) forget(descriptor);
        pthread_mutex_unlock(&mutex);
        errno = error;
    }
    return (int)syscall(SYS_close, descriptor);
}

// MARK: what the daemon says and asks

bool connections_limit(int number, const char *endpoint, connection_limits limits, uint32_t most_files) {
    pthread_mutex_lock(&mutex);
    if (!all) {
        all = calloc(most_files, sizeof *all);
        size = all ? most_files : 0;
    }
    bool is_there = all != NULL && number >= 0 && number < most_doors;
    if (is_there) {
        door *at = &doors[number];
        memset(at, 0, sizeof *at);
        strncpy(at->endpoint, endpoint, sizeof at->endpoint - 1);
        at->limits = limits;
        at->unfinished = at->finished = (line){nobody, nobody, 0};
        at->is_used = true;
        atomic_store_explicit(&is_watching, true, memory_order_release);
    }
    pthread_mutex_unlock(&mutex);
    return is_there;
}

void connections_unlimit(void) {
    pthread_mutex_lock(&mutex);
    atomic_store(&is_watching, false);
    memset(doors, 0, sizeof doors);
    free(all);
    all = NULL;
    size = 0;
    in_flight = unsent = 0;
    most_in_flight = most_unsent = UINT64_MAX;
    pthread_mutex_unlock(&mutex);
}

void connections_limit_all(uint64_t arrived, uint64_t waiting) {
    pthread_mutex_lock(&mutex);
    most_in_flight = arrived;
    most_unsent = waiting;
    pthread_mutex_unlock(&mutex);
}

connection_counts connections_count(int number) {
    pthread_mutex_lock(&mutex);
    connection_counts counts = doors[number].counts;
    counts.unfinished = doors[number].unfinished.count;
    counts.open = counts.unfinished + doors[number].finished.count;
    pthread_mutex_unlock(&mutex);
    return counts;
}

uint64_t connections_took(int descriptor, uint32_t frames, uint64_t bytes) {
    if (!atomic_load_explicit(&is_watching, memory_order_acquire)) return 0;
    uint64_t serial = 0;
    pthread_mutex_lock(&mutex);
    connection *one = find(descriptor);
    if (one && !one->is_leaving) {
        bytes += frame_cost * frames;
        if (doors[one->door].limits.is_encrypted) bytes += encryption * frames;
        uint64_t less = bytes < one->bytes ? bytes : one->bytes;
        one->bytes -= less;
        in_flight -= less;
        one->frames -= frames < one->frames ? frames : one->frames;
        leave_line(descriptor);
        one->heard = now();
        join_line(descriptor);
        serial = one->serial;
    }
    pthread_mutex_unlock(&mutex);
    return serial;
}

static connection *same(int descriptor, uint64_t serial) {
    connection *one = find(descriptor);
    return one && one->serial == serial ? one : NULL;
}

bool connections_queue(int descriptor, uint64_t serial, uint64_t bytes, uint64_t most) {
    if (serial == 0) return true;
    pthread_mutex_lock(&mutex);
    connection *one = same(descriptor, serial);
    bool has_room = true;
    if (one) {
        has_room = one->unsent == 0 || (one->unsent + bytes <= most && unsent + bytes <= most_unsent);
        if (has_room) {
            one->unsent += bytes;
            unsent += bytes;
        }
    }
    pthread_mutex_unlock(&mutex);
    return has_room;
}

void connections_unqueue(int descriptor, uint64_t serial, uint64_t bytes) {
    if (serial == 0) return;
    pthread_mutex_lock(&mutex);
    connection *one = same(descriptor, serial);
    if (one) let_go(one, bytes);
    pthread_mutex_unlock(&mutex);
}

bool connections_is_open(int descriptor, uint64_t serial) {
    if (serial == 0) return true;
    pthread_mutex_lock(&mutex);
    connection *one = same(descriptor, serial);
    bool is_open = one != NULL && !one->is_leaving;
    pthread_mutex_unlock(&mutex);
    return is_open;
}

void connections_cut(int descriptor, uint64_t serial) {
    if (serial == 0) return;
    pthread_mutex_lock(&mutex);
    if (same(descriptor, serial)) {
        doors[all[descriptor].door].counts.cut++;
        hang_up(descriptor);
    }
    pthread_mutex_unlock(&mutex);
}

void connections_give_memory_back(void) { malloc_trim(0); }
