/** Objects that fail to be created, or do not take the descriptor created for them, leak none. */
import socket from 'pysocket';
import { expect, it } from 'vitest';
import { nameOrNone } from '../helpers/addresses.js';
import { countDescriptors } from '../helpers/descriptors.js';
import { closing } from '../helpers/flavours.js';

function fails(message: string): never {
  throw new Error(message);
}

it('dup() of a subclass that ignores its arguments closes the copy', () => {
  class Forgetful extends socket.socket {
    constructor() {
      super();
    }
  }
  const sock = closing(new Forgetful());
  const before = countDescriptors();
  sock.dup().close();
  expect(countDescriptors()).toBe(before);
});

it('dup() of a subclass whose constructor throws before super() closes the copy', () => {
  let broken = false;
  class Broken extends socket.socket {
    constructor(...args: ConstructorParameters<typeof socket.socket>) {
      super(...(broken ? fails('broken') : args));
    }
  }
  const sock = closing(new Broken());
  broken = true;
  const before = countDescriptors();
  expect(() => sock.dup()).toThrow('broken');
  expect(countDescriptors()).toBe(before);
});

it('dup() of a subclass whose constructor throws later leaves the copy to its object', () => {
  let kept: InstanceType<typeof socket.socket> | undefined;
  class Late extends socket.socket {
    constructor(...args: ConstructorParameters<typeof socket.socket>) {
      super(...args);
      if (kept !== undefined) return;
      if (args.length === 0) return;
      // The object outlives the failure, so its number must not be closed without its knowledge.
      // eslint-disable-next-line @typescript-eslint/no-this-alias
      kept = this;
      fails('late');
    }
  }
  const sock = closing(new Late());
  expect(() => sock.dup()).toThrow('late');
  expect(kept === undefined ? null : nameOrNone(kept)).toEqual(nameOrNone(sock));
  kept?.close();
});

it('a wrong family of fromfd() closes the copy', () => {
  const sock = closing(socket.socket());
  const before = countDescriptors();
  expect(() => socket.fromfd(sock as never, 'x' as never, 1)).toThrow(TypeError);
  expect(() => socket.fromfd(sock.fileno(), 'x' as never, 1)).toThrow(TypeError);
  expect(countDescriptors()).toBe(before);
});
