#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the program's arguments; part of compiler-rt.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*target)(const uint8_t *data, size_t size));
