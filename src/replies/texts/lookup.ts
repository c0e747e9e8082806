/**
 * The words of sources, files, charts, /figures, /compare, /person, /search, /settings and the look-up of a message, once
 * per language.
 */
import type { PassageKind } from '../../data/corpus/full-text.ts';

export interface LookupTexts {
  readonly buttonSource: (number: number | null) => string;
  readonly sourceTitle: string;
  readonly column: (name: string) => string;
  readonly date: (date: string) => string;
  readonly dateInferred: (date: string) => string;
  readonly dateUnknown: string;
  readonly section: (number: number, heading: string) => string;
  readonly passage: string;
  readonly noPassage: string;
  readonly citation: string;
  readonly citationNote: string;
  readonly sourceGone: string;

  readonly buttonFile: string;
  readonly fileTitle: (title: string) => string;
  readonly fileRows: (rows: number) => string;
  readonly fileCapped: (rows: number, total: number) => string;
  readonly fileNote: string;
  readonly fileDescription: (title: string, rows: number) => string;
  /** Headings of the columns. */
  readonly columns: Readonly<
    Record<
      | 'unit'
      | 'title'
      | 'recipient'
      | 'granter'
      | 'date'
      | 'level'
      | 'count'
      | 'practice'
      | 'theme'
      | 'gist'
      | 'metric'
      | 'printed'
      | 'value'
      | 'measure'
      | 'from'
      | 'period'
      | 'subject'
      | 'kind'
      | 'text'
      | 'checked'
      | 'document'
      | 'section',
      string
    >
  >;
  readonly yes: string;
  readonly no: string;

  readonly figuresFound: string;
  readonly figuresNeedOption: string;
  readonly chartUnit: (unit: string) => string;
  readonly chartOf: (title: string, values: string) => string;
  readonly before: string;
  readonly after: string;
  readonly picture: string;
  readonly file: string;

  readonly compareTitle: (first: string, second: string) => string;
  readonly compareSame: string;
  readonly compareTotals: (unit: string, honors: number, practices: number, figures: number) => string;
  readonly honorsByLevel: string;
  readonly practicesByTheme: string;
  readonly sharedFigures: string;
  readonly noSharedFigures: string;
  readonly sharedHonors: string;
  readonly onlyHonors: (unit: string) => string;
  readonly onlyThemes: (unit: string) => string;
  readonly more: (count: number) => string;
  readonly piece: string;
  readonly buttonHonorsOf: (unit: string) => string;

  readonly personHonors: string;
  readonly namedIn: (unit: string) => string;
  readonly sameName: (count: number) => string;

  readonly searchTitle: (text: string) => string;
  readonly searchTotal: (total: number, isMore: boolean, page: number, pages: number) => string;
  readonly narrow: string;
  readonly kinds: Readonly<Record<PassageKind, string>>;
  readonly searchYear: (year: number) => string;
  readonly nothingTyped: string;
  readonly searchEverywhere: string;
  readonly buttonOpen: (number: number) => string;

  readonly buttonView: (number: number) => string;
  readonly helpMenu: string;
  readonly mentionsTitle: (count: number) => string;
  readonly mentionsNone: string;
  readonly mentionsEmpty: string;
  readonly mentionedHonor: (holders: string, count: number) => string;
  readonly mentionedPractice: (unit: string) => string;
  readonly mentionsMore: (count: number) => string;
  readonly sameFigures: string;

  readonly settingsTitle: string;
  readonly settingsNowhere: string;
  readonly settingsBroken: string;
  readonly settingsSaved: string;
  readonly settingsHint: string;
  readonly language: (name: string) => string;
  readonly languages: Readonly<Record<'asker' | 'zh-CN' | 'zh-TW' | 'en', string>>;
  readonly answers: (name: string) => string;
  readonly visibilities: Readonly<Record<'private' | 'public', string>>;
}

