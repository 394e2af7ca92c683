#ifndef POLDER_CZLIB_SHIM_H
#define POLDER_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not import. */
static inline int czlib_begin(z_stream *stream, int window) { return inflateInit2(stream, window); }

#endif
