const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * The characters that XML 1.0 (2.2) forbids and that spreadsheets stumble over, made visible: a control character
 * as its picture (U+2400 …), a lone surrogate or a noncharacter as U+FFFD. The length stays the same.
 */
export function visible(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.replace(HIDDEN, (char) =>
    char < ' ' ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '\ufffd',
  )
}
