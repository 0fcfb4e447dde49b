/** The sockaddrs of families that only Winsock has, byte by byte, as Wine cannot create such sockets. */
import { describe, expect, it } from 'vitest';
import { internal } from '../../helpers/internal.js';
import { sayLacking } from '../../helpers/lacking.js';

interface Natives {
  readonly exchange: ArrayBuffer;
  packAddress(family: number, proto: number): number;
  unpackAddress(proto: number): number;
}

const isWindows = process.platform === 'win32';
if (!isWindows) sayLacking('these families have other structures here');

const { native } = internal('addon/binding') as { native: Natives };

// native/os/address.h and native/binding/exchange.h.
const AT = { size: 32, fields: 36, bytes: 64, sockaddr: 240 };
const view = new DataView(native.exchange);
const memory = new Uint8Array(native.exchange);

const AF_BLUETOOTH = 32;
const AF_HYPERV = 34;
const BTPROTO_RFCOMM = 3;
const HV_PROTOCOL_RAW = 1;

/** Consecutive bytes, which reveal the position they were copied from. */
const counted = (from: number, size: number): number[] =>
  Array.from({ length: size }, (_, i) => from + i);

/** The sockaddr for an address in its flat form. */
function pack(family: number, proto: number, field: number, bytes: readonly number[]): number[] {
  memory.fill(0, 0, AT.sockaddr);
  view.setInt32(AT.size, bytes.length, true);
  view.setUint32(AT.fields, field, true);
  memory.set(bytes, AT.bytes);
  const size = native.packAddress(family, proto);
  expect(size).toBeGreaterThan(0);
  return [...memory.subarray(AT.sockaddr, AT.sockaddr + size)];
}

/** The flat form of a received sockaddr. */
function unpack(sockaddr: readonly number[], proto: number): { field: number; bytes: number[] } {
  const [low = 0, high = 0, ...rest] = sockaddr;
  memory.fill(0, 0, AT.sockaddr);
  view.setInt32(0, low + 256 * high, true);
  view.setInt32(AT.size, rest.length, true);
  memory.set(rest, AT.bytes);
  expect(native.unpackAddress(proto)).toBe(0);
  const size = view.getInt32(AT.size, true);
  const bytes = [...memory.subarray(AT.bytes, AT.bytes + size)];
  return { field: view.getUint32(AT.fields, true), bytes };
}

describe.runIf(isWindows)('the sockaddr', () => {
  it('of Hyper-V has two GUIDs: SOCKADDR_HV', () => {
    const guids = counted(1, 32);
    const sockaddr = pack(AF_HYPERV, HV_PROTOCOL_RAW, 0, guids);
    expect(sockaddr).toEqual([AF_HYPERV, 0, 0, 0, ...guids]);
    expect(unpack(sockaddr, HV_PROTOCOL_RAW)).toEqual({ field: 0, bytes: guids });
  });

  it('of RFCOMM has an address of 64 bits, a GUID and a port, side by side: SOCKADDR_BTH', () => {
    const address = counted(1, 6);
    const sockaddr = pack(AF_BLUETOOTH, BTPROTO_RFCOMM, 5, address);
    const service = Array.from({ length: 16 }, () => 0);
    expect(sockaddr).toEqual([AF_BLUETOOTH, 0, ...address, 0, 0, ...service, 5, 0, 0, 0]);
    expect(unpack(sockaddr, BTPROTO_RFCOMM)).toEqual({ field: 5, bytes: address });
  });
});
