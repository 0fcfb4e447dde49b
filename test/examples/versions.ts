/** The tutorials' programs are there twice: one body of a test serves both versions. */
import { expect } from 'vitest';
import { hasSignals } from '../helpers/kernel.js';
import { type Example, withExamples } from './run';

export interface Version {
  readonly name: 'blocking' | 'promises';
  /** As that of run.ts, for the programs of this version. */
  readonly withExamples: typeof withExamples;
  /** The end of a server that has served: on its own, or with Ctrl+C when it serves on and there are signals. */
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
/** Processes have to start. */
export const SLOW = { timeout: 60_000 } as const;
