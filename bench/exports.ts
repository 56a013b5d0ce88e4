import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { workerdsOf } from '../src/commands/guard.ts'
import { FORMATS, rows } from './export-rows.ts'
import { residentMiB } from './memory.ts'

/** What `benchExports` found of one format. */
export type ExportFigures = {
  readonly format: string
  readonly rows: number
  readonly mb: number
  readonly seconds: number
  /** Making the same rows and writing nothing. */
  readonly source_seconds: number
  /** A bare stream of as many bytes, read the same way. */
  readonly bare_seconds: number
  /** Seconds for each row, over the same for a tenth of the rows: 1 is linear. */
  readonly against_a_tenth: number
  /** The JS heap at its largest, in MiB, what waits for collection included. */
  readonly heap_mib: number
  /** In workerd, over what it had before the first row, and after one export of 2,000 rows; null outside Linux. */
  readonly rss_growth_mib: number | null
  readonly rss_growth_warm_mib: number | null
}

function bare(bytes: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(64 * 1024)
  let left = bytes
  return new ReadableStream(
    {
      pull(controller) {
        controller.enqueue(piece.slice(0, left))
        left -= Math.min(left, piece.length)
        if (left === 0) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Read to the end, looking at the heap with every piece. */
async function drained(stream: AsyncIterable<unknown>): Promise<{ seconds: number; heap: number }> {
  const begun = performance.now()
  let heap = 0
  for await (const _ of stream) heap = Math.max(heap, process.memoryUsage().heapUsed)
  return { seconds: (performance.now() - begun) / 1000, heap }
}

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

type Resident = {
  readonly idle: number
  readonly warm: number
  readonly most: number
  readonly sha256: string
}

/** The memory of a workerd of its own while it writes `count` rows, seen from outside. */
async function resident(format: string, count: number): Promise<Resident> {
  const bundle = await build({
    entryPoints: ['bench/export-rows.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
  })
  const module = { type: 'ESModule', path: 'exports.js', contents: bundle.outputFiles[0]?.text ?? '' }
  const worker = {
    name: 'exports',
    compatibilityDate: '2026-10-23',
    modules: [module],
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  }
  const before = workerdsOf(process.pid)
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({ cf: false, telemetry: { enabled: false }, workers: [worker] } as Parameters<
      typeof convertV4MiniflareOptions
    >[0]),
  )
  try {
    const { origin } = await miniflare.unsafeGetDirectURL('exports')
    const pid = workerdsOf(process.pid).find((each) => !before.includes(each))
    const now = () => residentMiB(pid) ?? 0
    const read = async (size: number) => {
      const answer = await fetch(`${origin}/?format=${encodeURIComponent(format)}&rows=${size}`)
      const hash = createHash('sha256')
      let most = 0
      for await (const piece of answer.body ?? []) {
        hash.update(piece)
        most = Math.max(most, now())
      }
      return { most, sha256: hash.digest('hex') }
    }
    const idle = now()
    await read(2_000)
    const warm = now()
    return { idle, warm, ...(await read(count)) }
  } finally {
    await miniflare.dispose()
  }
}

/**
 * Write `count` rows of 18 columns in each format and throw the bytes away: how long it takes against the rows
 * alone, a bare stream and a tenth of the rows, and how much memory, here and in workerd. Throws when a file is not
 * whole, or not the same bytes in both.
 */
export async function benchExports(count = 100_000): Promise<ExportFigures[]> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // The compiler's time is not the export's.
  for (const [, write] of FORMATS) await drained(write(2_000).stream)
  const source = await drained(rows(count))
  const figures: ExportFigures[] = []
  for (const [format, write] of FORMATS) {
    collect()
    const tenth = await drained(write(count / 10).stream)
    collect()
    const file = write(count)
    const whole = await drained(file.stream)
    const ending = await file.ending
    if (ending.state !== 'finished' || ending.rows !== count) throw new Error(`${format}: not whole`)
    const bareOne = await drained(bare(ending.bytes))
    const { idle, warm, most, sha256 } = await resident(format, count)
    if (sha256 !== ending.sha256) throw new Error(`${format}: other bytes in workerd`)
    figures.push({
      format,
      rows: ending.rows,
      mb: rounded(ending.bytes / 1e6, 1),
      seconds: rounded(whole.seconds),
      source_seconds: rounded(source.seconds),
      bare_seconds: rounded(bareOne.seconds, 3),
      against_a_tenth: rounded(whole.seconds / tenth.seconds / 10),
      heap_mib: rounded(whole.heap / 2 ** 20, 1),
      rss_growth_mib: idle === 0 ? null : most - idle,
      rss_growth_warm_mib: idle === 0 ? null : most - warm,
    })
  }
  return figures
}
