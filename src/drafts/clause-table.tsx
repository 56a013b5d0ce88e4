import type { ShownClause } from './clause-view.tsx'

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim())

/** Rows written between upright strokes as a real table; the first row is its head. */
export function ClauseTable({ name, clause }: { name: string; clause: ShownClause }) {
  const title = [clause.label, clause.heading].filter(Boolean).join('　')
  const [head, ...body] = clause.text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^[\s|:+-]+$/.test(line))
    .map(cellsOf)
  if (!head) return title === '' ? null : <p class="clause--paragraph">{title}</p>
  // A box that scrolls sideways must be reachable by keyboard.
  const box = { class: 'table-box', tabindex: 0, 'aria-label': title === '' ? name : title }
  return (
    <section {...box}>
      <table class="table">
        {title !== '' && <caption>{title}</caption>}
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col">{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
