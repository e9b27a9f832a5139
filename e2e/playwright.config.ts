import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: ['journeys/*.spec.ts', 'browser/*.spec.ts'],
  outputDir: '../test-results/journeys',
  // One centre and two tablets are enough for two processors.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
})
