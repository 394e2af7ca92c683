#ifndef POLDER_CZEROMQ_SHIM_H
#define POLDER_CZEROMQ_SHIM_H

#include <errno.h>
#include <sys/eventfd.h>
#include <zmq.h>

/* Numbers that zmq.h defines by arithmetic, which Swift does not import. */
static const int czeromq_context_terminated = ETERM;
static const int czeromq_wrong_state = EFSM;
static const int czeromq_protocol_not_compatible = ENOCOMPATPROTO;
static const int czeromq_no_thread_left = EMTHREAD;

#endif
