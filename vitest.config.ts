/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

/** Globals stay off: a global `it` or `window` shifts what Plot draws by half a pixel. */
export default getViteConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'test-report.json' }]],
    // Browser and builds wait much of the time: two at once halve the run on two cores.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 400_000,
    projects: [
      // What is small and pure leaves nothing behind in its modules: to load them once for all is three times as fast.
      {
        extends: true,
        test: { name: 'parts', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'], isolate: false },
      },
      { extends: true, test: { name: 'site', include: ['tests/**/*.test.ts'] } },
    ],
  },
});
