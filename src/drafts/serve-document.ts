/** What is needed to hand out a document. */
type Served = {
  readonly id: string
  readonly filename: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

/**
 * Hand out a document's bytes: always as a download (RFC 6266), never guessed at, never run. The ETag is its
 * SHA-256. Answers 304 when the visitor has it, 206 for one byte range and 416 for one outside (RFC 9110 §14).
 * A document that is not in R2 is a broken promise and throws.
 */
export async function serveDocument(
  files: R2Bucket,
  document: Served,
  request: Request,
  cacheControl: string,
): Promise<Response> {
  const etag = `"${document.sha256}"`
  const headers = new Headers({
    'content-type': document.mediaType,
    'content-disposition': disposition(document.filename),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    'cache-control': cacheControl,
    etag,
  })
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const ifRange = request.headers.get('if-range')
  const asked = ifRange !== null && ifRange !== etag ? null : request.headers.get('range')
  const range = rangeIn(asked, document.size)
  if (range === 'outside') {
    headers.set('content-range', `bytes */${document.size}`)
    return new Response(null, { status: 416, headers })
  }
  const object = await files.get(document.id, range ? { range } : {})
  if (!object) throw new Error(`document ${document.id} is not in R2`)
  headers.set('content-length', String(range?.length ?? document.size))
  if (!range) return new Response(object.body, { headers })
  headers.set('content-range', `bytes ${range.offset}-${range.offset + range.length - 1}/${document.size}`)
  return new Response(object.body, { status: 206, headers })
}

const matches = (header: string | null, etag: string): boolean =>
  (header ?? '').split(',').some((each) => ['*', etag, `W/${etag}`].includes(each.trim()))

/** One byte range; null when the whole is to be sent, which several or malformed ranges also mean. */
function rangeIn(header: string | null, size: number): { offset: number; length: number } | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { offset: size - length, length }
  }
  const offset = Number(from)
  if (offset >= size) return 'outside'
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return last < offset ? null : { offset, length: last - offset + 1 }
}

/** `attachment` with the name in UTF-8 (RFC 8187) and, for old programs, in ASCII. */
function disposition(filename: string): string {
  const plain = filename.replace(/[^\w.-]+/g, '_')
  const utf8 = encodeURIComponent(filename).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${utf8}`
}
