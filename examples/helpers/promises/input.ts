import { stdin } from 'node:process';
import { Lines } from '../lines';
import { write } from '../print';

const lines = new Lines();
let begun = false;
let ended = false;
let wake: () => void = () => undefined;
/** Whoever asks waits for those who asked before: there is one keyboard. */
let turn: Promise<unknown> = Promise.resolve();

function begin(): void {
  if (begun) return;
  begun = true;
  stdin.on('data', (chunk: Buffer) => {
    lines.add(chunk);
    wake();
  });
  stdin.on('end', () => {
    ended = true;
    wake();
  });
}

/** Waits for more bytes, or their end; meanwhile, and only then, they keep the process alive. */
async function more(signal: AbortSignal | undefined): Promise<void> {
  stdin.ref?.();
  try {
    await new Promise<void>((resolve) => {
      wake = resolve;
      signal?.addEventListener('abort', wake, { once: true });
    });
  } finally {
    signal?.removeEventListener('abort', wake);
    stdin.unref?.();
  }
}

async function ask(prompt: string, signal: AbortSignal | undefined): Promise<string> {
  signal?.throwIfAborted();
  write(prompt);
  begin();
  for (;;) {
    const line = lines.next();
    if (line !== null) return line;
    if (ended) return lines.last();
    await more(signal);
    signal?.throwIfAborted();
  }
}

/** Python's input(), while everything else goes on. Rejects with EOFError as it raises that. */
export function input(prompt = '', { signal }: { signal?: AbortSignal } = {}): Promise<string> {
  const answer = turn.then(() => ask(prompt, signal));
  turn = answer.catch(() => undefined);
  return answer;
}
