/** The watchers of each descriptor: usually one socket, but several may share a descriptor. */

/** A call that has ended, but whose promise is not yet settled: deliver() settles it. */
export interface EndedCall {
  deliver(): void;
}

/** Receives what the engine reports about one descriptor. */
export interface Watcher {
  /** The engine has made the attempt of the first waiting call. offset: where the bytes are. */
  onReceived(result: number, offset: number): EndedCall | null;
  /** ended: no more data will arrive. urgent: a short read does not mean that no data is left. */
  onReadable(ended: boolean, urgent: boolean, received: boolean): void;
  onWritable(): void;
  /** Other code, perhaps on another thread, has closed the descriptor. */
  onClosed(): void;
  /** shared: another watcher has the same number, and this one does not see what the other takes. */
  onShared(shared: boolean): void;
}

class SharedWatcher implements Watcher {
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
  /** Never needed: the engine does not receive for watchers that share a descriptor. */
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
    // The members have been told already.
  }
}

/** By descriptor. Descriptors are small numbers, and an array lookup is faster than a map. */
const watchers: (Watcher | undefined)[] = [];

export function watcherOf(fd: number): Watcher | undefined {
  return watchers[fd];
}

export function addWatcher(fd: number, watcher: Watcher): void {
  const known = watchers[fd];
  if (known === undefined || known === watcher) {
    watchers[fd] = watcher;
  } else if (known instanceof SharedWatcher) {
    known.add(watcher);
  } else {
    const shared = new SharedWatcher();
    shared.add(known);
    shared.add(watcher);
    watchers[fd] = shared;
  }
}

/** Removes and returns all watchers of a descriptor. */
export function takeWatchers(fd: number): Watcher | undefined {
  const known = watchers[fd];
  watchers[fd] = undefined;
  return known;
}

/** Removes a watcher. Returns true if it was the last one: the descriptor is no longer watched. */
export function removeWatcher(fd: number, watcher: Watcher): boolean {
  const known = watchers[fd];
  if (known instanceof SharedWatcher) {
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
