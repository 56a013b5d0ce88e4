import * as z from 'zod'
import { typed } from '../ground/parse.ts'
import { type Carrier, carrierKinds } from '../statute/publishing.ts'

/** Most carriers beside the portal. */
export const MAX_CARRIERS = 20

/** The kinds that a form offers: the portal is always one and is not asked. */
export const otherKinds = carrierKinds.filter((kind) => kind !== 'portal')

const PORTAL: Carrier = { kind: 'portal', name: '' }

/**
 * A20, A21: where the notice appears. The portal is always the first, whether it is named or not; every other
 * carrier has a name, and none is named twice.
 */
export const carriersInput = z
  .array(
    z
      .object({ kind: z.enum(carrierKinds), name: typed(100).default('') })
      .refine(({ kind, name }) => kind === 'portal' || name !== '', {
        path: ['name'],
        params: { code: 'missing' },
      }),
  )
  .max(MAX_CARRIERS + 1)
  .superRefine((given, context) => {
    const seen = new Set<string>()
    for (const [index, { kind, name }] of given.entries()) {
      if (kind === 'portal') continue
      const path = [index, 'name']
      if (seen.has(`${kind} ${name}`))
        context.addIssue({ code: 'custom', path, params: { code: 'repeated' } })
      seen.add(`${kind} ${name}`)
    }
  })
  .transform((given): readonly Carrier[] => [PORTAL, ...given.filter(({ kind }) => kind !== 'portal')])
  .default([PORTAL])

/** What kind of carrier a line of free text names, as far as it can be told. */
function guess(name: string): Carrier {
  if (/公示[栏牌]|公告[栏牌]|宣传栏/.test(name)) return { kind: 'notice_board', name }
  return { kind: name.includes('发布会') ? 'press_conference' : 'media', name }
}

/**
 * Where a notice appears, the portal first. Of a notice saved before carriers had kinds each line of its free text
 * is one, of the kind its name tells.
 */
export function carriersOf(notice: {
  readonly carriers: readonly Carrier[] | null
  readonly media: string
}): readonly Carrier[] {
  if (notice.carriers !== null) return notice.carriers
  const lines = notice.media.split('\n').map((line) => line.trim().slice(0, 100))
  return [PORTAL, ...[...new Set(lines)].filter((line) => line !== '').map(guess)]
}

/** The carriers beside the portal. */
export const elsewhereOf = (notice: Parameters<typeof carriersOf>[0]): readonly Carrier[] =>
  carriersOf(notice).filter(({ kind }) => kind !== 'portal')
