import { digestEn } from './digest.ts';
import { lookupEn } from './lookup.ts';
import type { Texts } from './texts.ts';

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

export const en: Texts = {
  levels: {
    国家: 'national',
    总局: 'AQSIQ (总局)',
    省部: 'provincial or ministerial',
    市厅: 'municipal or departmental',
    县区: 'county or district',
    系统: 'inspection system',
    其他: 'other',
  },
  themes: {
    窗口服务: 'service windows',
    便民通关: 'easier clearance',
    企业帮扶: 'help for enterprises',
    科技检测: 'science and testing',
    队伍建设: 'team building',
    党建载体: 'Party building',
    扶贫惠民: 'poverty relief',
    口岸把关: 'port inspection',
    廉政: 'clean government',
    文化建设: 'culture',
    区域合作: 'regional cooperation',
    其他: 'other',
  },
  kinds: {
    直属局: 'provincial bureau',
    分支局: 'branch bureau',
    办事处: 'office',
    党组织: 'party organisation',
    保健中心: 'health centre',
    技术中心: 'technical centre',
    其他: 'other',
  },
  comma: ', ',

  checked: '✔ checked',
  unchecked: '⚠ not yet checked',
  source: (title, { heading, year, isOurs }) =>
    `source: 《${title}》${isOurs ? ' (title given by the editors)' : ''}${year === null ? '' : ` (${year})`}${heading === null ? '' : `, section “${heading}”`}`,

  kind: 'Kind',
  region: 'Place',
  colon: ': ',
  gap: ' · ',
  brackets: (text) => ` (${text})`,
  alsoCalled: 'also: ',
  moreSources: (count) => `, and ${count} more`,
  uncheckedOf: (count) => ` (${count} not yet checked)`,
  parent: 'Part of',
  children: 'Units below',
  people: 'People named',
  morePeople: (count) => ` and others (${count} in all)`,
  counts: (honors, practices, figures, people) =>
    `honour records **${honors}** · practices **${practices}** · figures **${figures}** · people named **${people}**`,
  holdings: (levels) => `Honours by level: ${levels.map(({ level, count }) => `${level} ${count}`).join(' · ')}`,

  honorsOf: (unit) => `Honours of ${unit}`,
  honorsTitled: (title) => `Who holds ${title}`,
  honorsFound: 'Honours',
  total: (total, page, pages) => `${many(total, 'entry', 'entries')}${pages > 1 ? ` · page ${page} of ${pages}` : ''}`,
  wonTimes: (count) => `×${count}`,
  wonSeveral: '(several times, number not stated)',
  noLevel: 'level not stated',
  noDate: 'date not stated',
  recipient: (name) => `recipient: ${name}`,
  grantedBy: (name) => `granted by ${name}`,
  noGranter: 'granter not stated',
  filterLevel: (level) => level,
  filterYear: (year) => `in ${year}`,
  filterGranter: (granter) => `granted by ${granter}`,
  filterTitle: (title) => `title contains “${title}”`,
  filterMetric: (metric) => `metric contains “${metric}”`,
  filterPeriod: (period) => `period contains “${period}”`,

  practicesOf: (unit) => `Practices of ${unit}`,
  practicesFound: 'Practices',
  practicesAbout: (text) => `Practices that mention “${text}”`,
  themed: (theme) => `theme: ${theme}`,
  ourName: 'name given by us',

  figuresOf: (unit) => `Figures of ${unit}`,
  own: 'own',
  subjectOf: (subject) => `⚑ not the unit's own; of: ${subject}`,
  noPeriod: 'period not stated',
  roseFrom: (from) => ` (before: ${from})`,

  notFound: (kind, typed) =>
    `No ${{ unit: 'unit', honor: 'honour', practice: 'practice', granter: 'granter', person: 'person' }[kind]} is called “${typed}”.`,
  takenFor: (typed, name) => `You typed “${typed}”; this is “${name}”`,
  didYouMean: 'Did you mean:',
  tryThese: 'No name comes near. You could begin with one of these:',
  nothingMatches: (what) => `Nothing on record matches: ${what}.`,
  needsOption: 'Please fill in at least one option: unit, title, level, year or granted_by.',
  without: (option) =>
    `any ${{ unit: 'unit', title: 'title', level: 'level', year: 'year', granted_by: 'granter' }[option] ?? option}`,
  emptyText: 'Please type the name to look for.',
  tooLong: (option, most) => `“${option}” is too long: at most ${most} characters.`,
  notAllowed: (option, value, allowed) => `“${option}” cannot be “${value}”; it can be: ${allowed}.`,
  notANumber: (option, least, most) => `“${option}” must be a whole number from ${least} to ${most}.`,
  missing: (option) => `Please fill in “${option}”.`,
  unknownOption: (option) => `There is no option “${option}”.`,
  notAnId: (option) => `Please choose “${option}” from the list.`,
  chooseOneOf: (commands) => `Please type one of these commands: ${commands}.`,
  noSuchCommand: (typed, commands) => `There is no command “/${typed}”; there are ${commands}.`,
  noSuchOption: (option, usage) => `There is no option “${option}”; write ${usage}`,
  givenTwice: (option, usage) => `“${option}” is given twice; write ${usage}`,

  buttonHonors: (count) => `Honours ${count}`,
  buttonPractices: (count) => `Practices ${count}`,
  buttonFigures: (count) => `Figures ${count}`,
  buttonUnit: (unit) => `Unit: ${unit}`,
  buttonParent: 'Superior unit',
  buttonTheme: (theme) => `More: ${theme}`,
  buttonAnother: 'Another one',
  buttonPrevious: '‹ Previous',
  buttonNext: 'Next ›',
  buttonShare: 'Post to channel',
  sharedBy: (user) => `asked by ${user}`,

  helpTitle: 'What Pacesetter answers',
  helpIntro: (units, honors, practices, figures) =>
    `On record: ${units} units, ${honors} honour records, ${practices} practices, ${figures} figures, each with its source.`,
  helpMarks:
    '✔ checked: a person compared it with the article. ⚠ not yet checked: found by a program; see the article before you quote it.',
  helpTyping:
    'Names may be short forms, pinyin, initials or Traditional characters, and one wrong character does no harm. Only you see an answer until you press “Post to channel”.',

  lookup: lookupEn,
  digest: digestEn,

  failed: (reference) =>
    `Sorry, that went wrong. Please try again; if it stays so, give the reference ${reference} to whoever runs the bot.`,
  outdated: 'This button is out of date; please type the command again.',
  notAllowedToYou: 'Only members who may manage the server can do that.',
  unknownCommand: 'This command is gone; /help shows those there are.',
};
