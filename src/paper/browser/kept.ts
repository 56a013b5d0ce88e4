/** One form that waits to be sent: its fields as they were, and what became of it so far. */
type Kept = { readonly key: string; readonly fields: [string, string][]; refused?: string }

const AGAIN_MS = 8_000

/** What is kept under a name, on this computer only. Without storage (a private window) nothing is. */
function shelf<T>(name: string, empty: T) {
  return {
    read(): T {
      try {
        return (JSON.parse(localStorage.getItem(name) ?? 'null') as T | null) ?? empty
      } catch {
        return empty
      }
    },
    /** False when this computer keeps nothing. */
    write(value: T | null): boolean {
      try {
        if (value === null) localStorage.removeItem(name)
        else localStorage.setItem(name, JSON.stringify(value))
        return true
      } catch {
        return false
      }
    },
  }
}

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

// Pairs are not taken apart: the oldest browsers that are served cannot.
const textIn = (fields: readonly [string, string][], name: string): string =>
  fields.find((each) => each[0] === name)?.[1] ?? ''

const byId = (id: string) => document.getElementById(id)

/**
 * The form of a speech (`data-keep` with the hearing's id): what is typed is kept on this computer until the server
 * has it. Each form has its own key, so that sending it again after a line that dropped makes nothing twice. Where
 * nothing can be kept, and without script, the form is sent like any other.
 */
export function keepSpeeches(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-keep]')
  if (form) new Keeper(form).start()
}

