/** One step of sendfile(). */
import { sendfile } from '../../addon/syscalls.js';
import { NOT_YET } from '../../addon/result.js';
import type { Descriptor } from '../../socket/descriptor.js';
import type { SendfileStep } from '../../socket/calls/sendfile.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { type Facts, sendingMessage } from './facts.js';
import type { Operation } from './operation.js';
import { isWritable } from './probe.js';

/** How many bytes of a file one step may send before other sockets get their turn. */
const MOST_AT_ONCE = 4 * 1024 * 1024;

export class SendFile implements Operation<number> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly step: SendfileStep,
  ) {
    this.facts = sendingMessage(descriptor, 0);
  }

  attempt(): number {
    const { fd, timeout } = this.descriptor;
    // With a timeout CPython waits before it sends.
    if (timeout > 0 && !isWritable(fd)) return NOT_YET;
    // Send as much as there is room for, as one sendfile(2) would.
    const { file, offset, size } = this.step;
    const most = Math.min(size, MOST_AT_ONCE);
    let done = 0;
    do {
      const sent = sendfile(fd, file, offset + done, most - done, TRY_ONLY);
      if (sent <= 0) return done > 0 ? done : sent;
      done += sent;
    } while (done < most);
    return done;
  }

  take(sent: number): number {
    return sent;
  }

  /** Returns the code, which the steps of sendfile() handle. */
  refused(code: number): number {
    return code;
  }
}
