#ifndef FRAMING_H
#define FRAMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Where a connection is in what its peer sends: just enough of ZMTP to count frames.
typedef struct {
    /// Bytes of the frame that are still to come.
    uint64_t left;
    /// Bytes of the frame that have arrived.
    uint64_t arrived;
    uint8_t head[9];
    uint8_t have;
    uint8_t greeting;
    /// 0 before it is known; 1 for ZMTP 1, 2 for later ones.
    uint8_t version;
    uint8_t revision;
    bool is_in_frame;
    bool is_command;
} framing;

/// What bytes told.
typedef struct {
    /// Frames that have begun, commands not counted.
    uint32_t frames;
    /// Commands that are whole.
    uint32_t commands;
    /// Bytes of frames, less those of commands that are whole: libzmq keeps no command.
    int64_t bytes;
} framing_news;

void framing_read(framing *state, const uint8_t *bytes, size_t count, framing_news *news);

#endif
