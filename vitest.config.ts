import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Processes that are started and killed for real need longer than the default 5 s on a busy two-core machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
