import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { z } from 'zod'
import { compactUnits } from './server/areas/units-2021.ts'

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** What stands there until the scripts have come: words of the first language's catalogue. */
function opening(): Plugin {
  const words = z.object({ appName: z.string(), loading: z.string() })
  return {
    name: 'opening',
    transformIndexHtml: (html) => {
      const { appName, loading } = words.parse(
        JSON.parse(readFileSync('client/locales/vi/shell.json', 'utf8')),
      )
      return html.replaceAll('%appName%', appName).replaceAll('%loading%', loading)
    },
  }
}

/**
 * The opening has its few rules in the page, and waits for no style sheet: that is fetched ahead, and `client/main.tsx`
 * makes one of it before anything else is drawn.
 */
function stylesAhead(): Plugin {
  return {
    name: 'styles-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const ahead = html.replace('<link rel="stylesheet"', '<link rel="preload" as="style"')
        if (ahead === html) throw new Error('the page has no style sheet')
        return ahead
      },
    },
  }
}

/**
 * zod hangs a writer of JSON Schemas on every schema. The API's document is written by the server: what a tablet fetches
 * first goes without.
 */
function withoutJsonSchemas(): Plugin {
  return {
    name: 'without-json-schemas',
    apply: 'build',
    transform: (code, id) => {
      if (!/\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return
      const exported = [...code.matchAll(/^export (?:const|function) (\w+)|^export \{ \w+ as (\w+) \}/gm)]
      return exported.map(([, name, alias]) => `export const ${name ?? alias} = () => undefined`).join('\n')
    },
  }
}

/** The tree of administrative units, as a file of its own that the service worker keeps. */
function areas(): Plugin {
  const fileName = 'areas-2021.json'
  return {
    name: 'areas',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(compactUnits()) })
    },
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(compactUnits()))
      })
    },
  }
}

/**
 * What an officer fetches first comes in two files, not in dozens that each desk's use would cut smaller: up to the lock
 * screen, and from there to the list of households. What they import comes along.
 */
const firstOfTablet = [
  {
    name: 'start',
    // with the one field that enrolling shares with the places: a new tablet would fetch all of these for it
    test: /client\/(main|features\/lock\/closed-screen)\.tsx$|@mantine\/core\/.*\/TextInput\.mjs$/,
    priority: 2,
  },
  {
    name: 'places',
    test: /client\/(app\/open-app|features\/collect\/household-list-screen|tablet\/session)\.tsx?$/,
    priority: 1,
  },
]

export default defineConfig({
  root: 'client',
  define: { __APP_VERSION__: JSON.stringify(process.env.APP_VERSION ?? version) },
  plugins: [
    react(),
    opening(),
    stylesAhead(),
    withoutJsonSchemas(),
    areas(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'worker',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: {
        name: 'Dân Cư',
        short_name: 'Dân Cư',
        description: 'Thu thập thông tin hộ và nhân khẩu',
        lang: 'vi',
        display: 'standalone',
        orientation: 'any',
        start_url: '/',
        background_color: '#ffffff',
        theme_color: '#0b5563',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,json,png,svg}'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  // client/api lies at the same address as the API: its modules are ours
  server: { proxy: { '^/api/(?!.*\\.ts(\\?|$))': `http://127.0.0.1:${process.env.API_PORT ?? 8080}` } },
  // WebAssembly runs in workers only, and the server gives this folder a policy of its own
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js' } } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { output: { codeSplitting: { groups: firstOfTablet } } },
  },
})
