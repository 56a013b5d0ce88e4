/** A sentence of the page's language, held by the server on `<body>`, with its number put in. */
export const say = (key: 'left' | 'over' | 'selected', n: number): string =>
  (document.body.dataset[key] ?? '#').replace('#', String(n))

/** Under every text with a limit: how many characters (code points, as the server counts) are left. */
export function countCharacters(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]')) {
    const limit = Number(area.dataset.limit)
    const line = document.createElement('p')
    line.className = 'counter'
    area.insertAdjacentElement('afterend', line)
    // Spoken only after a pause, or a screen reader would read every keystroke twice.
    const spoken = document.createElement('p')
    spoken.className = 'vh'
    spoken.setAttribute('aria-live', 'polite')
    line.setAttribute('aria-hidden', 'true')
    line.insertAdjacentElement('afterend', spoken)
    let pause: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      const left = limit - [...area.value].length
      line.textContent = left < 0 ? say('over', -left) : say('left', left)
      line.classList.toggle('counter--over', left < 0)
      clearTimeout(pause)
      pause = setTimeout(() => {
        spoken.textContent = left < limit / 10 ? line.textContent : ''
      }, 1200)
    }
    area.addEventListener('input', show)
    addEventListener('pageshow', show)
    show()
  }
}
