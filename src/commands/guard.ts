import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** The workerd processes that `pid` has started; empty where /proc cannot tell. */
export function workerdsOf(pid: number): number[] {
  const isOurs = (child: string): boolean => {
    try {
      const stat = readFileSync(`/proc/${child}/stat`, 'utf8')
      return stat.includes('(workerd)') && stat.slice(stat.lastIndexOf(')')).split(' ')[2] === String(pid)
    } catch {
      return false
    }
  }
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && isOurs(name))
      .map(Number)
  } catch {
    return []
  }
}

/**
 * A process killed outright runs no endings, and workerd would live on with the database open. A shell holds
 * the other end of a pipe: when this process is gone, however it went, the pipe closes and the shell ends
 * exactly the workerd started here. Linux only; does nothing elsewhere.
 */
export function guardWorkerd(): void {
  for (const pid of workerdsOf(process.pid)) {
    const script = `cat >/dev/null; [ "$(cat /proc/${pid}/comm 2>/dev/null)" = workerd ] && kill -9 ${pid}`
    const guard = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
    guard.once('error', () => undefined)
    guard.unref()
  }
}
