/** The constants of Python's module select. Those that the platform lacks are absent. */
import { native } from '../addon/binding.js';
import { WINSOCK } from '../addon/errno.js';

/** `POLLIN`: there is something to read. See poll(2). */
export declare const POLLIN: number;
/** `POLLPRI`: there is something urgent to read. See poll(2). */
export declare const POLLPRI: number;
/** `POLLOUT`: there is room to write. See poll(2). */
export declare const POLLOUT: number;
/** `POLLERR`: there is an error; always reported. See poll(2). */
export declare const POLLERR: number;
/** `POLLHUP`: the other end is gone; always reported. See poll(2). */
export declare const POLLHUP: number;
/** `POLLNVAL`: the descriptor is not open; always reported. See poll(2). */
export declare const POLLNVAL: number;
/** `POLLRDNORM`: normal data can be read. See poll(2). */
export declare const POLLRDNORM: number;
/** `POLLRDBAND`: priority data can be read. See poll(2). */
export declare const POLLRDBAND: number;
/** `POLLWRNORM`: normal data can be written. See poll(2). */
export declare const POLLWRNORM: number;
/** `POLLWRBAND`: priority data can be written. See poll(2). */
export declare const POLLWRBAND: number;
/** `POLLMSG`: unused on Linux. See poll(2). */
export declare const POLLMSG: number;
/** `POLLRDHUP`: the peer of a stream socket has shut down its writing side. Linux only. See poll(2). */
export declare const POLLRDHUP: number;
/** `EPOLLIN`: there is something to read. Linux only. See epoll_ctl(2). */
export declare const EPOLLIN: number;
/** `EPOLLOUT`: there is room to write. Linux only. See epoll_ctl(2). */
export declare const EPOLLOUT: number;
/** `EPOLLPRI`: there is something urgent to read. Linux only. See epoll_ctl(2). */
export declare const EPOLLPRI: number;
/** `EPOLLERR`: there is an error; always reported. Linux only. See epoll_ctl(2). */
export declare const EPOLLERR: number;
/** `EPOLLHUP`: the other end is gone; always reported. Linux only. See epoll_ctl(2). */
export declare const EPOLLHUP: number;
/** `EPOLLRDHUP`: the peer of a stream socket has shut down its writing side. Linux only. See epoll_ctl(2). */
export declare const EPOLLRDHUP: number;
/** `EPOLLET`: edge-triggered: each change is reported once. Linux only. See epoll_ctl(2). */
export declare const EPOLLET: number;
/** `EPOLLONESHOT`: one event, then none until modify(). Linux only. See epoll_ctl(2). */
export declare const EPOLLONESHOT: number;
/** `EPOLLEXCLUSIVE`: of several epolls on one descriptor only one wakes up. Linux only. See epoll_ctl(2). */
export declare const EPOLLEXCLUSIVE: number;
/**
 * `EPOLLWAKEUP`: the system does not suspend while the event is handled. Python has it since 3.14. Linux only. See
 * epoll_ctl(2).
 */
