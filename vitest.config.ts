import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * No module of ours remembers anything between tests, so the files of a project are read into the same workers: most of
 * a short file's time was reading the libraries again.
 */
const usual = {
  exclude: ['**/node_modules/**', '**/dist/**'],
  environment: 'node',
  isolate: false,
  // what hangs is ended; other steps may run beside these
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // what is waited for comes, however busy the machine is
  expect: { poll: { timeout: 15_000 } },
}

export default defineConfig({
  test: {
    // Left alone, vitest keeps a processor for itself, which is idle most of the time.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'shared',
          include: ['shared/**/*.test.ts'],
          ...usual,
        },
      },
      {
        test: {
          name: 'client',
          include: ['client/**/*.test.ts', 'client/**/*.test.tsx'],
          ...usual,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          ...usual,
          exclude: [...usual.exclude, 'server/launch/**'],
          globalSetup: ['server/testing/global-setup.ts'],
        },
      },
      {
        // That the simulated ports keep what the real ones promise.
        test: { ...usual, name: 'sim', include: ['sim/**/*.test.ts'] },
      },
      {
        // That what watches the chaos sees what is planted.
        test: {
          name: 'chaos',
          include: ['chaos/**/*.test.ts'],
          ...usual,
          globalSetup: ['server/testing/global-setup.ts'],
        },
      },
      {
        test: {
          name: 'walls',
          include: ['.ci/**/*.test.ts'],
          ...usual,
          testTimeout: 120_000,
        },
      },
      {
        // What the journeys stand on: the network that can be cut, the search of a disk.
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          ...usual,
        },
      },
      {
        // Real processes that are killed, apart from the others: they wait more than they work.
        test: {
          name: 'launch',
          include: ['server/launch/**/*.test.ts'],
          ...usual,
          globalSetup: ['server/launch/testing/build-once.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
