import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { WITH_DATABASE, WITHOUT_DATABASE } from './test/support/folders.ts'

const anyOf = (names: string[]): string => `{${names.join(',')}}`

const jsx = { runtime: 'automatic', importSource: 'hono/jsx' } as const
const built = ['test/support/build.ts']
const slow = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  oxc: { jsx },
  test: {
    // On two cores vitest would take one: but a test waits for its Worker as often as it works itself.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: [`test/${anyOf(WITHOUT_DATABASE)}/**/*.test.{ts,tsx}`, 'test/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              // For the test that brings an older installation up to date.
              d1Databases: { OLDER: 'older' },
              bindings: {
                MIGRATIONS: await readD1Migrations('migrations'),
                ENVIRONMENT: 'development',
                // 32 bytes that are no secret.
                WENJI_SECRET: 'd2VuamktdGVzdC13ZW5qaS10ZXN0LXdlbmppLXRlc3Q',
              },
            },
          })),
        ],
        test: {
          name: 'workerd',
          include: [`test/${anyOf(WITH_DATABASE)}/**/*.test.{ts,tsx}`],
          setupFiles: ['test/support/migrations.ts'],
          ...slow,
        },
      },
      {
        extends: true,
        test: { name: 'worker', include: ['test/worker/**/*.test.ts'], globalSetup: built, ...slow },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: built,
          ...slow,
          testTimeout: 120_000,
        },
      },
    ],
  },
})