export declare const EPOLLWAKEUP: number;
/** `EPOLLRDNORM`: the same as EPOLLIN. Linux only. See epoll_ctl(2). */
export declare const EPOLLRDNORM: number;
/** `EPOLLRDBAND`: priority data can be read. Linux only. See epoll_ctl(2). */
export declare const EPOLLRDBAND: number;
/** `EPOLLWRNORM`: the same as EPOLLOUT. Linux only. See epoll_ctl(2). */
export declare const EPOLLWRNORM: number;
/** `EPOLLWRBAND`: priority data can be written. Linux only. See epoll_ctl(2). */
export declare const EPOLLWRBAND: number;
/** `EPOLLMSG`: ignored. Linux only. See epoll_ctl(2). */
export declare const EPOLLMSG: number;
/** `EPOLL_CLOEXEC`: a flag of epoll(), which is always set. Linux only. See epoll_ctl(2). */
export declare const EPOLL_CLOEXEC: number;
/** `KQ_FILTER_READ`: there is something to read. macOS only. See kqueue(2). */
export declare const KQ_FILTER_READ: number;
/** `KQ_FILTER_WRITE`: there is room to write. macOS only. See kqueue(2). */
export declare const KQ_FILTER_WRITE: number;
/** `KQ_FILTER_AIO`: asynchronous I/O has completed. macOS only. See kqueue(2). */
export declare const KQ_FILTER_AIO: number;
/** `KQ_FILTER_VNODE`: something has happened to a file: KQ_NOTE_DELETE and so on. macOS only. See kqueue(2). */
export declare const KQ_FILTER_VNODE: number;
/** `KQ_FILTER_PROC`: something has happened to a process: KQ_NOTE_EXIT and so on. macOS only. See kqueue(2). */
export declare const KQ_FILTER_PROC: number;
/** `KQ_FILTER_SIGNAL`: a signal has arrived. macOS only. See kqueue(2). */
export declare const KQ_FILTER_SIGNAL: number;
/** `KQ_FILTER_TIMER`: a timer has expired. macOS only. See kqueue(2). */
export declare const KQ_FILTER_TIMER: number;
/** `KQ_EV_ADD`: adds an event, or changes an existing one. macOS only. See kqueue(2). */
export declare const KQ_EV_ADD: number;
/** `KQ_EV_DELETE`: removes an event. macOS only. See kqueue(2). */
export declare const KQ_EV_DELETE: number;
/** `KQ_EV_ENABLE`: reports an event again. macOS only. See kqueue(2). */
export declare const KQ_EV_ENABLE: number;
/** `KQ_EV_DISABLE`: keeps an event, but does not report it. macOS only. See kqueue(2). */
export declare const KQ_EV_DISABLE: number;
/** `KQ_EV_ONESHOT`: one event, then it is deleted. macOS only. See kqueue(2). */
export declare const KQ_EV_ONESHOT: number;
/** `KQ_EV_CLEAR`: edge-triggered: each change is reported once. macOS only. See kqueue(2). */
export declare const KQ_EV_CLEAR: number;
/** `KQ_EV_SYSFLAGS`: the bits reserved for the system. macOS only. See kqueue(2). */
export declare const KQ_EV_SYSFLAGS: number;
/** `KQ_EV_FLAG1`: a bit whose meaning depends on the filter. macOS only. See kqueue(2). */
export declare const KQ_EV_FLAG1: number;
/** `KQ_EV_EOF`: end of file: nothing more will arrive, or can be written. macOS only. See kqueue(2). */
export declare const KQ_EV_EOF: number;
/** `KQ_EV_ERROR`: a change has failed; data has the errno. macOS only. See kqueue(2). */
export declare const KQ_EV_ERROR: number;
/** `KQ_NOTE_LOWAT`: data is the minimum number of bytes for an event. macOS only. See kqueue(2). */
export declare const KQ_NOTE_LOWAT: number;
/** `KQ_NOTE_DELETE`: the file was deleted. macOS only. See kqueue(2). */
export declare const KQ_NOTE_DELETE: number;
/** `KQ_NOTE_WRITE`: the file was written to. macOS only. See kqueue(2). */
export declare const KQ_NOTE_WRITE: number;
/** `KQ_NOTE_EXTEND`: the file became longer. macOS only. See kqueue(2). */
export declare const KQ_NOTE_EXTEND: number;
/** `KQ_NOTE_ATTRIB`: attributes of the file have changed. macOS only. See kqueue(2). */
export declare const KQ_NOTE_ATTRIB: number;
/** `KQ_NOTE_LINK`: the number of links to the file has changed. macOS only. See kqueue(2). */
export declare const KQ_NOTE_LINK: number;
/** `KQ_NOTE_RENAME`: the file was renamed. macOS only. See kqueue(2). */
export declare const KQ_NOTE_RENAME: number;
/** `KQ_NOTE_REVOKE`: access to the file was revoked, or its file system unmounted. macOS only. See kqueue(2). */
export declare const KQ_NOTE_REVOKE: number;
/** `KQ_NOTE_EXIT`: the process has ended. macOS only. See kqueue(2). */
export declare const KQ_NOTE_EXIT: number;
/** `KQ_NOTE_FORK`: the process has created a child process. macOS only. See kqueue(2). */
export declare const KQ_NOTE_FORK: number;
/** `KQ_NOTE_EXEC`: the process has executed another program. macOS only. See kqueue(2). */
export declare const KQ_NOTE_EXEC: number;
/** `KQ_NOTE_PCTRLMASK`: the bits of fflags that say which events of a process to watch. macOS only. See kqueue(2). */
export declare const KQ_NOTE_PCTRLMASK: number;
/** `KQ_NOTE_PDATAMASK`: the bits of fflags that contain data about a process. macOS only. See kqueue(2). */
export declare const KQ_NOTE_PDATAMASK: number;
/** `KQ_NOTE_TRACK`: follows the child processes of a process. macOS only. See kqueue(2). */
export declare const KQ_NOTE_TRACK: number;
/** `KQ_NOTE_CHILD`: the process is a child of a followed process. macOS only. See kqueue(2). */
export declare const KQ_NOTE_CHILD: number;
/** `KQ_NOTE_TRACKERR`: a child process could not be followed. macOS only. See kqueue(2). */
export declare const KQ_NOTE_TRACKERR: number;
/** `PIPE_BUF`: how many bytes can be written at once to a pipe that poll reports as writable. See pipe(7). */
export declare const PIPE_BUF: number;

// Python has no poll() on Windows, where none of these constants has a use.
if (!WINSOCK) Object.assign(exports, native.pollConstants());