export const lookupZhCN: LookupTexts = {
  buttonSource: (number) => (number === null ? '出处' : `出处 ${number}`),
  sourceTitle: '出处',
  column: (name) => `专栏：${name}`,
  date: (date) => `日期：${date}`,
  dateInferred: (date) => `日期：${date}（文章未印日期，由内容推断）`,
  dateUnknown: '日期：未载明',
  section: (number, heading) => `章节：第${number}节 · ${heading}`,
  passage: '原文段落',
  noPassage: '本库只有整理后的记录，没有收录这篇文章的原文。',
  citation: '引用格式（GB/T 7714）',
  citationNote: '报刊名、版次等本库没有收录，引用前请补全。',
  sourceGone: '这条内容已经不在库里，请重新查询。',

  buttonFile: '存为文件',
  fileTitle: (title) => `文件：${title}`,
  fileRows: (rows) => `共 ${rows} 条，每条都带出处。`,
  fileCapped: (rows, total) => `共 ${total} 条，文件里是前 ${rows} 条；缩小范围可以取到其余的。`,
  fileNote: 'CSV 用 Excel 或 WPS 打开，Markdown 可以贴进文档。',
  fileDescription: (title, rows) => `${title}，${rows} 条`,
  columns: {
    unit: '单位',
    title: '荣誉',
    recipient: '获得者',
    granter: '授予单位',
    date: '时间',
    level: '级别',
    count: '次数',
    practice: '做法',
    theme: '主题',
    gist: '内容',
    metric: '指标',
    printed: '原文写法',
    value: '数值',
    measure: '计量单位',
    from: '起点',
    period: '时期',
    subject: '属于谁',
    kind: '类型',
    text: '文字',
    checked: '已核对',
    document: '文章',
    section: '章节',
  },
  yes: '是',
  no: '否',

  figuresFound: '数据',
  figuresNeedOption: '请至少填写一个选项：单位、指标或时期。',
  chartUnit: (unit) => `单位：${unit}`,
  chartOf: (title, values) => `图表：${title}。${values}`,
  before: '之前',
  after: '之后',
  picture: '图片',
  file: '文件',

  compareTitle: (first, second) => `${first}与${second}`,
  compareSame: '请选两个不同的单位。',
  compareTotals: (unit, honors, practices, figures) =>
    `**${unit}**　荣誉记录 ${honors} 条　做法 ${practices} 个　数据 ${figures} 条`,
  honorsByLevel: '荣誉（按级别）',
  practicesByTheme: '做法（按主题）',
  sharedFigures: '可比的数据',
  noSharedFigures: '没有指标、时期和计量单位都相同的数据，不能直接比较。',
  sharedHonors: '两家都收录了的荣誉',
  onlyHonors: (unit) => `只收录在${unit}名下的荣誉`,
  onlyThemes: (unit) => `只收录了${unit}做法的主题`,
  more: (count) => `等 ${count} 项`,
  piece: '条',
  buttonHonorsOf: (unit) => `荣誉：${unit}`,

  personHonors: '获得的荣誉',
  namedIn: (unit) => `见于${unit}的记录`,
  sameName: (count) => `有 ${count} 条同名记录，不一定是同一个人。`,

  searchTitle: (text) => `搜索“${text}”`,
  searchTotal: (total, isMore, page, pages) =>
    `${isMore ? `超过 ${total} 条` : `共 ${total} 条`}${pages > 1 ? ` · 第 ${page}/${pages} 页` : ''}`,
  narrow: '可以再填单位、年份或类型，缩小范围。',
  kinds: { unit: '单位', honor: '荣誉', practice: '做法', figure: '数据', person: '人物', article: '原文' },
  searchYear: (year) => `${year}年（没有日期的，按文章的年份）`,
  nothingTyped: '请输入要搜索的字词。',
  searchEverywhere: '不限范围再搜',
  buttonOpen: (number) => `出处 ${number}`,

  buttonView: (number) => `查看 ${number}`,
  helpMenu: '在一条消息的菜单里选“应用 → 核对数据”，看它提到了哪些已收录的单位、荣誉和做法。',
  mentionsTitle: (count) => `这条消息提到了 ${count} 项已收录的内容`,
  mentionsNone: '这条消息没有提到已收录的单位、荣誉或做法。',
  mentionsEmpty: '这条消息没有文字，无从核对。',
  mentionedHonor: (holders, count) => (count > 3 ? `收录于：${holders}等 ${count} 个单位` : `收录于：${holders}`),
  mentionedPractice: (unit) => `做法 · ${unit}`,
  mentionsMore: (count) => `还有 ${count} 项没有列出。`,
  sameFigures: '消息里有与下列记录相同的数字，请核对说的是不是同一件事',

  settingsTitle: '本服务器的设置',
  settingsNowhere: '设置只能在服务器的频道里查看和修改。',
  settingsBroken: '设置暂时读不出来，请告诉管理员查看日志。',
  settingsSaved: '已保存，从下一个答复起生效。',
  settingsHint: '修改：/设置 语言:… 答复:…',
  language: (name) => `语言：${name}`,
  languages: { asker: '跟随提问的人', 'zh-CN': '简体中文', 'zh-TW': '繁体中文', en: '英文' },
  answers: (name) => `答复：${name}`,
  visibilities: { private: '只有提问的人看得见，可以发到频道', public: '直接发到频道' },
};

