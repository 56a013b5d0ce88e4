/** Copy and print buttons are hidden until there is script to serve them; the code from a QR is put in its field. */
export function revealButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    if (!navigator.clipboard) continue
    const words = button.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      const source = document.getElementById(button.dataset.copy ?? '')
      await navigator.clipboard.writeText(source?.textContent?.trim() ?? '')
      button.textContent = button.dataset.done ?? words
      setTimeout(() => {
        button.textContent = words
      }, 2000)
    })
  }
  takeCode()
}

/** The lookup code travels after `#`, which no server sees; it is taken out of the address bar at once. */
function takeCode(): void {
  const field = document.querySelector<HTMLInputElement>('input[name=lookup_code]')
  const code = /^#([0-9a-z-]{10,14})$/i.exec(location.hash)?.[1]
  if (!field || !code) return
  field.value = code
  history.replaceState(null, '', location.pathname + location.search)
}
