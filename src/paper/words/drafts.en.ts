import type { drafts as zh } from './drafts.zh.ts'
import { plural, type Words } from './words.ts'

/** The drafts' words in English. */
export const drafts: Words<typeof zh> = {
  title: 'Draft text',
  decisions: 'Decisions',
  steps: { bring: 'Step 1: bring the text', correct: 'Step 2: check the clauses' },
  bring: {
    intro:
      'Paste the whole draft, or upload a .txt or .docx file. It is split into parts, chapters, sections, articles, paragraphs and items; in the next step you check the result, and you can change everything until it is saved.',
    again:
      'This is the whole text as the clauses now stand. Change it and press “Split again”; levels you set by hand are judged anew from the words.',
    text: 'Text of the draft',
    textHint:
      'Begin with the title or the first article. Put every paragraph and every item on a line of its own.',
    file: 'Or upload a file',
    fileHint: '.docx or .txt, at most 10 MB. Save an old .doc as .docx first.',
    submit: 'Split into clauses',
    resplit: 'Split again',
    fromLatest: (version) => `Edit version ${version}`,
    useLatest: 'No need to paste again: open the latest saved version and edit it clause by clause.',
  },
  name: 'Title of the draft',
  nameHint: 'For example: Measures on household water prices (draft for comment)',
  explanation: 'Explanatory note',
  explanationHint:
    'Why this decision is made, how the draft came about, its main content and what needs explaining. Published with the draft.',
  correct: {
    intro:
      'Please check the result clause by clause. Open a clause to change its level, number, heading or text. Save when everything is right.',
    summary: 'How it was split',
    counted: 'Split into',
    counts: {
      part: (n) => plural(n, 'part', 'parts'),
      subpart: (n) => plural(n, 'subpart', 'subparts'),
      chapter: (n) => plural(n, 'chapter', 'chapters'),
      section: (n) => plural(n, 'section', 'sections'),
      article: (n) => plural(n, 'article', 'articles'),
      annex: (n) => plural(n, 'annex', 'annexes'),
    },
    clauses: (n) => `(${plural(n, 'clause', 'clauses')} in all)`,
    warnings: (n) => plural(n, 'place to check', 'places to check'),
    warningsText:
      'The platform never changes your words. Confirm that the original reads so, or follow the link and correct it.',
    noWarnings: 'No missing or repeated numbers were found. Please read it through all the same.',
    notes: 'How the file was read',
    front: 'Words that are no clauses',
    frontText:
      'These lines (notes below the title, a table of contents) are no clauses and are not saved with the draft:',
    check: 'Please check',
    list: 'Clauses',
    level: 'Level',
    label: 'Number',
    heading: 'Heading',
    text: 'Text',
    merge: 'Join to the one before',
    split: 'Split at line breaks',
    splitHint: 'Put a line break where it should be split, then press “Split at line breaks”.',
    delete: 'Delete this clause',
    empty: '(empty)',
    update: 'Update the checks',
    save: 'Save as a new version',
    saveHint: 'A saved version cannot be changed; a correction is saved as a new version.',
    whole: 'Back to the whole text',
  },
  noteCodes: {
    tracked_changes: 'The file has tracked changes ({count}); it was read as if they were accepted.',
    comments: 'The file has comments ({count}); they were not read.',
    hidden_text: 'The file has hidden text ({count}); it was not read.',
    footnotes: 'The file has footnotes or endnotes ({count}); they were not read.',
    text_boxes: 'The file has text boxes ({count}); their text was read, please check where it stands.',
    automatic_numbers: 'The file has automatic numbers ({count}); they were written out, please check them.',
    pictures:
      'The file has pictures ({count}); they were not read. Upload those to be published as documents.',
    symbols: 'The file has special symbols ({count}) that could not be read; please check.',
    embedded_documents: 'The file has other files in it ({count}); they were not read.',
    encoding:
      'The file was read as {encoding}. If characters look wrong, save it as UTF-8 and upload it again.',
  },
  warningCodes: {
    gap: 'Numbers are missing before {label}[ (the one before is {previous})].',
    duplicate_label: 'The number {label} comes twice.',
    out_of_order: 'The number {label} goes back[ (the one before is {previous})].',
    list_gap: 'The numbers of a list do not follow: {expected} was expected, {found} was found.',
    duplicate_block: 'From here on {lines} lines repeat earlier text; perhaps they were pasted twice.',
    no_articles: 'No articles or numbered clauses were found; the public can only comment on paragraphs.',
    inline_list:
      'Several items stand on the line of “{label}” and were not split. Put line breaks between them if people should comment on each.',
    unclosed_quote: 'A quotation opens here and never closes.',
    markup: 'This looks like what is left of a web page’s code.',
  },
  version: {
    title: (version) => `Draft, version ${version}`,
    facts: 'About this version',
    saved: 'Saved. You can now fill in the consultation notice.',
    number: 'Version',
    savedBy: 'Saved by',
    savedAt: 'Saved at',
    sha256: 'Checksum (SHA-256)',
    sha256Hint:
      'Computed from the title, the explanatory note and all clauses. It changes with every single character.',
    clauses: 'Clauses',
    published: 'Published with a notice',
    public: 'Published',
    notPublished: 'Not published',
    newer: (version) => `This is not the latest version; the latest is version ${version}.`,
    text: 'Text of the draft',
    edit: 'Edit and save as a new version',
    notice: 'Fill in the notice',
    all: 'All versions',
    none: 'No draft has been saved yet.',
    view: 'View',
  },
  publishedBanner: (version) => `Version ${version} is public, and the published text does not change`,
  publishedText:
    'A version saved now changes neither the published text nor the opinions already received; a new text becomes public only with a new notice.',
  changedMeanwhile:
    'Somebody saved a new version while you were editing. All your changes are still on this page; check them and press save again to save them as a newer version.',
  documents: {
    title: 'Documents',
    intro:
      'Material published with the notice: plans, expert reports, comparison tables. Which of them are published is chosen in the notice; before that nobody outside can see them.',
    file: 'Choose a file',
    fileHint:
      'pdf, docx, xlsx, doc, xls, jpg, png, txt, at most 20 MB each. Once uploaded it cannot be changed or deleted.',
    submit: 'Upload',
    list: 'Uploaded documents',
    none: 'No documents have been uploaded yet.',
    name: 'File name',
    size: 'Size',
    sha256: 'Checksum (SHA-256)',
    added: 'Uploaded',
    done: 'Uploaded.',
  },
  back: 'Back to the decision',
}
