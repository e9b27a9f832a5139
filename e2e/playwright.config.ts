import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: ['journeys/*.spec.ts', 'browser/*.spec.ts'],
  outputDir: '../test-results/journeys',
  // Each has a centre and a browser of its own; they wait more than they work.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
})
