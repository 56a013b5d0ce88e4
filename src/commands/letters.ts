import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'

type Person = string | { email: string; name?: string }

/** What a Worker hands to `send_email` as a message object. */
export type Letter = {
  from: Person
  to: Person | Person[]
  replyTo?: Person
  subject: string
  text?: string
  html?: string
  headers?: Record<string, string>
}

/**
 * The stand-in for the mail binding: a Worker with the same `send`, which passes the message object on to
 * the house's letter box. (The runtime's own stand-in prints every letter, addresses and all, on the console.)
 */
export const POST_OFFICE = `
import { WorkerEntrypoint } from 'cloudflare:workers'
export default class extends WorkerEntrypoint {
  async send(letter) {
    const init = { method: 'POST', body: JSON.stringify(letter) }
    const answer = await this.env.BOX.fetch('http://box/', init)
    if (!answer.ok) throw new Error(await answer.text())
    return { messageId: await answer.text() }
  }
}`

const encoded = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

const address = (person: Person): string =>
  typeof person === 'string'
    ? person
    : person.name
      ? `${encoded(person.name)} <${person.email}>`
      : person.email

const part = (type: string, text: string): string => {
  const body = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`
}

/** A message object as an Internet message (RFC 5322, MIME), with `id` as its Message-ID. */
export function message(letter: Letter, id: string, sentAt: Date): string {
  const to = (Array.isArray(letter.to) ? letter.to : [letter.to]).map(address).join(', ')
  const fields = [
    ['From', address(letter.from)],
    ['To', to],
    ...(letter.replyTo ? [['Reply-To', address(letter.replyTo)]] : []),
    ['Subject', encoded(letter.subject)],
    ['Date', sentAt.toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<${id}>`],
    ...Object.entries(letter.headers ?? {}),
    ['MIME-Version', '1.0'],
  ]
  const head = fields.map(([name, value]) => `${name}: ${value?.replace(/[\r\n]+/g, ' ')}\r\n`).join('')
  const parts = [
    ...(letter.text === undefined ? [] : [part('text/plain', letter.text)]),
    ...(letter.html === undefined ? [] : [part('text/html', letter.html)]),
  ]
  if (parts.length === 1) return head + parts[0]
  const edge = `wenji-${id.slice(0, 8)}`
  const body = parts.map((text) => `--${edge}\r\n${text}`).join('')
  return `${head}Content-Type: multipart/alternative; boundary="${edge}"\r\n\r\n${body}--${edge}--\r\n`
}

/** Put a letter into `folder` as an .eml file. Returns its message id. */
export async function dropLetter(folder: string, letter: Letter): Promise<string> {
  const id = `${randomUUID()}@wenji.local`
  const sentAt = new Date()
  const name = `${sentAt.toISOString().replaceAll(/[:.]/g, '')}-${id.slice(0, 8)}.eml`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(`${folder}/${name}`, message(letter, id, sentAt), { mode: 0o600 })
  return id
}
