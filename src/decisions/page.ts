/** A page of a list read with one row too many: its rows, and the cursor of the next page if there is one. */
export function page<T extends { readonly id: string }>(rows: readonly T[], size: number) {
  const items = rows.slice(0, size)
  return { items, next: rows.length > size ? items.at(-1)?.id : undefined }
}
