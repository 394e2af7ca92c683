#include "framing.h"

// ZMTP 1 has length and flags, later ones flags and length. All begin with a greeting, but for the first of the first.
static void greet(framing *state, uint8_t byte) {
    uint8_t at = state->greeting;
    if (at < sizeof state->head) state->head[at] = byte;
    state->greeting++;
    if (at == 0 && byte != 0xff) {
        state->version = 1;
        state->have = 1;
    } else if (at == 9 && (byte & 1) == 0) {
        // A frame of ZMTP 1 whose length takes eight bytes; this is its flags.
        state->version = 1;
        state->is_in_frame = true;
        state->left = 0;
        for (int i = 1; i < 9; i++) state->left = state->left << 8 | state->head[i];
        state->left = state->left > 0 ? state->left - 1 : 0;
    } else if (at == 10) {
        state->revision = byte;
    } else if (at == 11 && state->revision < 3) {
        state->version = state->revision == 0 ? 1 : 2;
    } else if (at == 63) {
        state->version = 2;
    }
}

static bool has_head(framing *state, uint8_t *flags, uint64_t *length) {
    const uint8_t *head = state->head;
    bool is_long = state->version == 1 ? head[0] == 0xff : (head[0] & 2) != 0;
    if (state->have < (is_long ? 9 : state->version == 1 ? 1 : 2)) return false;
    *flags = state->version == 1 ? 0 : head[0];
    if (is_long) {
        *length = 0;
        for (int i = 1; i < 9; i++) *length = *length << 8 | head[i];
    } else {
        *length = head[state->version == 1 ? 0 : 1];
    }
    return true;
}

static void end_frame(framing *state, framing_news *news) {
    if (state->is_command) {
        news->commands++;
        news->bytes -= (int64_t)state->arrived;
    }
    state->is_in_frame = false;
    state->have = 0;
}

void framing_read(framing *state, const uint8_t *bytes, size_t count, framing_news *news) {
    size_t at = 0;
    while (at < count) {
        if (state->is_in_frame) {
            uint64_t take = count - at < state->left ? count - at : state->left;
            at += take;
            state->left -= take;
            state->arrived += take;
            news->bytes += (int64_t)take;
            if (state->left == 0) end_frame(state, news);
            continue;
        }
        if (state->version == 0) {
            greet(state, bytes[at++]);
            if (state->version == 0) continue;
            if (state->is_in_frame) {
                news->frames++;
                continue;
            }
        } else {
            state->head[state->have++] = bytes[at++];
        }
        uint8_t flags;
        uint64_t length;
        if (state->have == 0 || !has_head(state, &flags, &length)) continue;
        state->is_command = (flags & 4) != 0;
        state->is_in_frame = true;
        state->left = length;
        state->arrived = 0;
        if (!state->is_command) news->frames++;
        if (length == 0) end_frame(state, news);
    }
}
