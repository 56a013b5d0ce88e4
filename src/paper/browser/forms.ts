type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * For forms that are posted: a second press of the button sends nothing (the server refuses it anyway), and
 * leaving with unsent words asks first (`data-unsaved`; the browser words the question).
 */
export function guardForms(): void {
  const changed = new Set<HTMLFormElement>()
  const sent = new Set<HTMLFormElement>()
  document.addEventListener('input', (event) => {
    const form = (event.target as Control).form
    if (form && 'unsaved' in form.dataset) changed.add(form)
  })
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') return
    if (sent.has(form)) return event.preventDefault()
    sent.add(form)
    changed.clear()
    // After this event: a button disabled during it would not send its own name and value.
    setTimeout(() => mark(form, true))
  })
  addEventListener('pageshow', () => {
    for (const form of sent) mark(form, false)
    sent.clear()
  })
  addEventListener('beforeunload', (event) => {
    if (changed.size > 0) event.preventDefault()
  })
}

function mark(form: HTMLFormElement, busy: boolean): void {
  for (const button of form.querySelectorAll('button')) {
    if (busy) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
  }
}
