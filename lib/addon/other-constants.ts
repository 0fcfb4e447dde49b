/** Constants of Python's module that no header lists: copies of errnos, and addresses as strings. */
import { native } from './binding.js';
import * as errno from './errno.js';

/** `EAGAIN`: an errno, which Python's module copies. See errno(3). */
export const EAGAIN: number = errno.EAGAIN;
/** `EBADF`: an errno, which Python's module copies. See errno(3). */
export const EBADF: number = errno.EBADF;
/** `EWOULDBLOCK`: an errno, which Python's module copies. See errno(3). */
export const EWOULDBLOCK: number = errno.EWOULDBLOCK;

/** `BDADDR_ANY`: the Bluetooth address of any device. See the kernel's include/net/bluetooth. */
export declare const BDADDR_ANY: string;
/** `BDADDR_LOCAL`: the Bluetooth address of the local device. See the kernel's include/net/bluetooth. */
export declare const BDADDR_LOCAL: string;
/** `HV_GUID_BROADCAST`: the VM id of every partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_BROADCAST: string;
/** `HV_GUID_CHILDREN`: the VM id of every child partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_CHILDREN: string;
/** `HV_GUID_LOOPBACK`: the VM id of this partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_LOOPBACK: string;
/** `HV_GUID_PARENT`: the VM id of the partition of the host. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_PARENT: string;
/** `HV_GUID_WILDCARD`: the VM id of any partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_WILDCARD: string;
/** `HV_GUID_ZERO`: the VM id of no partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_ZERO: string;

if (native.constants.AF_BLUETOOTH !== undefined) {
  Object.assign(exports, { BDADDR_ANY: '00:00:00:00:00:00', BDADDR_LOCAL: '00:00:00:FF:FF:FF' });
}
if (native.constants.AF_HYPERV !== undefined) {
  Object.assign(exports, {
    HV_GUID_BROADCAST: 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    HV_GUID_CHILDREN: '90DB8B89-0D35-4F79-8CE9-49EA0AC8B7CD',
    HV_GUID_LOOPBACK: 'E0E16197-DD56-4A10-9195-5EE7A155A838',
    HV_GUID_PARENT: 'A42E7CDA-D03F-480C-9CC2-A4DE20ABB878',
    HV_GUID_WILDCARD: '00000000-0000-0000-0000-000000000000',
    HV_GUID_ZERO: '00000000-0000-0000-0000-000000000000',
  });
}
