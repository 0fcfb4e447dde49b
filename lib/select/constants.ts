/** The constants of Python's module select: the platform's, and none that it lacks. */
import { native } from '../addon/binding.js';

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
/** `POLLMSG`: of no use on Linux. See poll(2). */
export declare const POLLMSG: number;
/** `POLLRDHUP`: the peer of a stream socket has shut down its writing. Linux only. See poll(2). */
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
/** `EPOLLRDHUP`: the peer of a stream socket has shut down its writing. Linux only. See epoll_ctl(2). */
export declare const EPOLLRDHUP: number;
/** `EPOLLET`: edge-triggered: each change is reported once. Linux only. See epoll_ctl(2). */
export declare const EPOLLET: number;
/** `EPOLLONESHOT`: one event, then none until modify(). Linux only. See epoll_ctl(2). */
export declare const EPOLLONESHOT: number;
/** `EPOLLEXCLUSIVE`: of several epolls on one descriptor one wakes up. Linux only. See epoll_ctl(2). */
export declare const EPOLLEXCLUSIVE: number;
/** `EPOLLWAKEUP`: the system does not suspend while the event is handled. Python has it since 3.14. Linux only. See epoll_ctl(2). */
export declare const EPOLLWAKEUP: number;
/** `EPOLLRDNORM`: as EPOLLIN. Linux only. See epoll_ctl(2). */
export declare const EPOLLRDNORM: number;
/** `EPOLLRDBAND`: priority data can be read. Linux only. See epoll_ctl(2). */
export declare const EPOLLRDBAND: number;
/** `EPOLLWRNORM`: as EPOLLOUT. Linux only. See epoll_ctl(2). */
export declare const EPOLLWRNORM: number;
/** `EPOLLWRBAND`: priority data can be written. Linux only. See epoll_ctl(2). */
export declare const EPOLLWRBAND: number;
/** `EPOLLMSG`: ignored. Linux only. See epoll_ctl(2). */
export declare const EPOLLMSG: number;
/** `EPOLL_CLOEXEC`: a flag of epoll(), which is set anyway. Linux only. See epoll_ctl(2). */
export declare const EPOLL_CLOEXEC: number;
/** `PIPE_BUF`: so many bytes can be written to a pipe at once when poll says that it is writable. See pipe(7). */
export declare const PIPE_BUF: number;

Object.assign(exports, native.pollConstants());
