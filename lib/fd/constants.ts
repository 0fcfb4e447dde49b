/**
 * The constants of ioctl(), fcntl() and eventfd(). Made by scripts/generate-constants.mjs.
 *
 * A name that this platform lacks is absent: `'TUNSETIFF' in fd` is the test.
 */
import { native } from '../addon/binding.js';

/** `F_DUPFD`: a command of fcntl(). Python: `fcntl.F_DUPFD`. See fcntl(2). */
export declare const F_DUPFD: number;
/** `F_DUPFD_CLOEXEC`: a command of fcntl(). Python: `fcntl.F_DUPFD_CLOEXEC`. See fcntl(2). */
export declare const F_DUPFD_CLOEXEC: number;
/** `F_GETFD`: a command of fcntl(). Python: `fcntl.F_GETFD`. See fcntl(2). */
export declare const F_GETFD: number;
/** `F_SETFD`: a command of fcntl(). Python: `fcntl.F_SETFD`. See fcntl(2). */
export declare const F_SETFD: number;
/** `F_GETFL`: a command of fcntl(). Python: `fcntl.F_GETFL`. See fcntl(2). */
export declare const F_GETFL: number;
/** `F_SETFL`: a command of fcntl(). Python: `fcntl.F_SETFL`. See fcntl(2). */
export declare const F_SETFL: number;
/** `F_GETLK`: a command of fcntl(). Python: `fcntl.F_GETLK`. See fcntl(2). */
export declare const F_GETLK: number;
/** `F_SETLK`: a command of fcntl(). Python: `fcntl.F_SETLK`. See fcntl(2). */
export declare const F_SETLK: number;
/** `F_SETLKW`: a command of fcntl(). Python: `fcntl.F_SETLKW`. See fcntl(2). */
export declare const F_SETLKW: number;
/** `F_RDLCK`: a kind of lock, in a `struct flock`. Python: `fcntl.F_RDLCK`. See fcntl(2). */
export declare const F_RDLCK: number;
/** `F_WRLCK`: a kind of lock, in a `struct flock`. Python: `fcntl.F_WRLCK`. See fcntl(2). */
export declare const F_WRLCK: number;
/** `F_UNLCK`: a kind of lock, in a `struct flock`. Python: `fcntl.F_UNLCK`. See fcntl(2). */
export declare const F_UNLCK: number;
/** `F_OFD_GETLK`: a command of fcntl(). Linux only. Python: `fcntl.F_OFD_GETLK`. See fcntl(2). */
export declare const F_OFD_GETLK: number;
/** `F_OFD_SETLK`: a command of fcntl(). Linux only. Python: `fcntl.F_OFD_SETLK`. See fcntl(2). */
export declare const F_OFD_SETLK: number;
/** `F_OFD_SETLKW`: a command of fcntl(). Linux only. Python: `fcntl.F_OFD_SETLKW`. See fcntl(2). */
export declare const F_OFD_SETLKW: number;
/** `F_GETOWN`: a command of fcntl(). Python: `fcntl.F_GETOWN`. See fcntl(2). */
export declare const F_GETOWN: number;
/** `F_SETOWN`: a command of fcntl(). Python: `fcntl.F_SETOWN`. See fcntl(2). */
export declare const F_SETOWN: number;
/** `F_GETOWN_EX`: a command of fcntl(). Linux only. Python: `fcntl.F_GETOWN_EX`. See fcntl(2). */
export declare const F_GETOWN_EX: number;
/** `F_SETOWN_EX`: a command of fcntl(). Linux only. Python: `fcntl.F_SETOWN_EX`. See fcntl(2). */
export declare const F_SETOWN_EX: number;
/** `F_OWNER_PGRP`: a kind of owner, in a `struct f_owner_ex`. Linux only. Python: `fcntl.F_OWNER_PGRP`. See fcntl(2). */
export declare const F_OWNER_PGRP: number;
/** `F_OWNER_PID`: a kind of owner, in a `struct f_owner_ex`. Linux only. Python: `fcntl.F_OWNER_PID`. See fcntl(2). */
export declare const F_OWNER_PID: number;
/** `F_OWNER_TID`: a kind of owner, in a `struct f_owner_ex`. Linux only. Python: `fcntl.F_OWNER_TID`. See fcntl(2). */
export declare const F_OWNER_TID: number;
/** `F_GETSIG`: a command of fcntl(). Linux only. Python: `fcntl.F_GETSIG`. See fcntl(2). */
export declare const F_GETSIG: number;
/** `F_SETSIG`: a command of fcntl(). Linux only. Python: `fcntl.F_SETSIG`. See fcntl(2). */
export declare const F_SETSIG: number;
/** `F_GETLEASE`: a command of fcntl(). Linux only. Python: `fcntl.F_GETLEASE`. See fcntl(2). */
export declare const F_GETLEASE: number;
/** `F_SETLEASE`: a command of fcntl(). Linux only. Python: `fcntl.F_SETLEASE`. See fcntl(2). */
export declare const F_SETLEASE: number;
/** `F_NOTIFY`: a command of fcntl(). Linux only. Python: `fcntl.F_NOTIFY`. See fcntl(2). */
export declare const F_NOTIFY: number;
/** `F_GETPIPE_SZ`: a command of fcntl(). Linux only. Python: `fcntl.F_GETPIPE_SZ`. See fcntl(2). */
export declare const F_GETPIPE_SZ: number;
/** `F_SETPIPE_SZ`: a command of fcntl(). Linux only. Python: `fcntl.F_SETPIPE_SZ`. See fcntl(2). */
export declare const F_SETPIPE_SZ: number;
/** `F_ADD_SEALS`: a command of fcntl(). Linux only. Python: `fcntl.F_ADD_SEALS`. See fcntl(2). */
export declare const F_ADD_SEALS: number;
/** `F_GET_SEALS`: a command of fcntl(). Linux only. Python: `fcntl.F_GET_SEALS`. See fcntl(2). */
export declare const F_GET_SEALS: number;
/** `F_SEAL_GROW`: a flag of F_ADD_SEALS and F_GET_SEALS. Linux only. Python: `fcntl.F_SEAL_GROW`. See fcntl(2). */
export declare const F_SEAL_GROW: number;
/** `F_SEAL_SEAL`: a flag of F_ADD_SEALS and F_GET_SEALS. Linux only. Python: `fcntl.F_SEAL_SEAL`. See fcntl(2). */
export declare const F_SEAL_SEAL: number;
/** `F_SEAL_SHRINK`: a flag of F_ADD_SEALS and F_GET_SEALS. Linux only. Python: `fcntl.F_SEAL_SHRINK`. See fcntl(2). */
export declare const F_SEAL_SHRINK: number;
/** `F_SEAL_WRITE`: a flag of F_ADD_SEALS and F_GET_SEALS. Linux only. Python: `fcntl.F_SEAL_WRITE`. See fcntl(2). */
export declare const F_SEAL_WRITE: number;
/** `F_SEAL_FUTURE_WRITE`: a flag of F_ADD_SEALS and F_GET_SEALS. Linux only. Python: `fcntl.F_SEAL_FUTURE_WRITE`. See fcntl(2). */
export declare const F_SEAL_FUTURE_WRITE: number;
/** `F_FULLFSYNC`: a command of fcntl(). macOS only. Python: `fcntl.F_FULLFSYNC`. See fcntl(2). */
export declare const F_FULLFSYNC: number;
/** `F_GETPATH`: a command of fcntl(). macOS only. Python: `fcntl.F_GETPATH`. See fcntl(2). */
export declare const F_GETPATH: number;
/** `F_NOCACHE`: a command of fcntl(). macOS only. Python: `fcntl.F_NOCACHE`. See fcntl(2). */
export declare const F_NOCACHE: number;
/** `F_RDAHEAD`: a command of fcntl(). macOS only. Python: `fcntl.F_RDAHEAD`. See fcntl(2). */
export declare const F_RDAHEAD: number;
/** `FD_CLOEXEC`: the flag of F_GETFD and F_SETFD. Python: `fcntl.FD_CLOEXEC`. See fcntl(2). */
export declare const FD_CLOEXEC: number;
/** `O_RDONLY`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_RDONLY`. See open(2), fcntl(2). */
export declare const O_RDONLY: number;
/** `O_WRONLY`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_WRONLY`. See open(2), fcntl(2). */
export declare const O_WRONLY: number;
/** `O_RDWR`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_RDWR`. See open(2), fcntl(2). */
export declare const O_RDWR: number;
/** `O_ACCMODE`: the bits of the flags of F_GETFL that are O_RDONLY, .... Python: `os.O_ACCMODE`. See fcntl(2). */
export declare const O_ACCMODE: number;
/** `O_APPEND`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_APPEND`. See open(2), fcntl(2). */
export declare const O_APPEND: number;
/** `O_ASYNC`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_ASYNC`. See open(2), fcntl(2). */
export declare const O_ASYNC: number;
/** `O_CLOEXEC`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_CLOEXEC`. See open(2), fcntl(2). */
export declare const O_CLOEXEC: number;
/** `O_CREAT`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_CREAT`. See open(2), fcntl(2). */
export declare const O_CREAT: number;
/** `O_DIRECT`: a flag of F_GETFL and F_SETFL, or of open(2). Linux only. Python: `os.O_DIRECT`. See open(2), fcntl(2). */
export declare const O_DIRECT: number;
/** `O_DIRECTORY`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_DIRECTORY`. See open(2), fcntl(2). */
export declare const O_DIRECTORY: number;
/** `O_DSYNC`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_DSYNC`. See open(2), fcntl(2). */
export declare const O_DSYNC: number;
/** `O_EXCL`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_EXCL`. See open(2), fcntl(2). */
export declare const O_EXCL: number;
/** `O_NDELAY`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_NDELAY`. See open(2), fcntl(2). */
export declare const O_NDELAY: number;
/** `O_NOATIME`: a flag of F_GETFL and F_SETFL, or of open(2). Linux only. Python: `os.O_NOATIME`. See open(2), fcntl(2). */
export declare const O_NOATIME: number;
/** `O_NOCTTY`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_NOCTTY`. See open(2), fcntl(2). */
export declare const O_NOCTTY: number;
/** `O_NOFOLLOW`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_NOFOLLOW`. See open(2), fcntl(2). */
export declare const O_NOFOLLOW: number;
/** `O_NONBLOCK`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_NONBLOCK`. See open(2), fcntl(2). */
export declare const O_NONBLOCK: number;
/** `O_PATH`: a flag of F_GETFL and F_SETFL, or of open(2). Linux only. Python: `os.O_PATH`. See open(2), fcntl(2). */
export declare const O_PATH: number;
/** `O_RSYNC`: a flag of F_GETFL and F_SETFL, or of open(2). Linux only. Python: `os.O_RSYNC`. See open(2), fcntl(2). */
export declare const O_RSYNC: number;
/** `O_SYNC`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_SYNC`. See open(2), fcntl(2). */
export declare const O_SYNC: number;
/** `O_TMPFILE`: a flag of F_GETFL and F_SETFL, or of open(2). Linux only. Python: `os.O_TMPFILE`. See open(2), fcntl(2). */
export declare const O_TMPFILE: number;
/** `O_TRUNC`: a flag of F_GETFL and F_SETFL, or of open(2). Python: `os.O_TRUNC`. See open(2), fcntl(2). */
export declare const O_TRUNC: number;
/** `EFD_CLOEXEC`: a flag of eventfd(). Linux only. Python: `os.EFD_CLOEXEC`. See eventfd(2). */
export declare const EFD_CLOEXEC: number;
/** `EFD_NONBLOCK`: a flag of eventfd(). Linux only. Python: `os.EFD_NONBLOCK`. See eventfd(2). */
export declare const EFD_NONBLOCK: number;
/** `EFD_SEMAPHORE`: a flag of eventfd(). Linux only. Python: `os.EFD_SEMAPHORE`. See eventfd(2). */
export declare const EFD_SEMAPHORE: number;
/** `FIOASYNC`: a request of ioctl(). Python: `termios.FIOASYNC`. See ioctl(2). */
export declare const FIOASYNC: number;
/** `FIOCLEX`: a request of ioctl(). Python: `termios.FIOCLEX`. See ioctl(2). */
export declare const FIOCLEX: number;
/** `FIONBIO`: a request of ioctl(). Python: `termios.FIONBIO`. See ioctl(2). */
export declare const FIONBIO: number;
/** `FIONCLEX`: a request of ioctl(). Python: `termios.FIONCLEX`. See ioctl(2). */
export declare const FIONCLEX: number;
/** `FIONREAD`: the request for how many bytes can be read. Python: `termios.FIONREAD`. See ioctl(2). */
export declare const FIONREAD: number;
/** `TCFLSH`: a request of a terminal. Linux only. Python: `termios.TCFLSH`. See ioctl_tty(2). */
export declare const TCFLSH: number;
/** `TCGETA`: a request of a terminal. Linux only. Python: `termios.TCGETA`. See ioctl_tty(2). */
export declare const TCGETA: number;
/** `TCGETS`: a request of a terminal. Linux only. Python: `termios.TCGETS`. See ioctl_tty(2). */
export declare const TCGETS: number;
/** `TCIFLUSH`: a value of a request of a terminal. Python: `termios.TCIFLUSH`. See ioctl_tty(2). */
export declare const TCIFLUSH: number;
/** `TCIOFF`: a value of a request of a terminal. Python: `termios.TCIOFF`. See ioctl_tty(2). */
export declare const TCIOFF: number;
/** `TCIOFLUSH`: a value of a request of a terminal. Python: `termios.TCIOFLUSH`. See ioctl_tty(2). */
export declare const TCIOFLUSH: number;
/** `TCION`: a value of a request of a terminal. Python: `termios.TCION`. See ioctl_tty(2). */
export declare const TCION: number;
/** `TCOFLUSH`: a value of a request of a terminal. Python: `termios.TCOFLUSH`. See ioctl_tty(2). */
export declare const TCOFLUSH: number;
/** `TCOOFF`: a value of a request of a terminal. Python: `termios.TCOOFF`. See ioctl_tty(2). */
export declare const TCOOFF: number;
/** `TCOON`: a value of a request of a terminal. Python: `termios.TCOON`. See ioctl_tty(2). */
export declare const TCOON: number;
/** `TCSBRK`: a request of a terminal. Linux only. Python: `termios.TCSBRK`. See ioctl_tty(2). */
export declare const TCSBRK: number;
/** `TCSBRKP`: a request of a terminal. Linux only. Python: `termios.TCSBRKP`. See ioctl_tty(2). */
export declare const TCSBRKP: number;
/** `TCSETA`: a request of a terminal. Linux only. Python: `termios.TCSETA`. See ioctl_tty(2). */
export declare const TCSETA: number;
/** `TCSETAF`: a request of a terminal. Linux only. Python: `termios.TCSETAF`. See ioctl_tty(2). */
export declare const TCSETAF: number;
/** `TCSETAW`: a request of a terminal. Linux only. Python: `termios.TCSETAW`. See ioctl_tty(2). */
export declare const TCSETAW: number;
/** `TCSETS`: a request of a terminal. Linux only. Python: `termios.TCSETS`. See ioctl_tty(2). */
export declare const TCSETS: number;
/** `TCSETSF`: a request of a terminal. Linux only. Python: `termios.TCSETSF`. See ioctl_tty(2). */
export declare const TCSETSF: number;
/** `TCSETSW`: a request of a terminal. Linux only. Python: `termios.TCSETSW`. See ioctl_tty(2). */
export declare const TCSETSW: number;
/** `TCXONC`: a request of a terminal. Linux only. Python: `termios.TCXONC`. See ioctl_tty(2). */
export declare const TCXONC: number;
/** `TIOCCONS`: a request of a terminal. Python: `termios.TIOCCONS`. See ioctl_tty(2). */
export declare const TIOCCONS: number;
/** `TIOCEXCL`: a request of a terminal. Python: `termios.TIOCEXCL`. See ioctl_tty(2). */
export declare const TIOCEXCL: number;
/** `TIOCGETD`: a request of a terminal. Python: `termios.TIOCGETD`. See ioctl_tty(2). */
export declare const TIOCGETD: number;
/** `TIOCGPGRP`: a request of a terminal. Python: `termios.TIOCGPGRP`. See ioctl_tty(2). */
export declare const TIOCGPGRP: number;
/** `TIOCGSID`: a request of a terminal. Differs from Python: an addition, which programs write as a number. See ioctl_tty(2). */
export declare const TIOCGSID: number;
/** `TIOCGWINSZ`: a request of a terminal. Python: `termios.TIOCGWINSZ`. See ioctl_tty(2). */
export declare const TIOCGWINSZ: number;
/** `TIOCINQ`: a request of a terminal. Linux only. Python: `termios.TIOCINQ`. See ioctl_tty(2). */
export declare const TIOCINQ: number;
/** `TIOCMBIC`: a request of a terminal. Python: `termios.TIOCMBIC`. See ioctl_tty(2). */
export declare const TIOCMBIC: number;
/** `TIOCMBIS`: a request of a terminal. Python: `termios.TIOCMBIS`. See ioctl_tty(2). */
export declare const TIOCMBIS: number;
/** `TIOCMGET`: a request of a terminal. Python: `termios.TIOCMGET`. See ioctl_tty(2). */
export declare const TIOCMGET: number;
/** `TIOCMIWAIT`: a request of a terminal. Linux only. Python: `termios.TIOCMIWAIT`. See ioctl_tty(2). */
export declare const TIOCMIWAIT: number;
/** `TIOCMSET`: a request of a terminal. Python: `termios.TIOCMSET`. See ioctl_tty(2). */
export declare const TIOCMSET: number;
/** `TIOCM_CAR`: a flag of a request of a terminal. Python: `termios.TIOCM_CAR`. See ioctl_tty(2). */
export declare const TIOCM_CAR: number;
/** `TIOCM_CD`: a flag of a request of a terminal. Python: `termios.TIOCM_CD`. See ioctl_tty(2). */
export declare const TIOCM_CD: number;
/** `TIOCM_CTS`: a flag of a request of a terminal. Python: `termios.TIOCM_CTS`. See ioctl_tty(2). */
export declare const TIOCM_CTS: number;
/** `TIOCM_DSR`: a flag of a request of a terminal. Python: `termios.TIOCM_DSR`. See ioctl_tty(2). */
export declare const TIOCM_DSR: number;
/** `TIOCM_DTR`: a flag of a request of a terminal. Python: `termios.TIOCM_DTR`. See ioctl_tty(2). */
export declare const TIOCM_DTR: number;
/** `TIOCM_LE`: a flag of a request of a terminal. Python: `termios.TIOCM_LE`. See ioctl_tty(2). */
export declare const TIOCM_LE: number;
/** `TIOCM_RI`: a flag of a request of a terminal. Python: `termios.TIOCM_RI`. See ioctl_tty(2). */
export declare const TIOCM_RI: number;
/** `TIOCM_RNG`: a flag of a request of a terminal. Python: `termios.TIOCM_RNG`. See ioctl_tty(2). */
export declare const TIOCM_RNG: number;
/** `TIOCM_RTS`: a flag of a request of a terminal. Python: `termios.TIOCM_RTS`. See ioctl_tty(2). */
export declare const TIOCM_RTS: number;
/** `TIOCM_SR`: a flag of a request of a terminal. Python: `termios.TIOCM_SR`. See ioctl_tty(2). */
export declare const TIOCM_SR: number;
/** `TIOCM_ST`: a flag of a request of a terminal. Python: `termios.TIOCM_ST`. See ioctl_tty(2). */
export declare const TIOCM_ST: number;
/** `TIOCNOTTY`: a request of a terminal. Python: `termios.TIOCNOTTY`. See ioctl_tty(2). */
export declare const TIOCNOTTY: number;
/** `TIOCNXCL`: a request of a terminal. Python: `termios.TIOCNXCL`. See ioctl_tty(2). */
export declare const TIOCNXCL: number;
/** `TIOCOUTQ`: a request of a terminal. Python: `termios.TIOCOUTQ`. See ioctl_tty(2). */
export declare const TIOCOUTQ: number;
/** `TIOCPKT`: a request of a terminal. Python: `termios.TIOCPKT`. See ioctl_tty(2). */
export declare const TIOCPKT: number;
/** `TIOCPKT_DATA`: a flag of a request of a terminal. Python: `termios.TIOCPKT_DATA`. See ioctl_tty(2). */
export declare const TIOCPKT_DATA: number;
/** `TIOCPKT_DOSTOP`: a flag of a request of a terminal. Python: `termios.TIOCPKT_DOSTOP`. See ioctl_tty(2). */
export declare const TIOCPKT_DOSTOP: number;
/** `TIOCPKT_FLUSHREAD`: a flag of a request of a terminal. Python: `termios.TIOCPKT_FLUSHREAD`. See ioctl_tty(2). */
export declare const TIOCPKT_FLUSHREAD: number;
/** `TIOCPKT_FLUSHWRITE`: a flag of a request of a terminal. Python: `termios.TIOCPKT_FLUSHWRITE`. See ioctl_tty(2). */
export declare const TIOCPKT_FLUSHWRITE: number;
/** `TIOCPKT_NOSTOP`: a flag of a request of a terminal. Python: `termios.TIOCPKT_NOSTOP`. See ioctl_tty(2). */
export declare const TIOCPKT_NOSTOP: number;
/** `TIOCPKT_START`: a flag of a request of a terminal. Python: `termios.TIOCPKT_START`. See ioctl_tty(2). */
export declare const TIOCPKT_START: number;
/** `TIOCPKT_STOP`: a flag of a request of a terminal. Python: `termios.TIOCPKT_STOP`. See ioctl_tty(2). */
export declare const TIOCPKT_STOP: number;
/** `TIOCSCTTY`: a request of a terminal. Python: `termios.TIOCSCTTY`. See ioctl_tty(2). */
export declare const TIOCSCTTY: number;
/** `TIOCSETD`: a request of a terminal. Python: `termios.TIOCSETD`. See ioctl_tty(2). */
export declare const TIOCSETD: number;
/** `TIOCSPGRP`: a request of a terminal. Python: `termios.TIOCSPGRP`. See ioctl_tty(2). */
export declare const TIOCSPGRP: number;
/** `TIOCSTI`: a request of a terminal. Python: `termios.TIOCSTI`. See ioctl_tty(2). */
export declare const TIOCSTI: number;
/** `TIOCSWINSZ`: a request of a terminal. Python: `termios.TIOCSWINSZ`. See ioctl_tty(2). */
export declare const TIOCSWINSZ: number;
/** `SIOCATMARK`: the request for whether the next byte is behind urgent data. Differs from Python: an addition, which programs write as a number. See socket(7). */
export declare const SIOCATMARK: number;
/** `SIOCDARP`: a request about the ARP cache. Linux only. Differs from Python: an addition, which programs write as a number. See arp(7). */
export declare const SIOCDARP: number;
/** `SIOCDIFADDR`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCDIFADDR: number;
/** `SIOCETHTOOL`: a request about network interfaces, of any socket. Linux only. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCETHTOOL: number;
/** `SIOCGARP`: a request about the ARP cache. Linux only. Differs from Python: an addition, which programs write as a number. See arp(7). */
export declare const SIOCGARP: number;
/** `SIOCGIFADDR`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFADDR: number;
/** `SIOCGIFBRDADDR`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFBRDADDR: number;
/** `SIOCGIFCONF`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFCONF: number;
/** `SIOCGIFDSTADDR`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFDSTADDR: number;
/** `SIOCGIFFLAGS`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFFLAGS: number;
/** `SIOCGIFHWADDR`: a request about network interfaces, of any socket. Linux only. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFHWADDR: number;
/** `SIOCGIFINDEX`: a request about network interfaces, of any socket. Linux only. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFINDEX: number;
/** `SIOCGIFMETRIC`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFMETRIC: number;
/** `SIOCGIFMTU`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFMTU: number;
/** `SIOCGIFNAME`: a request about network interfaces, of any socket. Linux only. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFNAME: number;
/** `SIOCGIFNETMASK`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFNETMASK: number;
/** `SIOCGIFTXQLEN`: a request about network interfaces, of any socket. Linux only. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCGIFTXQLEN: number;
/** `SIOCINQ`: the request for how many bytes are queued. Linux only. Differs from Python: an addition, which programs write as a number. See tcp(7). */
export declare const SIOCINQ: number;
/** `SIOCOUTQ`: the request for how many bytes are queued. Linux only. Differs from Python: an addition, which programs write as a number. See tcp(7). */
export declare const SIOCOUTQ: number;
/** `SIOCSARP`: a request about the ARP cache. Linux only. Differs from Python: an addition, which programs write as a number. See arp(7). */
export declare const SIOCSARP: number;
/** `SIOCSIFADDR`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFADDR: number;
/** `SIOCSIFBRDADDR`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFBRDADDR: number;
/** `SIOCSIFDSTADDR`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFDSTADDR: number;
/** `SIOCSIFFLAGS`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFFLAGS: number;
/** `SIOCSIFHWADDR`: a request about network interfaces, of any socket. Linux only. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFHWADDR: number;
/** `SIOCSIFMETRIC`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFMETRIC: number;
/** `SIOCSIFMTU`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFMTU: number;
/** `SIOCSIFNAME`: a request about network interfaces, of any socket. Linux only. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFNAME: number;
/** `SIOCSIFNETMASK`: a request about network interfaces, of any socket. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFNETMASK: number;
/** `SIOCSIFTXQLEN`: a request about network interfaces, of any socket. Linux only. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const SIOCSIFTXQLEN: number;
/** `IFNAMSIZ`: the size of the name of an interface in a `struct ifreq`. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFNAMSIZ: number;
/** `IFF_ALLMULTI`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_ALLMULTI: number;
/** `IFF_BROADCAST`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_BROADCAST: number;
/** `IFF_DEBUG`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_DEBUG: number;
/** `IFF_LOOPBACK`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_LOOPBACK: number;
/** `IFF_MULTICAST`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_MULTICAST: number;
/** `IFF_NOARP`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_NOARP: number;
/** `IFF_POINTOPOINT`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_POINTOPOINT: number;
/** `IFF_PROMISC`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_PROMISC: number;
/** `IFF_RUNNING`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_RUNNING: number;
/** `IFF_UP`: a flag of SIOCGIFFLAGS and SIOCSIFFLAGS. Differs from Python: an addition, which programs write as a number. See netdevice(7). */
export declare const IFF_UP: number;
/** `IFF_MULTI_QUEUE`: a flag of TUNSETIFF. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const IFF_MULTI_QUEUE: number;
/** `IFF_NO_PI`: a flag of TUNSETIFF. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const IFF_NO_PI: number;
/** `IFF_TAP`: a flag of TUNSETIFF. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const IFF_TAP: number;
/** `IFF_TUN`: a flag of TUNSETIFF. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const IFF_TUN: number;
/** `IFF_VNET_HDR`: a flag of TUNSETIFF. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const IFF_VNET_HDR: number;
/** `TUNGETFEATURES`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNGETFEATURES: number;
/** `TUNGETIFF`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNGETIFF: number;
/** `TUNSETGROUP`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNSETGROUP: number;
/** `TUNSETIFF`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNSETIFF: number;
/** `TUNSETOFFLOAD`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNSETOFFLOAD: number;
/** `TUNSETOWNER`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNSETOWNER: number;
/** `TUNSETPERSIST`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNSETPERSIST: number;
/** `TUNSETQUEUE`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNSETQUEUE: number;
/** `TUNSETVNETHDRSZ`: a request of a TUN or TAP device. Linux only. Differs from Python: an addition, which programs write as a number. See the kernel's Documentation/networking/tuntap.rst. */
export declare const TUNSETVNETHDRSZ: number;

module.exports = native.fdConstants?.() ?? {};
