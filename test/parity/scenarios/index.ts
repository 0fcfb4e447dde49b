import type { Scenario } from '../scenario.js';
import { accept } from './accept.js';
import { addressArguments } from './address-arguments.js';
import { addressInet } from './address-inet.js';
import { addressInet6 } from './address-inet6.js';
import { addressUnix } from './address-unix.js';
import { addressNetlink } from './address-netlink.js';
import { addressPacket } from './address-packet.js';
import { addressVsock } from './address-vsock.js';
import { addressCan } from './address-can.js';
import { addressTipc } from './address-tipc.js';
import { addressAlg } from './address-alg.js';
import { argumentChecks } from './argument-checks.js';
import { bufferedFile } from './buffered-file.js';
import { builtins } from './builtins.js';
import { byteOrder } from './byte-order.js';
import { closed } from './closed.js';
import { commonMistakes } from './common-mistakes.js';
import { connect } from './connect.js';
import { construction } from './constructor.js';
import { createConnection } from './create-connection.js';
import { createServer } from './create-server.js';
import { defaultTimeout } from './default-timeout.js';
import { detachDupFromfd } from './detach-dup-fromfd.js';
import { epoll } from './epoll.js';
import { exceptions } from './exceptions.js';
import { fd } from './fd.js';
import { fileArguments } from './file-arguments.js';
import { fileEncodings } from './file-encodings.js';
import { fileTimeouts } from './file-timeouts.js';
import { getaddrinfo } from './getaddrinfo.js';
import { hostName } from './host-name.js';
import { idna } from './idna.js';
import { inetText } from './inet-text.js';
import { inheritable } from './inheritable.js';
import { interfaces } from './interfaces.js';
import { listen } from './listen.js';
import { makefile } from './makefile.js';
import { modes } from './modes.js';
import { module } from './module.js';
import { nameinfo } from './nameinfo.js';
import { netdbHosts } from './netdb-hosts.js';
import { netdbServices } from './netdb-services.js';
import { objects } from './objects.js';
import { poll } from './poll.js';
import { rawFile } from './raw-file.js';
import { recv } from './recv.js';
import { repr } from './repr.js';
import { select } from './select.js';
import { selectors } from './selectors.js';
import { send } from './send.js';
import { ancillary } from './ancillary.js';
import { recvmsg } from './recvmsg.js';
import { sendmsg } from './sendmsg.js';
import { sendfile } from './sendfile.js';
import { sendto } from './sendto.js';
import { shutdown } from './shutdown.js';
import { socketpair } from './socketpair.js';
import { socketserver } from './socketserver.js';
import { sockopt } from './sockopt.js';
import { textFile } from './text-file.js';
import { timeoutErrors } from './timeout-errors.js';
import { timeouts } from './timeouts.js';
import { unixReturned } from './unix-returned.js';
import { unknownFamily } from './unknown-family.js';

/** Every scenario of the suite. */
export const scenarios: readonly Scenario[] = [
  ...accept,
  ...addressArguments,
  ...addressInet,
  ...addressInet6,
  ...addressUnix,
  ...addressNetlink,
  ...addressPacket,
  ...addressVsock,
  ...addressCan,
  ...addressTipc,
  ...addressAlg,
  ...argumentChecks,
  ...bufferedFile,
  ...builtins,
  ...byteOrder,
  ...closed,
  ...commonMistakes,
  ...connect,
  ...construction,
  ...createConnection,
  ...createServer,
  ...defaultTimeout,
  ...detachDupFromfd,
  ...epoll,
  ...exceptions,
  ...fd,
  ...fileArguments,
  ...fileEncodings,
  ...fileTimeouts,
  ...getaddrinfo,
  ...hostName,
  ...idna,
  ...inetText,
  ...inheritable,
  ...interfaces,
  ...listen,
  ...makefile,
  ...modes,
  ...module,
  ...nameinfo,
  ...netdbHosts,
  ...netdbServices,
  ...objects,
  ...poll,
  ...rawFile,
  ...recv,
  ...repr,
  ...select,
  ...selectors,
  ...send,
  ...ancillary,
  ...recvmsg,
  ...sendmsg,
  ...sendfile,
  ...sendto,
  ...shutdown,
  ...socketpair,
  ...socketserver,
  ...sockopt,
  ...textFile,
  ...timeoutErrors,
  ...timeouts,
  ...unixReturned,
  ...unknownFamily,
];
