import { Sha256 } from './sha256.ts'

/** How the writing of a file ended. Only a finished file has a hash. */
export type Ending =
  | { readonly state: 'finished'; readonly rows: number; readonly bytes: number; readonly sha256: string }
  /** The source or the writer failed after `rows` rows: the file says so and the stream broke off. */
  | { readonly state: 'broken'; readonly rows: number; readonly error: unknown }
  /** The reader went away. */
  | { readonly state: 'abandoned'; readonly rows: number }

/** A file on its way. `ending` is always settled once the stream ended in any of the three ways; it never rejects. */
export type TableFile = { readonly stream: ReadableStream<Uint8Array>; readonly ending: Promise<Ending> }

/** What a writer counts, and what it can ask about what it handed over so far. */
export type SoFar = { rows: number; readonly sha256: () => string }

export type Bytes = Uint8Array<ArrayBuffer>

/**
 * What `write` yields, as a stream that takes the next bytes only when its reader asks for them. A writer that
 * fails yields the bytes that say so and then throws.
 */
export function tableFile(write: (soFar: SoFar) => AsyncGenerator<Bytes, void>): TableFile {
  const hash = new Sha256()
  const soFar: SoFar = { rows: 0, sha256: () => hash.hex() }
  const chunks = write(soFar)
  const { promise: ending, resolve: end } = Promise.withResolvers<Ending>()
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const step = await chunks.next()
          if (!step.done) {
            hash.update(step.value)
            return controller.enqueue(step.value)
          }
          end({ state: 'finished', rows: soFar.rows, bytes: hash.length, sha256: hash.hex() })
          controller.close()
        } catch (error) {
          end({ state: 'broken', rows: soFar.rows, error })
          controller.error(error)
        }
      },
      async cancel() {
        end({ state: 'abandoned', rows: soFar.rows })
        await chunks.return()
      },
    },
    // Nothing in store: an error throws away what a stream has in store, and the last bytes of a broken file, which
    // say that it is broken, must reach the reader.
    { highWaterMark: 0 },
  )
  return { stream, ending }
}

/** Characters collected before they are handed over. */
const CHUNK = 48 * 1024

/** Collects text and hands it over as UTF-8, in pieces that depend on the text alone and not on the pages. */
export class Utf8 {
  readonly #encoder = new TextEncoder()
  #text = ''

  /** Add text; the bytes so far when there are enough of them. */
  add(text: string): Bytes | null {
    this.#text += text
    return this.#text.length < CHUNK ? null : this.rest()
  }

  rest(): Bytes {
    const bytes = this.#encoder.encode(this.#text)
    this.#text = ''
    return bytes
  }
}
