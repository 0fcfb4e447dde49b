/** A piece of sendfile(). */
import { sendfile } from '../../calls.js';
import type { Step } from '../../sendfile.js';
import { TRY_ONLY } from '../../timeout.js';
import type { ChannelSocket } from '../channel-socket.js';
import { isSilentWhenFull } from './flags.js';
import { Operation } from './operation.js';

type Piece = Extract<Step, { call: 'sendfile' }>;

export class SendFile extends Operation<number> {
  constructor(
    private readonly sock: ChannelSocket,
    private readonly piece: Piece,
    signal: AbortSignal | undefined,
  ) {
    super(signal);
    this.silent = isSilentWhenFull(sock._descriptor);
  }
  attempt(): number {
    const { file, offset, size } = this.piece;
    return sendfile(this.sock._descriptor.fd, file, offset, size, TRY_ONLY);
  }
  take(sent: number): number {
    return sent;
  }
  /** The steps of sendfile() know what to make of it. */
  refused(code: number): number {
    return code;
  }
}
