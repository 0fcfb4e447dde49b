/** The tutorials' programs exist in two versions; one test body serves both. */
import { expect } from 'vitest';
import { hasSignals } from '../helpers/kernel.js';
import { type Example, withExamples } from './run';

export interface Version {
  readonly name: 'blocking' | 'promises';
  /** Like withExamples() of run.ts, for the programs of this version. */
  readonly withExamples: typeof withExamples;
  /** Ends a server that has served: it ends itself, or with Ctrl+C if it keeps serving and there are signals. */
  finish(server: Example): Promise<void>;
}

export const blocking: Version = {
  name: 'blocking',
  withExamples,
  finish: async (server) => {
    expect(await server.exit(), server.stderr).toBe(0);
  },
};

export const promises: Version = {
  name: 'promises',
  withExamples: (body, wrap) =>
    withExamples((start) => body((name, ...args) => start(`promises/${name}`, ...args)), wrap),
  finish: async (server) => {
    if (!hasSignals) return server.stop();
    server.kill('SIGINT');
    expect(await server.exit(), server.stderr).toBe(0);
    expect(server.stderr).toBe('');
  },
};

export const VERSIONS = [blocking, promises] as const;
/** Processes take time to start. */
export const SLOW = { timeout: 60_000 } as const;
