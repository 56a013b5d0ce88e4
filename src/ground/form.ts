/** A form as nested data: `items.0.text=…` becomes `{items: [{text: …}]}`; empty strings are left out. */
export type Nested = { [key: string]: unknown }

/**
 * Nest the fields of a form. Repeated fields become lists; `list[]` always does. Indices may have gaps (rows
 * that were removed) and are closed up in order. Fields named like object internals are dropped.
 */
export function nest(form: FormData): Nested {
  const root: Nested = {}
  for (const [name, value] of form.entries()) {
    if (value === '' || (value instanceof File && value.size === 0 && value.name === '')) continue
    const always = name.endsWith('[]')
    const path = (always ? name.slice(0, -2) : name).split('.')
    if (path.length > 6 || path.some((step) => ['__proto__', 'constructor', 'prototype', ''].includes(step)))
      continue
    let at = root
    for (const step of path.slice(0, -1)) {
      const next = at[step]
      at = at[step] =
        typeof next === 'object' && next !== null && !Array.isArray(next) ? (next as Nested) : {}
    }
    const last = path[path.length - 1] as string
    const before = at[last]
    if (before === undefined) at[last] = always ? [value] : value
    else at[last] = Array.isArray(before) ? [...before, value] : [before, value]
  }
  return closeUp(root) as Nested
}

function closeUp(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof File)
    return value
  const entries = Object.entries(value).map(([key, inner]) => [key, closeUp(inner)] as const)
  const numbered = entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))
  if (!numbered) return Object.fromEntries(entries)
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner)
}
