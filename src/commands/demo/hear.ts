import { addDays, type PlainDate } from '../../ground/clock.ts'
import type { Visit } from '../../ground/house.ts'
import { parse } from '../../ground/parse.ts'
import type { ActiveRepresentative } from '../../hearings/read-draw.ts'
import { submissionSchema } from '../../opinions/item.ts'
import { lodge } from '../../opinions/lodge.ts'
import { done } from './cast.ts'
import type { Matter, Reply, Voice } from './matter.ts'

/** What the acts of a matter find out as they go: an id is '' until the deed that makes it was done. */
export type File = {
  decision: string
  draft: string
  consultation: string
  intake: string
  review: string
  report: string
  hearing: string
  /** By citation: 第七条第二款. */
  readonly clauses: Map<string, string>
  readonly replies: Map<Reply, string[]>
  /** Draw numbers of those who were recommended or invited to the hearing. */
  readonly entered: string[]
  /** The representatives, in the order of the list, once their materials were served. */
  seated: readonly ActiveRepresentative[]
  /** What was said at the hearing, in order, and the opinions it became, by what was said. */
  readonly speeches: string[]
  readonly views: Map<string, string>
}

type Hearing = {
  readonly matter: Matter
  readonly file: File
  readonly voice: Voice
  readonly index: number
  readonly today: PlainDate
  readonly arrived: number
  readonly keyedBy: string
}

/** Lodge what somebody said, and remember which answer each item waits for. */
export async function hear(visit: Visit, hearing: Hearing): Promise<void> {
  const { matter, file, voice, index, today, arrived, keyedBy } = hearing
  const { points, name, email, phone } = voice
  const said = done(
    parse(submissionSchema, {
      items: points.map(({ clause, kind, text, wording, reason }) => ({
        ...(clause && { clause_uid: uidOf(file, clause) }),
        kind,
        text,
        suggested_wording: wording,
        reason,
      })),
      submitter: {
        kind: voice.organisation ? 'organisation' : 'individual',
        name,
        area: voice.area,
        ...((email || phone) && { contact: { email, phone } }),
        publish_name: voice.publish ?? false,
      },
    }),
  )
  const arrival = voice.by && {
    channel: voice.by,
    receivedOn: addDays(today, arrived),
    ...(voice.by === 'onsite' && { receivedTime: voice.on[1] }),
    ...(voice.posted !== undefined && { postmarkedOn: addDays(today, voice.posted) }),
  }
  const idempotencyKey = `demo-${matter.name}-opinion-${index}`
  const keyed = arrival && { officerId: keyedBy, arrival }
  const lodged = done(
    await lodge(visit, { intakeId: file.intake, said, idempotencyKey, ...(keyed && { keyed }) }),
  )
  points.forEach(({ reply }, i) => {
    const id = lodged.items[i]?.id
    if (reply && id) file.replies.set(reply, [...(file.replies.get(reply) ?? []), id])
  })
}

/** The clause of the draft that is cited so. */
export function uidOf(file: File, clause: string): string {
  const uid = file.clauses.get(clause)
  if (!uid) throw new Error(`the draft has no ${clause}`)
  return uid
}
