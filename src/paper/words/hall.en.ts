import type { hall as zh } from './hall.zh.ts'
import type { Words } from './words.ts'

export const hall: Words<typeof zh> = {
  openHearings: {
    title: 'Hearings open for sign-up',
    held: (when) => `Held on ${when}`,
    until: (when) => `Sign-up until ${when}`,
    signUp: 'Sign up',
    all: 'All hearings',
  },
  about: {
    title: 'What happens to what you say',
    sections: {
      record: {
        title: 'Every opinion is recorded',
        text: 'Opinions from the web, the telephone, letters and visits are recorded one by one under numbers without gaps. Nobody can change or remove them afterwards. Those that come too late are recorded too, and marked.',
      },
      answer: {
        title: 'Every opinion is answered',
        text: 'After the period the drafting unit decides on each opinion: adopted, partially adopted, not adopted, explained, or outside the scope. What is not adopted needs a reason. While one opinion is unanswered the report cannot be published.',
      },
      publish: {
        title: 'The report comes before the decision',
        text: 'Until the adoption report only the number of opinions is public, so that nobody is swayed. Afterwards all opinions and answers can be read and downloaded.',
      },
      check: {
        title: 'Anyone can check',
        text: 'The moment an opinion is lodged, an entry that cannot be altered is written to the public ledger. Your receipt says where.',
      },
      privacy: {
        title: 'Personal data',
        text: 'You may stay anonymous. Name and contact details are optional, encrypted, kept apart from what you say, and used only to send you receipt and answer or to check something with you; they are neither published nor put into the ledger. Only if you agree does the report show a masked name such as 张**. Telephone, ID and card numbers inside texts are masked before publication. With your lookup code you can erase your name and contact details at any time; an officer who looks at them must state a purpose and leaves an entry in the public ledger. Backups of the database are kept for up to 30 days and may hold deleted data until then.',
      },
    },
  },
  accessibility: {
    title: 'Accessibility',
    sections: {
      use: {
        title: 'Using this site',
        text: 'Every page works without scripts, by keyboard alone, with a screen reader and at 400 % zoom. Larger type and the Chinese version are at the top of the page.',
      },
      trouble: {
        title: 'If something does not work',
        text: 'Each notice gives a telephone number, an address and a place to visit. Opinions count the same whichever way they come.',
      },
    },
  },
  api: {
    title: 'API',
    lead: 'What people see on pages, programs can read; what people do on pages, programs can do. The description is OpenAPI 3.1, generated from the definitions that validate the requests.',
    document: 'OpenAPI document (JSON)',
    reader: 'Reference (needs scripts)',
    method: 'Method',
    path: 'Path',
    what: 'What it does',
    who: 'Who may use it',
    list: 'All operations',
  },
  notFound: {
    title: 'Page not found',
    text: 'The address may be wrong, or it is not public yet.',
    home: 'Home page',
  },
  failed: {
    title: 'Something went wrong',
    text: 'We are sorry: that did not work, and what you typed was not lodged. Please go back and try again later, or call the number in the notice.',
    id: (id) => `Reference: ${id}`,
  },
  refused: { title: 'Not accepted', back: 'Go back' },
}
