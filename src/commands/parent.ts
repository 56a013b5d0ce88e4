import { readFileSync } from 'node:fs'

/** The parent of a process, or null where that cannot be known (only Linux tells). */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

/**
 * Calls `gone` once when the process that started this one has ended. Under npm there is often a shell in
 * between which outlives npm, so the shell's own parent is watched as well. Returns a way to stop watching.
 */
export function watchParent(gone: () => void): () => void {
  const parent = process.ppid
  const grandparent = process.env.npm_lifecycle_event ? parentOf(parent) : null
  const timer = setInterval(() => {
    const orphaned = process.ppid !== parent || (grandparent !== null && parentOf(parent) !== grandparent)
    if (!orphaned) return
    clearInterval(timer)
    gone()
  }, 500)
  timer.unref()
  return () => clearInterval(timer)
}
