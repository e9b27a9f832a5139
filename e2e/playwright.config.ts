import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: ['journeys/*.spec.ts', 'browser/*.spec.ts'],
  outputDir: '../test-results/journeys',
  // Each has a centre and a browser of its own; they wait more than they work.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // What is right comes at once; only what is wrong takes as long as a machine with much other work may.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
})
