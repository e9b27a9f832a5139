import { defineConfig } from 'vitest/config'

const ignored = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'shared',
          include: ['shared/**/*.test.ts'],
          exclude: ignored,
          environment: 'node',
        },
      },
      {
        test: {
          name: 'client',
          include: ['client/**/*.test.ts', 'client/**/*.test.tsx'],
          exclude: ignored,
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          exclude: [...ignored, 'server/launch/**'],
          environment: 'node',
          globalSetup: ['server/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // That the simulated ports keep what the real ones promise.
        test: { name: 'sim', include: ['sim/**/*.test.ts'], exclude: ignored, environment: 'node' },
      },
      {
        // That what watches the chaos sees what is planted.
        test: {
          name: 'chaos',
          include: ['chaos/**/*.test.ts'],
          exclude: ignored,
          environment: 'node',
          globalSetup: ['server/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'walls',
          include: ['.ci/**/*.test.ts'],
          exclude: ignored,
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // What the journeys stand on: the network that can be cut, the search of a disk.
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude: ignored,
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        // Real processes that are killed: one file at a time, apart from the others.
        test: {
          name: 'launch',
          include: ['server/launch/**/*.test.ts'],
          exclude: ignored,
          environment: 'node',
          globalSetup: ['server/launch/testing/build-once.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
