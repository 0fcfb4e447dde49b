/** Who wants to know what becomes of a descriptor: mostly one socket, but several may stand on it. */

/** A call that has ended; its promise does not know yet. */
export interface EndedCall {
  tell(): void;
}

/** What the engine tells about one descriptor. */
export interface Watcher {
  /** The engine has made the attempt of the first call that waits: its result, and where the bytes are. */
  onReceived(result: number, offset: number): EndedCall | null;
  /** ended: nothing will come any more. urgent: a short read does not mean that there is nothing left. */
  onReadable(ended: boolean, urgent: boolean, received: boolean): void;
  onWritable(): void;
  /** Somebody else, another thread perhaps, has closed the descriptor. */
  onClosed(): void;
  /** Is there another one on the same number? What it takes this one does not see. */
  onShared(shared: boolean): void;
}

class Several implements Watcher {
  private members: readonly Watcher[] = [];

  get last(): Watcher | null {
    return this.members.length === 1 ? (this.members[0] ?? null) : null;
  }
  add(member: Watcher): void {
    this.members = [...this.members, member];
    member.onShared(true);
  }
  remove(member: Watcher): void {
    this.members = this.members.filter((other) => other !== member);
    member.onShared(false);
  }
  /** The engine receives for nobody who shares. */
  onReceived(): null {
    return null;
  }
  onReadable(ended: boolean, urgent: boolean): void {
    for (const member of this.members) member.onReadable(ended, urgent, false);
  }
  onWritable(): void {
    for (const member of this.members) member.onWritable();
  }
  onClosed(): void {
    for (const member of this.members) member.onClosed();
  }
  onShared(): void {
    // Its members know.
  }
}

/** By descriptor: small numbers, and an array is found sooner than a map. */
const watchers: (Watcher | undefined)[] = [];

export function watcherOf(fd: number): Watcher | undefined {
  return watchers[fd];
}

export function addWatcher(fd: number, watcher: Watcher): void {
  const known = watchers[fd];
  if (known === undefined || known === watcher) {
    watchers[fd] = watcher;
  } else if (known instanceof Several) {
    known.add(watcher);
  } else {
    const several = new Several();
    several.add(known);
    several.add(watcher);
    watchers[fd] = several;
  }
}

/** All of them, who watch no more. */
export function takeWatchers(fd: number): Watcher | undefined {
  const known = watchers[fd];
  watchers[fd] = undefined;
  return known;
}

/** False: somebody else still watches. */
export function removeWatcher(fd: number, watcher: Watcher): boolean {
  const known = watchers[fd];
  if (known instanceof Several) {
    known.remove(watcher);
    const { last } = known;
    if (last !== null) {
      watchers[fd] = last;
      last.onShared(false);
    }
    return false;
  }
  if (known !== watcher) return false;
  watchers[fd] = undefined;
  return true;
}
