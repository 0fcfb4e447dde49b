import type { Scenario } from '../scenario.js';
import { accept } from './accept.js';
import { addressInet } from './address-inet.js';
import { addressInet6 } from './address-inet6.js';
import { addressUnix } from './address-unix.js';
import { bufferedFile } from './buffered-file.js';
import { byteOrder } from './byte-order.js';
import { closed } from './closed.js';
import { commonMistakes } from './common-mistakes.js';
import { connect } from './connect.js';
import { construction } from './constructor.js';
import { createConnection } from './create-connection.js';
import { createServer } from './create-server.js';
import { defaultTimeout } from './default-timeout.js';
import { detachDupFromfd } from './detach-dup-fromfd.js';
import { exceptions } from './exceptions.js';
import { fileArguments } from './file-arguments.js';
import { fileEncodings } from './file-encodings.js';
import { fileTimeouts } from './file-timeouts.js';
import { getaddrinfo } from './getaddrinfo.js';
import { inetText } from './inet-text.js';
import { inheritable } from './inheritable.js';
import { interfaces } from './interfaces.js';
import { listen } from './listen.js';
import { makefile } from './makefile.js';
import { module } from './module.js';
import { rawFile } from './raw-file.js';
import { recv } from './recv.js';
import { repr } from './repr.js';
import { send } from './send.js';
import { sendto } from './sendto.js';
import { shutdown } from './shutdown.js';
import { socketpair } from './socketpair.js';
import { sockopt } from './sockopt.js';
import { textFile } from './text-file.js';
import { timeoutErrors } from './timeout-errors.js';
import { timeouts } from './timeouts.js';
import { unixReturned } from './unix-returned.js';
import { unknownFamily } from './unknown-family.js';

/** Every scenario of the suite. */
export const scenarios: readonly Scenario[] = [
  ...accept,
  ...addressInet,
  ...addressInet6,
  ...addressUnix,
  ...bufferedFile,
  ...byteOrder,
  ...closed,
  ...commonMistakes,
  ...connect,
  ...construction,
  ...createConnection,
  ...createServer,
  ...defaultTimeout,
  ...detachDupFromfd,
  ...exceptions,
  ...fileArguments,
  ...fileEncodings,
  ...fileTimeouts,
  ...getaddrinfo,
  ...inetText,
  ...inheritable,
  ...interfaces,
  ...listen,
  ...makefile,
  ...module,
  ...rawFile,
  ...recv,
  ...repr,
  ...send,
  ...sendto,
  ...shutdown,
  ...socketpair,
  ...sockopt,
  ...textFile,
  ...timeoutErrors,
  ...timeouts,
  ...unixReturned,
  ...unknownFamily,
];