class Keeper {
  readonly #form: HTMLFormElement
  readonly #waiting
  readonly #draft
  #sending = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(form: HTMLFormElement) {
    this.#form = form
    const name = `wenji/speech/${form.dataset.keep}`
    this.#waiting = shelf<Kept[]>(`${name}/waiting`, [])
    this.#draft = shelf<[string, string][] | null>(`${name}/draft`, null)
  }

  start(): void {
    const draft = this.#draft.read()
    // A form that was refused comes back with its words: those are newer than what was kept.
    if (draft && 'keptFresh' in this.#form.dataset) this.#fill(draft)
    this.#form.addEventListener('input', () => this.#draft.write(this.#fields()))
    this.#form.addEventListener('submit', (event) => this.#submit(event))
    addEventListener('online', () => this.#send())
    addEventListener('focus', () => this.#send())
    this.#show()
    this.#send()
  }

  #fields(): [string, string][] {
    return [...new FormData(this.#form)].filter(
      (each): each is [string, string] => typeof each[1] === 'string',
    )
  }

  #submit(event: SubmitEvent): void {
    const fields = this.#fields()
    const key = textIn(fields, 'form_key') || newKey()
    // The time at which it was said, not at which the line came back.
    const at = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16)
    const timed = fields.map((each): [string, string] =>
      each[0] === 'said_on_time' && each[1] === '' ? [each[0], at] : each,
    )
    const before = this.#waiting.read().filter((each) => each.key !== key)
    if (!this.#waiting.write([...before, { key, fields: timed }])) return
    event.preventDefault()
    // Nobody else counts this as a form that is on its way.
    event.stopPropagation()
    this.#clear()
    this.#show()
    this.#send()
  }

  /** Empty for the next speech; who speaks stays, for whoever says several things. */
  #clear(): void {
    for (const name of [
      'viewpoint',
      'reason',
      'suggested_wording',
      'said_on_time',
      'answers',
      'clause_uid',
    ]) {
      const field = this.#form.elements.namedItem(name)
      if (field instanceof Element && 'value' in field) field.value = ''
    }
    const none = this.#form.elements.namedItem('no_reason')
    if (none instanceof HTMLInputElement) none.checked = false
    const key = this.#form.elements.namedItem('form_key')
    if (key instanceof HTMLInputElement) key.value = newKey()
    this.#draft.write(null)
    byId('viewpoint')?.dispatchEvent(new Event('input', { bubbles: false }))
  }

  #fill(fields: readonly [string, string][]): void {
    const given = new Map(fields)
    for (const element of this.#form.elements) {
      if (
        !(
          element instanceof HTMLInputElement ||
          element instanceof HTMLTextAreaElement ||
          element instanceof HTMLSelectElement
        )
      )
        continue
      const value = given.get(element.name)
      if (element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type))
        element.checked = value === element.value
      else if (value !== undefined) element.value = value
    }
    for (const details of this.#form.querySelectorAll('details')) details.open = true
  }

  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    clearTimeout(this.#timer)
    try {
      // In order, so that they stand in the record as they were said.
      for (;;) {
        const next = this.#waiting.read().find((each) => each.refused === undefined)
        if (!next || !(await this.#sendOne(next))) break
      }
    } finally {
      this.#sending = false
      this.#show()
      if (this.#waiting.read().some((each) => each.refused === undefined))
        this.#timer = setTimeout(() => this.#send(), AGAIN_MS)
    }
  }

  /** True when the next one may follow; false to try again later. */
  async #sendOne(kept: Kept): Promise<boolean> {
    let answer: Response
    try {
      answer = await fetch(this.#form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(kept.fields),
        credentials: 'same-origin',
        redirect: 'manual',
      })
    } catch {
      return false
    }
    const signIn = byId('kept-sign-in')
    if (signIn) signIn.hidden = answer.status !== 401
    if (answer.ok) {
      const done = (await answer.json().catch(() => ({ ord: 0 }))) as { ord: number }
      this.#waiting.write(this.#waiting.read().filter((each) => each.key !== kept.key))
      this.#told(kept, done.ord)
      return true
    }
    // What the server cannot take as it is stays here until somebody has looked at it.
    if (answer.status >= 400 && answer.status < 500 && ![401, 408, 425, 429].includes(answer.status)) {
      const problem = (await answer.json().catch(() => ({}))) as { title?: string }
      const refused = problem.title ?? String(answer.status)
      this.#waiting.write(
        this.#waiting.read().map((each) => (each.key === kept.key ? { ...each, refused } : each)),
      )
      return true
    }
    return false
  }

  /** It is in the record: said aloud, and put at the head of what has been taken down. */
  #told(kept: Kept, ord: number): void {
    const spoken = byId('kept-said')
    if (spoken) spoken.textContent = (byId('kept')?.dataset.saved ?? '').replace('0', String(ord))
    const line = document.createElement('li')
    const words = textIn(kept.fields, 'viewpoint')
    line.textContent = `${ord} ${[...words].slice(0, 80).join('')}`
    byId('said')?.insertAdjacentElement('afterbegin', line)
  }

  #show(): void {
    const box = byId('kept')
    const kept = this.#waiting.read()
    if (!box) return
    box.hidden = kept.length === 0
    const count = byId('kept-count')
    if (count) count.textContent = String(kept.length)
    const stuck = byId('kept-stuck')
    const list = byId('kept-list')
    const refused = kept.filter((each) => each.refused !== undefined)
    if (stuck) stuck.hidden = refused.length === 0
    list?.replaceChildren(...refused.map((each) => this.#refusedLine(each, box.dataset.reopen ?? '')))
  }

  #refusedLine(kept: Kept, label: string): HTMLElement {
    const line = document.createElement('li')
    const words = textIn(kept.fields, 'viewpoint')
    line.textContent = `${[...words].slice(0, 40).join('')} — ${kept.refused} `
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button--secondary'
    button.textContent = label
    button.addEventListener('click', () => {
      this.#fill(
        kept.fields.map((each): [string, string] => (each[0] === 'form_key' ? [each[0], newKey()] : each)),
      )
      this.#draft.write(this.#fields())
      this.#waiting.write(this.#waiting.read().filter((each) => each.key !== kept.key))
      this.#show()
      byId('viewpoint')?.focus()
    })
    line.insertAdjacentElement('beforeend', button)
    return line
  }
}