export const lookupEn: LookupTexts = {
  buttonSource: (number) => (number === null ? 'Source' : `Source ${number}`),
  sourceTitle: 'Source',
  column: (name) => `Column: ${name}`,
  date: (date) => `Date: ${date}`,
  dateInferred: (date) => `Date: ${date} (not printed; inferred from the article)`,
  dateUnknown: 'Date: not stated',
  section: (number, heading) => `Section ${number}: ${heading}`,
  passage: 'Passage',
  noPassage: 'Only the record is on file here, not the text of the article.',
  citation: 'Citation (GB/T 7714)',
  citationNote: 'Newspaper and page are not on record; add them before you cite.',
  sourceGone: 'This is no longer on record; please ask again.',

  buttonFile: 'As file',
  fileTitle: (title) => `File: ${title}`,
  fileRows: (rows) => `${rows} ${rows === 1 ? 'row' : 'rows'}, each with its source.`,
  fileCapped: (rows, total) => `The first ${rows} of ${total} rows; narrow the question to get the others.`,
  fileNote: 'The CSV opens in Excel; the Markdown can be pasted into a document.',
  fileDescription: (title, rows) => `${title}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  columns: {
    unit: 'Unit',
    title: 'Honour',
    recipient: 'Recipient',
    granter: 'Granted by',
    date: 'Date',
    level: 'Level',
    count: 'Times',
    practice: 'Practice',
    theme: 'Theme',
    gist: 'What it is',
    metric: 'Metric',
    printed: 'As printed',
    value: 'Value',
    measure: 'Unit of measure',
    from: 'From',
    period: 'Period',
    subject: 'Whose',
    kind: 'Kind',
    text: 'Text',
    checked: 'Checked',
    document: 'Article',
    section: 'Section',
  },
  yes: 'yes',
  no: 'no',

  figuresFound: 'Figures',
  figuresNeedOption: 'Please fill in at least one option: unit, metric or period.',
  chartUnit: (unit) => `Unit: ${unit}`,
  chartOf: (title, values) => `Chart: ${title}. ${values}`,
  before: 'before',
  after: 'after',
  picture: 'Picture',
  file: 'File',

  compareTitle: (first, second) => `${first} and ${second}`,
  compareSame: 'Please choose two different units.',
  compareTotals: (unit, honors, practices, figures) =>
    `**${unit}** · ${honors} honours · ${practices} practices · ${figures} figures`,
  honorsByLevel: 'Honours by level',
  practicesByTheme: 'Practices by theme',
  sharedFigures: 'Comparable figures',
  noSharedFigures: 'No figures with the same metric, period and unit of measure: nothing to compare directly.',
  sharedHonors: 'Honours on record for both',
  onlyHonors: (unit) => `Honours on record for ${unit} only`,
  onlyThemes: (unit) => `Themes with practices on record for ${unit} only`,
  more: (count) => `… ${count} in all`,
  piece: 'honours',
  buttonHonorsOf: (unit) => `Honours: ${unit}`,

  personHonors: 'Honours received',
  namedIn: (unit) => `named in the record of ${unit}`,
  sameName: (count) => `${count} records have this name; they need not be one person.`,

  searchTitle: (text) => `Search: “${text}”`,
  searchTotal: (total, isMore, page, pages) =>
    `${isMore ? `more than ${total} hits` : `${total} ${total === 1 ? 'hit' : 'hits'}`}${pages > 1 ? ` · page ${page} of ${pages}` : ''}`,
  narrow: 'Add a unit, a year or a kind to narrow it.',
  kinds: {
    unit: 'unit',
    honor: 'honour',
    practice: 'practice',
    figure: 'figure',
    person: 'person',
    article: 'article',
  },
  searchYear: (year) => `${year} (undated facts by the year of their article)`,
  nothingTyped: 'Please type the words to search for.',
  searchEverywhere: 'Search everything',
  buttonOpen: (number) => `Source ${number}`,

  buttonView: (number) => `Show ${number}`,
  helpMenu:
    'In the menu of a message, “Apps → Look up in Pacesetter” names the units, honours and practices it mentions.',
  mentionsTitle: (count) => `This message mentions ${count} ${count === 1 ? 'thing' : 'things'} on record`,
  mentionsNone: 'This message mentions no unit, honour or practice that is on record.',
  mentionsEmpty: 'This message has no text to look up.',
  mentionedHonor: (holders, count) =>
    count > 3 ? `on record for ${holders} and others (${count} units)` : `on record for ${holders}`,
  mentionedPractice: (unit) => `practice · ${unit}`,
  mentionsMore: (count) => `${count} more are not listed.`,
  sameFigures: 'The message has the same numbers as these records; check that they mean the same',

  settingsTitle: 'Settings of this server',
  settingsNowhere: 'Settings can be seen and changed in a channel of a server only.',
  settingsBroken: 'The settings cannot be read just now; please tell whoever runs the bot to look at the log.',
  settingsSaved: 'Saved; it holds from the next answer on.',
  settingsHint: 'To change: /settings language:… answers:…',
  language: (name) => `Language: ${name}`,
  languages: {
    asker: 'that of who asks',
    'zh-CN': 'Simplified Chinese',
    'zh-TW': 'Traditional Chinese',
    en: 'English',
  },
  answers: (name) => `Answers: ${name}`,
  visibilities: { private: 'seen by the asker alone, who can post them', public: 'posted to the channel at once' },
};
