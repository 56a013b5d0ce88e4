import * as z from 'zod'

/** A whole number, 0 or more, as JSON has it or as a form writes it in digits; nothing else is taken for one. */
export const whole = z.preprocess(
  (sent) => (typeof sent === 'string' && /^\d{1,9}$/.test(sent) ? Number(sent) : sent),
  z.int().min(0),
)

/** A box: `true` as JSON has it, `yes` as a form sends it when it is ticked. */
export const ticked = z.preprocess((sent) => (sent === 'yes' ? true : sent), z.boolean()).default(false)
