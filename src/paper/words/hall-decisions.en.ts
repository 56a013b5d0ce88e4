import type { hallDecisions as zh } from './hall-decisions.zh.ts'
import { plural, type Words } from './words.ts'

/** The English of `hall-decisions.zh.ts`. */
export const hallDecisions: Words<typeof zh> = {
  list: {
    title: (year) => `Major administrative decisions of ${year}`,
    short: 'Decisions',
    lead: 'What is in this list is drafted by a unit, put before the public as the law demands, and examined and discussed before anything is decided. Here you can see how far each has come.',
    years: 'Year',
    year: (year, n) => `${year} (${plural(n, 'decision', 'decisions')})`,
    no: 'No.',
    name: 'Decision',
    unit: 'Drafting unit',
    joint: (names) => `with ${names}`,
    jointUnits: 'Joint units',
    stands: 'Progress',
    listedOn: 'Listed',
    none: 'Nothing has been listed for this year yet.',
    csv: 'Download the list (CSV)',
    data: 'The list as data (JSON)',
    wholly: 'Other matters that are open to the public without being in this list are under “Consultations”.',
    file: (year) => `Decisions of ${year}`,
    id: 'Id',
    total: 'Total',
    joinedBy: ', ',
  },
  standings: {
    preparing: 'Being drafted',
    upcoming: 'Comments open soon',
    open: 'Open for comment',
    answering: 'Opinions being studied',
    reported: 'Adoption report published',
    decided: 'Decided, not yet promulgated',
    rejected: 'Not passed',
    promulgated: 'Promulgated',
    suspended: 'Suspended',
    adjusted: 'Being adjusted',
    terminated: 'Terminated',
    withdrawn: 'Ended without a decision',
    exempt: 'Exempt from public comment',
  },
  sentences: {
    preparing:
      'This matter is in the year’s list and its unit is drafting it. The notice asking for opinions will appear on this page.',
    upcoming: (opens) => `The notice is out. Opinions are taken from ${opens}.`,
    open: (ends) =>
      `Opinions are being taken until ${ends}. You need no account and can comment on each clause from a phone.`,
    answering:
      'The time for opinions is over. The unit is studying each of them; the adoption report comes when all are answered, and only then may the decision be promulgated.',
    reported:
      'The opinions and what became of them are published. The draft still goes through legality review and discussion; the decision will appear on this page.',
    decided:
      'The government has taken its decision but not promulgated it yet. The final text will appear on this page.',
    rejected:
      'The government discussed the draft and did not pass it. The opinions and answers are kept all the same.',
    promulgated: 'The decision is promulgated; its text is below.',
    suspended: 'The decision was promulgated; its execution is suspended for now.',
    adjusted:
      'The decision was promulgated and is to be adjusted. If the change is material, the public will be asked again.',
    terminated: 'The decision was promulgated; its execution has been terminated.',
    withdrawn:
      'The procedure has ended and no decision will be taken. The opinions that came are kept all the same.',
    exempt: 'By law this matter is not put to public comment.',
  },
  page: {
    current: 'Where it stands',
    takePart: 'Give your opinion',
    readDraft: 'Read the notice and the draft',
    readConsultation: 'The notice, the draft, and how many opinions came',
    readReport: 'What became of the opinions',
    facts: 'At a glance',
    unit: 'Drafting unit',
    joint: 'Together with',
    kind: 'Kind of matter',
    listing: 'Annual list',
    listingNo: (year, no) => `No. ${no} of ${year}`,
    rules: 'Rules of procedure',
    rulesHint: 'From beginning to end the rules apply under which the matter began.',
    version: (name, version) =>
      version === 0 ? `${name} (as shipped)` : `${name} (version ${version})`,
    story: 'What has happened, and what is to come',
    report_published: 'Adoption report published (before the decision is promulgated)',
    decision_promulgated: 'Decision and interpretation promulgated',
    no_date: 'no date yet',
    text: 'The decision as promulgated',
    docNo: 'Number',
    promulgated: 'Promulgated on',
    carriers: 'Published in',
    opinions: 'How the opinions of the public and of experts were taken up',
    hotline: (phone) => `Questions: ${phone}`,
    noInterpretation: 'not out yet',
    document: 'Text',
    interpretation: 'Interpretation',
    hash: 'SHA-256',
    ending: 'Note',
    papers: 'Related pages',
    check: 'Check it, or complain',
    checkText:
      'Every step on this page comes from the public ledger, where nothing can be changed. You can check it yourself, and follow your own opinion with your receipt number.',
    complain: (unit) =>
      `If you think the procedure was not lawful, write to ${unit} or to the office of the government.`,
    addresses: ' Addresses are in the notice.',
    ledger: 'Public ledger',
    track: 'Follow an opinion by its receipt',
    data: 'This page as data (JSON)',
  },
}
