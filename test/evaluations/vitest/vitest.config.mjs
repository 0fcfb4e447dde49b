import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  // As it is loaded from node_modules.
  test: { include: ['*.vitest.mjs'], server: { deps: { external: [/\/dist\//] } }, watch: false },
});
