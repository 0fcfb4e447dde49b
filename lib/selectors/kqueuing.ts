/** The selector of the blocking flavour that uses a kqueue. */
import type { HasFileno } from '../python/file-descriptor.js';
import type { Seconds } from '../python/types.js';
import { Kqueue } from '../select/kqueue-object.js';
import { KqueueLike } from './kqueue-like.js';
import type { Ready } from './selector-base.js';

/** What KqueueSelector() makes. */
export class Kqueuing<D = unknown, F extends HasFileno = HasFileno> extends KqueueLike<
  Kqueue,
  'now',
  D,
  F
> {
  constructor() {
    super(new Kqueue());
  }

  override select(timeout?: Seconds | null): Ready<D, F> {
    const patience = this.patience('KqueueSelector', arguments);
    return this.ready(this.watching.control(null, this.most, patience));
  }

  /** @internal */
  protected override release(): void {
    this.watching.close();
  }
}
Object.defineProperty(Kqueuing, 'name', { value: 'KqueueSelector' });
