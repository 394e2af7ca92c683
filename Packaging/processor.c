// What a packaged program does before anything else: it ends with a sentence on a processor that lacks what the package
// is compiled for, instead of by an illegal instruction later. Entries of .preinit_array run before the first line of any
// library, which the runtime of Swift and `libpolderd` are compiled too new for.

#include <cpuid.h>
#include <string.h>
#include <unistd.h>

// What was compiled: the levels of `libpolderd` differ and this does not, so that all of them are one build to clients.
__attribute__((used, retain)) const char polder_sources[] = "polder-sources " POLDER_SOURCES;

static void say(const char *text) {
    if (write(STDERR_FILENO, text, strlen(text)) < 0) _exit(69);
}

static void check_processor(int count, char **arguments, char **environment) {
    (void)count, (void)arguments, (void)environment;
    const unsigned level2 = bit_SSE3 | bit_SSSE3 | bit_CMPXCHG16B | bit_SSE4_1 | bit_SSE4_2 | bit_POPCNT;
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid(1, &a, &b, &c, &d) && (c & level2) == level2) return;
    say("Polder: this processor is too old for this package, which needs x86-64-v2 (SSE4.2, from 2009 on). Use another "
        "machine, or build Polder on this one from its sources.\n"
        "Polder: deze processor is te oud voor dit pakket, dat x86-64-v2 (SSE4.2, vanaf 2009) nodig heeft. Gebruik een "
        "andere machine, of bouw Polder hier uit de bronnen.\n");
    _exit(69);
}

__attribute__((section(".preinit_array"), used, retain)) static void (*const first)(int, char **, char **) = check_processor;
