import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { parseArgs, promisify } from 'node:util'
import { buildAssets } from '../src/commands/assets.ts'
import { bundleWorker } from '../src/commands/bundle.ts'
import { workerdsOf } from '../src/commands/guard.ts'
import { applyMigrations } from '../src/commands/migrate.ts'
import { raiseHouse } from '../src/commands/raise.ts'
import { benchDraw } from './draw.ts'
import { benchExports } from './exports.ts'
import { layFloors } from './floors.ts'
import { benchGrouping } from './grouping.ts'
import type { Load, Outcome } from './load.ts'
import { residentMiB } from './memory.ts'
import { prepare } from './targets.ts'

type Figure = {
  target: string
  floor: string
  per_second: number
  floor_per_second: number
  /** This Worker's rate as a share of the bare Worker's in the same run: the middle one of all rounds. */
  ratio: number
  p50_ms: number
  p99_ms: number
  failures: number
}

type Sizes = { seconds: number; rounds: number; concurrency: number }

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const round = (value: number, digits: number): number => Number(value.toFixed(digits))

async function drive(load: Load): Promise<Outcome> {
  const args = ['src/commands/main.mjs', 'load', JSON.stringify(load)]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return JSON.parse(stdout) as Outcome
}

async function measure(sizes: Sizes, full: boolean, folder: string) {
  await bundleWorker(`${folder}/bundle`, await buildAssets())
  const house = await raiseHouse({
    bundle: `${folder}/bundle`,
    mail: `${folder}/mail`,
    bare: true,
    settings: { ENVIRONMENT: 'development', WENJI_SECRET: randomBytes(32).toString('base64url') },
  })
  const [pid] = workerdsOf(process.pid)
  const figures: Figure[] = []
  const floors = await layFloors()
  try {
    await applyMigrations(house.env.DB)
    const targets = await prepare(house.env, full)
    const idle = residentMiB(pid)
    const { seconds, rounds, concurrency } = sizes
    for (const target of targets) {
      const floor = floors.targets[target.floor]
      const own: Load = { target, origin: house.url.origin, concurrency, seconds }
      const bare: Load = { target: floor, origin: floor.origin, concurrency, seconds }
      await drive({ ...own, seconds: 1 })
      await drive({ ...bare, seconds: 1 })
      const pairs: [Outcome, Outcome][] = []
      // Turn by turn, so that a machine that slows down slows both.
      for (let i = 0; i < rounds; i++) pairs.push([await drive(own), await drive(bare)])
      figures.push({
        target: target.name,
        floor: floor.name,
        per_second: Math.round(median(pairs.map(([a]) => a.perSecond))),
        floor_per_second: Math.round(median(pairs.map(([, b]) => b.perSecond))),
        ratio: round(median(pairs.map(([a, b]) => a.perSecond / b.perSecond)), 3),
        p50_ms: median(pairs.map(([a]) => a.p50)),
        p99_ms: median(pairs.map(([a]) => a.p99)),
        failures: pairs.reduce((sum, [a]) => sum + a.failures, 0),
      })
    }
    return { ...sizes, full, figures, workerd_idle_mib: idle, workerd_after_mib: residentMiB(pid) }
  } finally {
    await floors.close()
    await house.close()
  }
}

/**
 * `npm run bench`: this Worker's production bundle against two bare Workers, in one run, straight on workerd's
 * sockets; the draw of representatives, many times over; tables as files; and the grouping of opinions as they arrive.
 * `--json` prints figures only; `--full` takes the largest sizes. Fails when a request failed, or when the draw does not treat every applicant alike.
 */
export async function run(args: string[]): Promise<void> {
  const flags = {
    json: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  } as const
  const { json, full } = parseArgs({ args, options: flags }).values
  const sizes = full
    ? { seconds: 10, rounds: 5, concurrency: 32 }
    : { seconds: 3, rounds: 3, concurrency: 16 }
  const folder = await mkdtemp(`${tmpdir()}/wenji-bench-`)
  const result = await measure(sizes, full, folder).finally(() =>
    rm(folder, { recursive: true, force: true }),
  )
  const draw = await benchDraw(full ? 100_000 : 20_000)
  const exports = await benchExports(full ? 100_000 : 10_000)
  const grouping = benchGrouping(full ? 100_000 : 10_000)
  if (json) console.log(JSON.stringify({ ...result, draw, exports, grouping }, null, 2))
  else {
    console.table(result.figures)
    console.log(
      `workerd: ${result.workerd_idle_mib ?? '?'} MiB before, ${result.workerd_after_mib ?? '?'} MiB after`,
    )
    const fits = ({ chi_square, range: [low, high] }: typeof draw.ranks) =>
      `${chi_square} (${low} to ${high})`
    console.log(
      `${draw.draws} draws of ${draw.seats} out of ${draw.applicants}: ${draw.per_second} a second, ranks ${fits(draw.ranks)}, seats ${fits(draw.seated)}`,
    )
    console.table(exports)
    const { items, groups, cpu_seconds, growth } = grouping
    console.log(
      `${items} opinions grouped as they arrive, ${groups} groups: ${cpu_seconds} s of CPU; one more costs ${growth} times what it cost at a tenth`,
    )
  }
  if (!draw.even || result.figures.some((figure) => figure.failures > 0)) process.exitCode = 1
}
