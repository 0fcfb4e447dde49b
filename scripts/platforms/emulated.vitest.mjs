// Runs the suite with a foreign Node, which PYSOCKET_FOREIGN_NODE names: see emulated.mjs.
process.execPath = process.env.PYSOCKET_FOREIGN_NODE;
const { default: config } = await import('../../vitest.config.mts');

export default {
  ...config,
  test: {
    ...config.test,
    // The emulator is ten to thirty times slower.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
};
