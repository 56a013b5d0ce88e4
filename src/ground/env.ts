/**
 * What the Worker is given from outside. Secrets and switches are read here and nowhere else.
 * An unset `ENVIRONMENT` means production: `development` is passed by the starter only, on loopback.
 */
export type Env = {
  readonly DB: D1Database
  /** Attachments and imported originals. */
  readonly FILES: R2Bucket
  /** What is in `public/`. */
  readonly ASSETS: Fetcher
  /** Outgoing mail; absent where no relay is configured, and then mail stays queued. */
  readonly MAIL?: SendEmail
  /** 32 random bytes in base64url; every key is derived from it. Made at first start, or by `wrangler secret put`. */
  readonly WENJI_SECRET?: string
  readonly ENVIRONMENT?: string
  /** Development only: milliseconds added to the clock, so that any date can be tried. */
  readonly CLOCK_OFFSET_MS?: string
  /** Development only: the demo accounts' password. */
  readonly DEMO_PASSWORD?: string
  /** The header in which the trusted proxy in front states the visitor's address; unset: addresses are unknown. */
  readonly ADDRESS_HEADER?: string
  /** The address under which the public reaches this installation, `https://host`. */
  readonly PUBLIC_ORIGIN?: string
  /** The sender of outgoing mail. */
  readonly MAIL_FROM?: string
}
