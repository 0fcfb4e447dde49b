// The documentation of a constant of pysocket/fd, given by the first rule that matches its name.

const netdevice = 'netdevice(7)';
const kernelTun = "the kernel's Documentation/networking/tuntap.rst";

/** [names, meaning, the module where Python has it or null, further reading] */
const RULES = [
  [/^F_(RD|WR|UN)LCK$/, 'a kind of lock, in a `struct flock`', 'fcntl', 'fcntl(2)'],
  [/^F_OWNER_/, 'a kind of owner, in a `struct f_owner_ex`', 'fcntl', 'fcntl(2)'],
  [/^F_SEAL_/, 'a flag of F_ADD_SEALS and F_GET_SEALS', 'fcntl', 'fcntl(2)'],
  [/^F_/, 'a command of fcntl()', 'fcntl', 'fcntl(2)'],
  [/^FD_CLOEXEC$/, 'the flag of F_GETFD and F_SETFD', 'fcntl', 'fcntl(2)'],
  [/^O_ACCMODE$/, 'the bits of the flags of F_GETFL that are O_RDONLY, ...', 'os', 'fcntl(2)'],
  [/^O_/, 'a flag of F_GETFL and F_SETFL, or of open(2)', 'os', 'open(2), fcntl(2)'],
  [/^EFD_/, 'a flag of eventfd()', 'os', 'eventfd(2)'],
  [/^FION?(BIO|CLEX|ASYNC|NCLEX)$/, 'a request of ioctl()', 'termios', 'ioctl(2)'],
  [/^FIONREAD$/, 'the request for how many bytes can be read', 'termios', 'ioctl(2)'],
  [/^TC(GETA|GETS|SETA|SETS|SBRK|XONC|FLSH)/, 'a request of a terminal', 'termios', 'ioctl_tty(2)'],
  [/^TC/, 'a value of a request of a terminal', 'termios', 'ioctl_tty(2)'],
  [/^TIOC(M|PKT)_/, 'a flag of a request of a terminal', 'termios', 'ioctl_tty(2)'],
  [/^TIOCGSID$/, 'a request of a terminal', null, 'ioctl_tty(2)'],
  [/^TIOC/, 'a request of a terminal', 'termios', 'ioctl_tty(2)'],
  [
    /^SIOCATMARK$/,
    'the request for whether the next byte is behind urgent data',
    null,
    'socket(7)',
  ],
  [/^SIOC(IN|OUT)Q$/, 'the request for how many bytes are queued', null, 'tcp(7)'],
  [/^SIOC[GSD]ARP$/, 'a request about the ARP cache', null, 'arp(7)'],
  [/^SIOC/, 'a request about network interfaces, of any socket', null, netdevice],
  [/^IFNAMSIZ$/, 'the size of the name of an interface in a `struct ifreq`', null, netdevice],
  [/^IFF_(TUN|TAP|NO_PI|VNET_HDR|MULTI_QUEUE)$/, 'a flag of TUNSETIFF', null, kernelTun],
  [/^IFF_/, 'a flag of SIOCGIFFLAGS and SIOCSIFFLAGS', null, netdevice],
  [/^TUN/, 'a request of a TUN or TAP device', null, kernelTun],
];

/** Constants that not every system has. */
const MACOS = ['F_FULLFSYNC', 'F_GETPATH', 'F_NOCACHE', 'F_RDAHEAD', 'SIOCDIFADDR'];
const BOTH = ['SIOCDIFADDR'];
const LINUX =
  /^(EFD_|TUN|TCGET|TCSET|F_(OFD|GETOWN_EX|SETOWN_EX|OWNER|GETSIG|SETSIG|GETLEASE|SETLEASE|NOTIFY|GETPIPE|SETPIPE|ADD_SEALS|GET_SEALS|SEAL)|O_(DIRECT|NOATIME|PATH|RSYNC|TMPFILE)$|IFF_(TUN|TAP|NO_PI|VNET_HDR|MULTI_QUEUE)$|SIOC(ETHTOOL|GIFHWADDR|SIFHWADDR|GIFINDEX|GIFNAME|SIFNAME|GIFTXQLEN|SIFTXQLEN|INQ|OUTQ|GARP|SARP|DARP)|TIOC(INQ|MIWAIT)$|TCSBRKP?$|TCXONC$|TCFLSH$)/;

function availability(name) {
  if (MACOS.includes(name) && !BOTH.includes(name)) return ' macOS only.';
  return LINUX.test(name) ? ' Linux only.' : '';
}

/** The text of a TSDoc comment. */
export function fdConstantDoc(name) {
  const [, meaning, python, page] = RULES.find(([pattern]) => pattern.test(name)) ?? [];
  if (meaning === undefined) throw new Error(`no rule of fd-constant-docs.mjs fits ${name}`);
  const origin =
    python === null
      ? 'Differs from Python: an addition, which programs write as a number.'
      : `Python: \`${python}.${name}\`.`;
  return `\`${name}\`: ${meaning}.${availability(name)} ${origin} See ${page}.`;
}
