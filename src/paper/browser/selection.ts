import { say } from './counter.ts'

/**
 * In a form with `data-bulk`: a box that selects all (`data-select-all`, hidden without script together with
 * its label) and a live count (`data-selected`) of the other boxes that carry `data-select`.
 */
export function watchSelections(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-bulk]')) {
    const boxes = () =>
      [...document.querySelectorAll<HTMLInputElement>('input[data-select]')].filter(
        (box) => box.form === form,
      )
    const all = form.querySelector<HTMLInputElement>('[data-select-all]')
    const count = form.querySelector('[data-selected]')
    const show = () => {
      const chosen = boxes().filter((box) => box.checked).length
      if (count) count.textContent = say('selected', chosen)
      if (!all) return
      all.checked = chosen > 0 && chosen === boxes().length
      all.indeterminate = chosen > 0 && !all.checked
    }
    const label = all?.closest<HTMLElement>('[hidden]')
    if (label) label.hidden = false
    all?.addEventListener('change', () => {
      for (const box of boxes()) box.checked = all.checked
      show()
    })
    document.addEventListener('change', show)
    addEventListener('pageshow', show)
    show()
  }
}
