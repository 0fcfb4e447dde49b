/** Natives that read and write the ancillary data of messages. See native.ts for what each does. */
import { native } from './binding.js';
import { lacking } from './lacking.js';

export const {
  controlLength = lacking('CMSG_LEN'),
  controlSpace = lacking('CMSG_SPACE'),
  deliverDescriptors = lacking('recvmsg'),
  nextControl = lacking('recvmsg'),
  takeAddress = lacking('recvmmsg'),
  writeControl = lacking('sendmmsg'),
} = native;
