import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Blocking calls block the thread they run in: a process per file keeps files apart.
    pool: 'forks',
    // The built package as Node loads it, not as a bundler would rewrite it.
    server: { deps: { external: [/\/(dist|build-modules)\//] } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
