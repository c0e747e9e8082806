/** Who got an honour: exactly the unit, a part of it, a person of it; or somebody else. */

import { outside } from '../owners/persons.ts';
import { isFamilyName } from '../people/characters.ts';
import type { Subject, Subjects } from '../subjects.ts';
import type { Clause, Reading, Sentence } from '../text.ts';
import type { UnitIdentity } from '../units.ts';
import { numeral } from './counts.ts';
import { holderOf, rowOf as holdersIn, phraseBefore, portrayed, stranger } from './holders.ts';
import type { Found } from './ledger.ts';

export type Recipient = { name: string | null; kind: Subject['kind'] | 'none'; many?: number | null };

const NOT_A_NAME =
  /[在对把将从到向与和为是有了使让由的得因并]|先后|多次|连续|一直|每年|今年|去年|同年|再次|相继|不断|进行|开展|实现|取得|成绩|工作|出色|突出|优异|凭借|同时|此外|也曾|年年|屡|接连|双双|累计|顺利|成功|光荣|因此|为此|更|还|[后时中下]$|以来|过程|之际/u;

/** Nothing but times and adverbs stands between two honours: …，并获; …；2009年3月，又获. */
const GOES_ON =
  /^[\u4e00-\u9fff”]{0,6}[，；](?:(?:(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?|[今去同次当]年(?:底|初)?(?:\d{1,2}月)?|同月|\d{1,2}月(?:\d{1,2}日)?)，?(?:并且?|还|又|也|再次|再度|先后|均)*|(?:并且?|还|又|也|同时|随后|再次|先后|均)+)$/u;

export function recipientOf(subject: Subject | null): Recipient {
  if (!subject) return { name: null, kind: 'none' };
  if (subject.kind === 'own') return { name: null, kind: 'own' };
  // 3项成果获…奖: as many honours.
  const counted = subject.kind === 'part' ? /^([\d一二两三四五六七八九十]{1,4})项/u.exec(subject.name)?.[1] : undefined;
  if (counted) return { name: subject.name, kind: 'part', many: numeral(counted) };
  return {
    name: subject.name
      .replace(/^(?:[^“”]|“[^”]*”)*的(?=[\u4e00-\u9fff]{2})/u, '')
      .replace(/^(?:该局|本局|局|所在的|其|该|所属的?|下属的?)(?=[\u4e00-\u9fff]{2})/u, ''),
    kind: subject.kind,
  };
}

/** Who gets what a clause tells: its subject; several persons in a row; a project or brand in quotes right before the verb. */
export function recipientsOf(
  reading: Reading,
  subjects: Subjects,
  unit: UnitIdentity | null,
  sentence: Sentence,
  clause: Clause,
  at: number,
  found: readonly Found[],
): Recipient[] {
  // 帮助企业拿到…: theirs who were helped.
  if (HELPED.test(reading.text.slice(clause.start, at))) return [{ name: null, kind: 'other' }];
  // 主持课题14项，其中5项获…: as many, of whoever was told of.
  const among =
    /其中(?:有)?([\d一二两三四五六七八九十]{1,4})(?:项|篇|个|件|名|位|人)(?:先后|均|都|还|同志|分别)*$/u.exec(
      reading.text.slice(clause.start, at),
    );
  const men =
    among && /[名位人]/u.test(among[0]) ? STAFF.exec(reading.text.slice(sentence.start, clause.start))?.[1] : undefined;
  const all: Recipient[] = men
    ? [{ name: men, kind: 'part', many: numeral(among?.[1] ?? '') }]
    : among
      ? recipientsNamed(reading, subjects, unit, sentence, clause, clause.start + among.index, found).map((who) => ({
          ...who,
          many: numeral(among[1] ?? ''),
        }))
      : recipientsNamed(reading, subjects, unit, sentence, clause, at, found);
  // 公司经理王大力荣获…: somebody else's, though a person's.
  const customs = unit?.name.includes('海关') ?? false;
  return all.map((who) =>
    who.kind === 'person' && who.name && !customs && outside(reading.text, who.name) ? { ...who, kind: 'other' } : who,
  );
}

/** 12名党员，其中2名: of whom they are some. */
const STAFF =
  /[\d一二两三四五六七八九十](?:多|余)?[名位个人]([\u4e00-\u9fff]{0,4}(?:党员|职工|干部|队员|青年|团员|关员|人员|女工))[^名位]*$/u;

const HELPED =
  /(?:帮助|帮扶|指导|助推|推动|促使|支持|协助|扶持|引导|辅导|助力|服务|推荐|促成)(?:[^，。；获]{0,20}?)(?:企业|公司|集团|合作社|农户|果农|茶农|农民|基地|园区|商户|客户|[县市镇乡村])(?:成功|先后|分别|顺利|一举|再次|首次|也|都|均)*$/u;

function recipientsNamed(
  { text }: Reading,
  subjects: Subjects,
  unit: UnitIdentity | null,
  sentence: Sentence,
  clause: Clause,
  at: number,
  found: readonly Found[],
): Recipient[] {
  const last = found.at(-1);
  const before = text.slice(clause.start, at);
  const ends = phraseBefore(text, subjects, clause.start, at).end;
  const thingOf = (words: string) =>
    /[“《]([^”》]{2,40})[”》]([\u4e00-\u9fff]{0,6}品牌|[\u4e00-\u9fff]{0,6}项目|课题|制度|[\u4e00-\u9fff]{0,4}(?:工作制|工作法|服务法|模式|机制|工程|方法|体系|法|制)|品牌|活动|岗|做法|成果|案例|系统|技术|装置)?(?:还|又|也|荣|先后|均|已|曾|\d{4}年){0,3}$/u.exec(
      words,
    );
  // 《…》先是在2009年捧回: whatever times stand between.
  const thing =
    thingOf(before) ??
    (/[”》]/u.test(before) && ends < at && !/[被获授、]/u.test(text.slice(clause.start, ends) + text[ends])
      ? thingOf(text.slice(clause.start, ends))
      : null);
  if (thing?.[1] && !/^(?:七一|五一|五四)/u.test(thing[1]) && !/(?:在|以|获)$/u.test(before.slice(0, thing.index))) {
    const ahead = before.slice(0, thing.index);
    // 张建国与搭档犬“黑豹”夺得: the person.
    if (/(?:与|和|同)[^，“]{0,4}(?:犬|搭档|战犬|警犬)$/u.test(ahead)) {
      const leader = subjects.personsIn(clause.start, clause.start + thing.index).at(-1);
      if (leader) return [{ name: leader.name, kind: 'person' }];
    }
    const author =
      text[clause.start + thing.index] === '“' && RESEARCH.test(thing[2] || thing[1])
        ? authorOf(text, subjects, unit, clause.start, ahead, () => toldOf(subjects, sentence, clause))
        : null;
    // 金华局“…研究”课题: the work, where no 该处 says that it is told of the unit.
    if (author && (author.kind !== 'own' || /(?:^|[，由])[该其本我]/u.test(ahead))) return [author];
    return [{ name: before.includes('《') ? `《${thing[1]}》${thing[2] ?? ''}` : thing[1], kind: 'part' }];
  }
  // 局长代表该局登台领回: theirs for whom he fetched it.
  const fetched = before.includes('代表')
    ? /代表([\u4e00-\u9fff]{2,16}?)(?:登台|上台|登上[^，]{2,8}|走上[^，]{2,8}|前往|赴[^，]{1,4})?(?:领|接|捧|抱|从)[^，]{0,14}$/u.exec(
        text.slice(clause.start, at + 2),
      )
    : null;
  if (fetched?.[1]) {
    const from = clause.start + fetched.index + 2;
    const whose = holderOf(text, subjects, unit, from, from + fetched[1].length) ?? recipientOf(subjects.at(from));
    if (whose.kind === 'own' || whose.kind === 'part') return [whose];
  }
  const inClause = subjects.named(clause);
  // What the title itself names (“福建省文明行业”) is no subject.
  const named = inClause && inClause.start < at ? inClause : null;
  // 王振林等6名同志: named together, counted together.
  const among =
    /([\u4e00-\u9fff]{2,4}等([\d一二两三四五六七八九十]{1,4})(?:名|位|人)(?:同志|职工|干部|党员)?)(?:先后|均|都|分别|还)*$/u.exec(
      before,
    );
  const first = among?.[1] ? subjects.personsIn(clause.start, at).at(-1) : undefined;
  if (among?.[1] && first)
    return [
      {
        name: text.slice(first.start, clause.start + among.index + among[1].length),
        kind: 'part',
        many: numeral(among[2] ?? ''),
      },
    ];
  // 全年累计获厅局级以上奖励16项: the unit's as a whole.
  if (
    /^(?:全年|一年来|年内|[今去]年)?(?:先后)?(?:累计|总共|总计|共计|共|一共)+$/u.test(before.replace(/[，\s]/gu, '')) &&
    sentence.start === clause.start
  )
    return [{ name: null, kind: 'own' }];
  // 12个集体和36名个人: as many honours.
  const both =
    /([\d一二两三四五六七八九十]{1,10})(?:个集体|个[\u4e00-\u9fff]{2,4})(?:和|、)([\d一二两三四五六七八九十]{1,10})(?:名|位|人)[\u4e00-\u9fff]{0,4}?(?:先后|均|都|分别|还)*$/u.exec(
      before,
    );
  if (both?.[1] && both[2])
    return [{ name: both[0], kind: 'part', many: (numeral(both[1]) ?? 0) + (numeral(both[2]) ?? 0) }];
  const these = together(text, subjects, unit, sentence, clause, at);
  if (these) return these;
  const several =
    /(?:^|有|，|共|累计|先后)([\d一二两三四五六七八九十]{1,10})(?:多|余)?(人次|人|项(?:成果|课题|项目|作品)?|名[\u4e00-\u9fff]{0,6}|个(?:科室|处室|支部|党支部|部门|集体|窗口|班组))(?:先后|均|也|都|分别|还|双双|又)*$/u.exec(
      before,
    );
  if (several?.[2])
    return [
      {
        name: several[2].startsWith('人')
          ? '干部职工'
          : several[2] === '项'
            ? `${several[1]}项成果`
            : several[2].startsWith('名')
              ? several[2].slice(1) || '干部职工'
              : `${several[1]}${several[2]}`,
        kind: 'part',
        many: numeral(several[1] ?? ''),
      },
    ];
  const phrase = phraseBefore(text, subjects, clause.start, at);
  const told = tellsWho(text, subjects, unit, sentence, clause, phrase, at, found);
  if (told) return told;
  const row = named && named.kind !== 'other' ? rowOf(text, subjects, clause, at) : [];
  if (row.length > 1) return row;
  // “X”项目获…，并荣获…: whoever got the one before.
  if (
    !named &&
    last &&
    last.recipient !== null &&
    last.start >= sentence.start &&
    // 2人次被评为A；2011年被授予B: the second is not theirs.
    !(/^(?:干部职工|职工|党员)$/u.test(last.recipient) && /；/u.test(text.slice(last.end, at))) &&
    GOES_ON.test(text.slice(last.end, at))
  )
    return [{ name: last.recipient, kind: 'part' }];
  const subject = inClause && !named ? subjects.carried(sentence, clause) : subjects.of(sentence, clause);
  const persons = subjects.personsIn(clause.start, at);
  if (persons.length > 1) {
    const last = persons.at(-1);
    const row = persons.every(
      (person, i) => i === 0 || text.slice(persons[i - 1]?.end ?? 0, person.start).length <= 14,
    );
    if (row && last && /^[^，]{0,8}$/u.test(text.slice(last.end, at)))
      return persons.map(({ name }) => ({ name, kind: 'person' as const }));
  }
  const only = persons[0];
  // 旅检科科长马晓蕾荣膺: the person, not the section that the title names.
  if (
    only &&
    persons.length === 1 &&
    named?.kind !== 'person' &&
    /^[^，的、和与对]{0,8}$/u.test(text.slice(only.end, at)) &&
    !/[受得获在由被向对]/u.test(text.slice(clause.start, only.start))
  )
    return [{ name: only.name, kind: 'person' }];
  // 报检员服务之家被…授予, 领导班子被评为: a name that no list knows, right before the verb.
  const unknown =
    /^(?:.*[日月年]，?)?([\u4e00-\u9fff“”]{3,12}?)(?:先后|多次|再次|又|还|也|均|曾|连续[\u4e00-\u9fff\d]{1,3}[年次届])*$/u.exec(
      before,
    )?.[1];
  if (!named && unknown && text[at] === '被' && !NOT_A_NAME.test(unknown)) {
    const ownShort = /局$/u.test(unknown) && (unit?.name.includes(unknown.slice(0, -1)) ?? false);
    return [{ name: ownShort ? null : unknown, kind: ownShort ? 'own' : 'part' }];
  }
  if (subject?.kind === 'other' && !named && /^(?:全[省市国]|我国|中国)/u.test(subject.name))
    return [{ name: null, kind: 'none' }];
  return [recipientOf(portrayedOr(text, subjects, subject))];
}

export const WALL =
  /(?:的)?(?:办公室|会议室|值班室|走廊|楼道|办公楼|大楼)?(?:的|里的)?(?:墙[上头面壁]{1,2}|(?:办公|书|课)?桌[上面]|书[柜架][上里中]|床头|案头上?|荣誉[墙室柜簿册榜架][上里中]?|功劳簿上?|橱窗[里中]?|抽屉[里中]?|陈列[室柜架][里中上]?|案头|门口|门楣上?)(?:又|也|还)?$/u;

/** The last one before a clause whom a clause of its sentence names, or whoever was told of before. */
function toldOf(subjects: Subjects, sentence: Sentence, clause: Clause): Subject | null {
  for (const each of [...sentence.clauses].reverse()) {
    if (each.start >= clause.start) continue;
    const subject = subjects.named(each);
    if (subject && !subject.weak) return subject;
  }
  return subjects.carried(sentence, clause);
}

/** Work of research, whose prize is theirs who did it, where they are named. */
const RESEARCH = /(?:研究|课题|项目|成果|技术|论文|方法)$/u;

/** 技术中心完成的“…研究”, 福清局“…研究”项目: whoever did it. */
function authorOf(
  text: string,
  subjects: Subjects,
  unit: UnitIdentity | null,
  from: number,
  ahead: string,
  before: () => Subject | null,
): Recipient | null {
  const by =
    /(?:(?:牵头|主持|独立|联合|共同|自主|合作|参与)*(?:完成|承担|研究|研制|研发|开发|主持|牵头|申报|撰写|实施|选送)|)(?:的)?(?:项目|课题|论文|成果)?$/u.exec(
      ahead,
    );
  const phrase = phraseBefore(text, subjects, from, from + (by?.index ?? ahead.length));
  if (phrase.start >= phrase.end) return null;
  const words = text.slice(phrase.start, phrase.end);
  if (words === '其') return recipientOf(before());
  const noun = /^(?:该|本|我)([\u4e00-\u9fff]{1,4})$/u.exec(words)?.[1];
  if (noun && unit?.name.endsWith(noun)) return { name: null, kind: 'own' };
  const holder = holderOf(text, subjects, unit, phrase.start, phrase.end);
  // 技术中心和中山大学联合完成的: the work itself.
  if (holder?.kind === 'other' && /.[和与、及]./u.test(words)) return null;
  if (holder) return holder;
  const entity = subjects.at(phrase.start);
  return entity && !entity.weak && entity.end === phrase.end ? recipientOf(entity) : null;
}

/** Who the noun phrase in front of the verb names; where there is none, who was spoken of before. Null: it tells nothing. */
function tellsWho(
  text: string,
  subjects: Subjects,
  unit: UnitIdentity | null,
  sentence: Sentence,
  clause: Clause,
  phrase: { start: number; end: number },
  at: number,
  found: readonly Found[],
): Recipient[] | null {
  // 检务科荣誉簿上, 检务科办公室的墙上: whose wall it is.
  const wall = WALL.exec(text.slice(phrase.start, phrase.end));
  if (wall) phrase = { start: phrase.start, end: phrase.start + wall.index };
  const words = text.slice(phrase.start, phrase.end);
  const index = sentence.clauses.findIndex((each) => each.start === clause.start);
  if (wall && words === '')
    return spokenOf(text, subjects, unit, sentence, index, found) ?? [{ name: null, kind: 'own' }];
  // 继2010年被评为A之后，植检处党支部…: whoever the next clause names.
  const next = sentence.clauses[index + 1];
  if (next && words.length <= 1 && /^(?:继|在|自)[^，]*(?:后|基础上|以来)$/u.test(clause.text)) {
    const coming = subjects.named(next);
    if (coming && !coming.weak && coming.kind !== 'other') return [recipientOf(coming)];
  }
  if (/本人$/u.test(text.slice(phrase.start, at))) {
    const him = subjects.personsIn(sentence.start, phrase.start + 1).at(-1);
    if (him) return [{ name: him.name, kind: 'person' }];
  }
  // 前者当选A，后者被评为B: the first and the second of the two who were named together.
  const one = /^(?:而)?([前后])者$/u.exec(words)?.[1];
  if (one) {
    const pair = twoBefore(text, subjects, unit, sentence, clause, found);
    const which = pair?.[one === '前' ? 0 : 1];
    if (which) return [which];
  }
  // 这位老检疫员又…: the person told of last.
  if (THIS_PERSON.test(words)) {
    const him = subjects.personsIn(0, phrase.start).at(-1);
    if (him) return [{ name: him.name, kind: 'person' }];
  }
  // 相关成果夺得…: whoever was told to have won it.
  const his =
    /^(?:(?:其|该项?|这一|这项|相关|上述|此项?|同一项?)?(?:研究)?(?:成果|课题|项目|研究|技术|论文)|(?:该|这一|这套|此|这台)(?:检测)?(?:系统|装置|方法|仪器|标准|软件|平台|模式|办法|品牌|设备)|其|本人|自身)$/u.test(
      words,
    );
  // 他 of whom no list knows who he is.
  if (/^[他她]$/u.test(words) && !holderOf(text, subjects, unit, phrase.start, phrase.end))
    return [{ name: null, kind: 'none' }];
  // …，同获表彰的还有江门局；该局还被评为: the one that is told of, not who was named beside it.
  if (/^(?:该|我|本)局$/u.test(words) && /(?:还|另|也)[有是包][^，；]*$/u.test(sentence.clauses[index - 1]?.text ?? ''))
    return [{ name: null, kind: 'own' }];
  // 科里还拿下…: the section, not the one of it who was told of last.
  const inside = /^([局处科所站队组室]|支部|中心)里$/u.exec(words)?.[1];
  if (inside) return [antecedent(text, unit, `该${inside}`, phrase.start, found) ?? { name: null, kind: 'none' }];
  // 局机关荣获: not its offices below.
  const office = /^(?:该|我|本|省|市)?(局机关)$/u.exec(words)?.[1];
  if (office && unit?.kind !== '党组织') return [{ name: office, kind: 'part' }];
  // 这支由张建国等6人组成的攻坚队: the troop, by its name where it was told.
  const troop = /^(?:这|该|那)?[支个]?由[^，；]{2,40}(?:组成|组建|构成)的([\u4e00-\u9fff]{2,12})$/u.exec(words)?.[1];
  if (troop)
    return [
      antecedent(text, unit, `该${troop.slice(-4)}`, phrase.start, found) ??
        holderOf(text, subjects, unit, phrase.end - troop.length, phrase.end) ?? { name: troop, kind: 'part' },
    ];
  const team = index === 0 && his && words.length > 1 ? teamBefore(text, sentence) : null;
  const work = team ?? (his && words.length > 1 ? workBefore(text, at) : null);
  if (work) return [{ name: work, kind: 'part' }];
  if (words !== '' && !his) {
    const row = holdersIn(text, subjects, unit, phrase.start, phrase.end);
    if (row.length > 0) return row;
    const that = antecedent(text, unit, words, phrase.start, found);
    const holder = that ?? holderOf(text, subjects, unit, phrase.start, phrase.end);
    return holder && [holder];
  }
  const previous = sentence.clauses[index - 1];
  const onWall = previous && words === '' ? WALL.exec(previous.text) : null;
  if (previous && onWall && onWall.index > 1) {
    const whose = phraseBefore(text, subjects, previous.start, previous.start + onWall.index);
    const one = holderOf(text, subjects, unit, whose.start, whose.end);
    if (one) return [one];
  }
  // 与之合作的华南理工大学，也…: the clause before is who it is, somebody else.
  if (previous && words === '' && text[previous.end] === '，' && stranger(previous.text))
    return [{ name: previous.text, kind: 'other' }];
  // 鉴重组这个9人小组，早在…; 同时受到表彰的还有检务科，被…: the clause before names who.
  const apart = previous && words === '' ? SET_APART.exec(previous.text) : null;
  if (previous && apart) {
    const from = previous.start + (apart[1] ?? apart[3] ?? '').length;
    const one = holderOf(text, subjects, unit, from, from + (apart[2] ?? apart[4] ?? '').length);
    if (one) return [one];
  }
  // 检务科、植检科，去年一起被…: the clause before is nothing but a row.
  const row =
    previous && words === '' && /[、和与及]/u.test(previous.text) ? rowOfClause(text, subjects, unit, previous) : [];
  if (row.length > 1) return row;
  // 该局机关党委书记王建国同志，被…评为: the clause before is his name.
  const him = previous ? subjects.personsIn(previous.start, previous.end).at(-1) : undefined;
  if (previous && him && /^(?:同志|本人)?$/u.test(text.slice(him.end, previous.end)))
    return [{ name: him.name, kind: 'person' }];
  // 浦江办事处邮轮检疫科，2006年…获评; 旅检三科凭借…的战绩，…领到: the clause before says no more than who.
  if (previous && words === '' && text[previous.end] === '，') {
    const whole = phraseBefore(text, subjects, previous.start, previous.end);
    const who =
      whole.end > whole.start + 1 && !DOES.test(text.slice(whole.start, whole.end))
        ? holderOf(text, subjects, unit, whole.start, whole.end)
        : null;
    if (who && who.kind !== 'other' && !who.many) return [who];
  }
  return spokenOf(text, subjects, unit, sentence, index, found);
}

/** What no name of a part has in it. */
const DOES = /[着了过将把使让为对从是有被与和及、以成]|大力|积极|不断|推[行进动]|开展|加强|完成|参[加与]|组织|通过/u;
const THIS_PERSON =
  /^(?:就是|正是)?[这那][位名个][^，；。“”]{0,20}?(?:干部|党员|汉子|姑娘|小伙子?|妈妈|女子|男子|老兵|博士|专家|[科处局站组队所]长|[\u4e00-\u9fff]员|[\u4e00-\u9fff]师|老?人)$/u;

/** Whom a subject that is only 他 or 她 means. */
function portrayedOr(text: string, subjects: Subjects, subject: Subject | null): Subject | null {
  if (subject?.kind !== 'person' || !/^[他她]$/u.test(text.slice(subject.start, subject.end))) return subject;
  const name = portrayed(text, subjects, subject.start);
  return name ? { ...subject, name } : subject;
}

/** 她和她的女子查验组一道…，前者…; 甲和乙同为…。前者…: the two whom the clauses before name with 和 between. */
function twoBefore(
  text: string,
  subjects: Subjects,
  unit: UnitIdentity | null,
  sentence: Sentence,
  clause: Clause,
  found: readonly Found[],
): Recipient[] | null {
  const from = Math.max(text.lastIndexOf('\n', clause.start - 1) + 1, sentence.start - 80);
  const persons = subjects.personsIn(from, clause.start).slice(-2);
  const [a, b] = persons;
  const told = text.slice(from, clause.start);
  // 京唐港办事处的张玉芬: by a family name, behind what he is of.
  const namedAt = (start: number, end: number): Recipient | null => {
    const holder = holderOf(text, subjects, unit, start, end);
    const name = /(?:的|[长员师]|主任|书记)([\u4e00-\u9fff]{2,3})$/u.exec(text.slice(start, end))?.[1];
    return holder ?? (name && isFamilyName(name[0] ?? '') ? { name, kind: 'person' } : null);
  };
  const joint =
    /(?:^|[，。；又也还])([^，。；]{1,24}?)(?:和|与|、)([^，。；]{2,20}?)(?:一道|一同|一起|双双|同时|同为|同是|都是|都|均|同)/u.exec(
      told,
    );
  if (joint?.[1] && joint[2] && !(a && b && b.start > from + joint.index)) {
    const first = from + joint.index + joint[0].indexOf(joint[1]);
    const second =
      first + joint[1].length + joint[0].slice(joint[0].indexOf(joint[1]) + joint[1].length).indexOf(joint[2]);
    const last = found.at(-1);
    const one =
      /^[他她](?:又|也|还|再次)*$/u.test(joint[1]) && last?.recipient
        ? { name: last.recipient, kind: 'person' as const }
        : namedAt(first, first + joint[1].replace(/(?:又|也|还|再次|则)+$/u, '').length);
    const lead = /^[他她其]的/u.exec(joint[2])?.[0].length ?? 0;
    const other = namedAt(second + lead, second + joint[2].length);
    if (one && other) return [one, other];
  }
  return a && b ? [a, b].map(({ name }): Recipient => ({ name, kind: 'person' })) : null;
}

/** The holders that a clause names in a row, where it says nothing else. */
function rowOfClause(text: string, subjects: Subjects, unit: UnitIdentity | null, clause: Clause): Recipient[] {
  const phrase = phraseBefore(text, subjects, clause.start, clause.end);
  // 黄海生和梁小玲一道，…
  const alone = /^(?:一道|一起|一同|双双|联手|共同|合作)?$/u.test(text.slice(phrase.end, clause.end));
  return alone ? holdersIn(text, subjects, unit, phrase.start, phrase.end) : [];
}

/** 建立67种药物残留同时检测法，…。该项目: the work that the sentences before tell of by name, within the paragraph. */
function workBefore(text: string, at: number): string | null {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 240);
  const last = [...text.slice(from, at).matchAll(WORK_TOLD)].at(-1);
  return last?.[1] ?? last?.[2] ?? last?.[3] ?? last?.[4] ?? null;
}
const WORK_NAME =
  '(?:研究|课题|项目|技术|方法|系统|软件|平台|装置|仪器?|试剂盒|数据库|标准|规范|规程|体系|模型|检测法|鉴定法|[^方无办]法)';
const MADE =
  '(?:建立|研发|研制|开发|创建|创立|发明|首创|研究|攻克|完成|推出|设计|主持|承担|摸索|编制|制定|探索)(?:了|出|的)?(?:一[套种项台个])?';
const WORK_TOLD = new RegExp(
  `([“《][^”》，。]{4,40}[”》](?:课题|项目|研究|技术|系统|方法|法|仪|装置))|${MADE}(?:[^，。；“”《》]{0,8})?([“《][^”》，。]{4,40}[”》])(?!企业|公司)|“([^”，。]{3,30}${WORK_NAME})”|${MADE}((?![了出的一])[^，。；“”《》了]{4,30}?${WORK_NAME})(?=[，。；])`,
  'gu',
);

/** 组建茶叶检测团队，…攻克了…。此项成果: the team or laboratory that the two sentences before set to work, within the paragraph. */
function teamBefore(text: string, sentence: Sentence): string | null {
  const paragraph = text.lastIndexOf('\n', sentence.start - 1) + 1;
  const told = text.slice(paragraph, sentence.start);
  const from = told.lastIndexOf('。', told.lastIndexOf('。', told.length - 2) - 1) + 1;
  return [...told.slice(from).matchAll(TEAM)].at(-1)?.[1] ?? null;
}
const TEAM =
  /(?:^|[，。；的由以和与]|组建|成立|组成|设立|建立|中心|该局|该所)(?:了)?(?:一[支个])?((?:(?!组建|成立|组成|设立|建立|带领|依托|中心|[的了])[\u4e00-\u9fff]){2,10}?(?:团队|课题组|攻关组|攻关小组|研究组|项目组|实验室)|(?<=的)(?:课题组|攻关组|攻关小组|研究组|项目组|团队))(?![\u4e00-\u9fff]{0,2}[长人])/gu;

/** 王平、李娜榜上有名，两人分别获得; A与B同登领奖台，分别获得: those whom the clause before names in a row. */
function together(
  text: string,
  subjects: Subjects,
  unit: UnitIdentity | null,
  sentence: Sentence,
  clause: Clause,
  at: number,
): Recipient[] | null {
  const words =
    /^(?:她们|他们)?(?:(两|二|三|四|五|六)(?:人|名同志|位同志|者))?(?:先后|双双|均|都|也|同时)*(分别|各|依次)?$/u.exec(
      text.slice(clause.start, at),
    );
  const many = words?.[1] ? numeral(words[1].replace('两', '二')) : null;
  if (!words || (many === null && !words[2])) return null;
  const persons = many === null ? [] : subjects.personsIn(sentence.start, clause.start).slice(-many);
  if (many !== null && persons.length === many) return persons.map(({ name }): Recipient => ({ name, kind: 'person' }));
  const previous = sentence.clauses[sentence.clauses.findIndex((each) => each.start === clause.start) - 1];
  if (!previous) return null;
  const lead = /^.*(?:还有|包括|就是|[有是：])/u.exec(previous.text)?.[0].length ?? 0;
  for (const from of lead > 0 ? [lead, 0] : [0]) {
    const to =
      /(?:同时|一同|双双|一起|共同|均|都|参加|登上|走上|代表|榜上|脱颖|$)/u.exec(previous.text.slice(from))?.index ?? 0;
    const row = holdersIn(text, subjects, unit, previous.start + from, previous.start + from + to);
    if (row.length > 1) return row;
  }
  return null;
}

/**
 * Of whom a clause without a subject goes on to tell: between two ； whoever was named last; behind a ； whoever the sentence
 * began with (2012年，报检大厅被…；2013年，荣获…, told of the bureau before).
 */
function spokenOf(
  text: string,
  subjects: Subjects,
  unit: UnitIdentity | null,
  sentence: Sentence,
  index: number,
  found: readonly Found[],
): Recipient[] | null {
  const honoured = (clause: Clause) => {
    const there = found.filter((each) => each.start >= clause.start && each.start < clause.end);
    const last = there.at(-1);
    if (!last) return null;
    const all = there.filter((each) => each.title === last.title);
    return all.map(({ recipient }): Recipient => ({ name: recipient, kind: recipient === null ? 'own' : 'part' }));
  };
  let i = index - 1;
  for (; i >= 0; i--) {
    const clause = sentence.clauses[i];
    if (!clause) continue;
    if (/[；;]/u.test(text[clause.end] ?? '')) break;
    // 赵一鸣，检务科副科长，…: what he is.
    if (/(?:[科处局站组队室所]长|主任|书记|员|师)$|^[这那一][位名个]/u.test(clause.text) && clause.text.length <= 18) {
      const person = subjects.personsIn(clause.start, clause.end).at(-1);
      const ahead = sentence.clauses[i - 1]?.text ?? '';
      const name =
        person?.name ?? (/^[\u4e00-\u9fff]{2,4}$/u.test(ahead) && isFamilyName(ahead[0] ?? '') ? ahead : null);
      if (!name) continue;
      return [{ name, kind: 'person' }];
    }
    // 这位卫检科的藏族干部走进人民大会堂，接过…
    const pointed = /[这那][位名]/u.test(clause.text)
      ? /[这那][位名][^，；。“”]{0,20}?(?:干部|党员|汉子|姑娘|小伙|[\u4e00-\u9fff]员|专家|博士|[科处局站组队]长)(?=[\u4e00-\u9fff])/u.exec(
          clause.text,
        )
      : null;
    if (pointed && subjects.personsIn(clause.start, clause.end).length === 0) {
      const him = subjects.personsIn(0, clause.start).at(-1);
      if (him) return [{ name: him.name, kind: 'person' }];
    }
    // 小郭大名郭凯，同年8月获…
    const called = /^[小老阿][\u4e00-\u9fff](?:大名|本名|名叫|名唤|全名)([\u4e00-\u9fff]{2,3})$/u.exec(
      clause.text,
    )?.[1];
    if (called && isFamilyName(called[0] ?? '')) return [{ name: called, kind: 'person' }];
    const who = honoured(clause);
    if (who) return /^(?:干部职工|职工|党员)$/u.test(who[0]?.name ?? '') ? null : who;
    // 由该局起草的《规范》成为标准，同年获…: the work.
    const work = /^(?:[^，《]{0,24}的)?(《[^》]{2,40}》)/u.exec(clause.text)?.[1];
    if (work) return [{ name: work, kind: 'part' }];
    // 监察处探索的“体检卡”，…，获得…: what is spoken of.
    const thing =
      /^[^，“是]{0,20}(?:推出|探索|创建|创立|开发|研发|研制|打造|建立|发明|创造|实施|首创|设计|编写)的(“[^”]{2,20}”)[\u4e00-\u9fff]{0,4}$/u.exec(
        clause.text,
      )?.[1];
    if (thing) return [{ name: thing.slice(1, -1), kind: 'part' }];
    // 徒弟中的乐晓燕，今年…: by a family name, behind 的.
    const apprentice = /[中里]的([\u4e00-\u9fff]{2,3})$/u.exec(clause.text)?.[1];
    if (apprentice && isFamilyName(apprentice[0] ?? '')) return [{ name: apprentice, kind: 'person' }];
    // 副主任医师罗世蓉又获X表彰，成为…: whoever got that.
    const got =
      /(?:受到|获得?|得到|荣获|当选|入选|被|折桂|走上|登上|站上|登台|上台|蟾宫|夺冠|夺魁|上榜|榜上有名|胜出|脱颖而出|拔得头筹|独占鳌头|技压|独领|名列|一举)/u.exec(
        clause.text,
      );
    const phrase = got ? phraseBefore(text, subjects, clause.start, clause.start + got.index) : null;
    const winner =
      phrase && phrase.end > phrase.start ? holderOf(text, subjects, unit, phrase.start, phrase.end) : null;
    if (winner?.kind === 'person' || (winner?.kind === 'part' && !winner.many)) return [winner];
    // 由技术中心主持的“…检测”项目，摘得…: the work.
    const project = /的(“[^”]{4,40}”)(?:项目|课题|成果|技术|研究|系统|方法)?$/u.exec(clause.text)?.[1];
    if (project && RESEARCH.test(clause.text.replace(/”$/u, ''))) return [{ name: project.slice(1, -1), kind: 'part' }];
    // 管理员小吴也沾了喜气，同月…
    const familiar = /^[^，的]{0,8}[员长师任]([小老][\u4e00-\u9fff])(?=[也又则更还在是])/u.exec(clause.text)?.[1];
    if (familiar && isFamilyName(familiar[1] ?? '')) return [{ name: familiar, kind: 'person' }];
    const subject = portrayedOr(text, subjects, subjects.named(clause));
    // 技术中心研究员王立新享受…，并获…: the person.
    const him = subject?.kind === 'part' ? subjects.personsIn(subject.end, clause.end)[0] : undefined;
    if (him && subject && OFFICE_ONLY.test(text.slice(subject.end, him.start)))
      return [{ name: him.name, kind: 'person' }];
    if (subject && !subject.weak && subject.kind !== 'other') return [recipientOf(subject)];
    if (subject?.kind === 'other') return null;
  }
  // 3月，甲获A；6月，乙获B；10月，…: told of several, so of none of them.
  const before = found.filter(({ start }) => start >= sentence.start && start < (sentence.clauses[index]?.start ?? 0));
  if (i >= 0 && new Set(before.map(({ recipient }) => recipient)).size > 1) return [{ name: null, kind: 'own' }];
  for (let j = 0; j <= i; j++) {
    const clause = sentence.clauses[j];
    if (!clause) continue;
    const who = honoured(clause);
    if (who) return who.length === 1 && !/^\d|人$|职工/u.test(who[0]?.name ?? '') ? who : null;
    const subject = subjects.named(clause);
    if (subject && !subject.weak && subject.kind !== 'other') return [recipientOf(subject)];
  }
  return null;
}

const SET_APART =
  /^(?:(.*的(?:还有|还是|是|有|包括))([^，的]{2,20})|(而|但|其中|)([^，的]{2,20}?)(?:这[个支名位][^，]{2,10}|的(?:名字|照片|事迹)))$/u;

const OFFICE_ONLY = /^[\u4e00-\u9fff]{0,8}(?:[长员师任]|书记|教授|博士|青年|职工|工程师)$/u;

/** What a part may be called by its kind alone, and how the names end that are of that kind. */
const KINDS: Readonly<Record<string, string>> = {
  科室: '科|室',
  处室: '处|室',
  部门: '科|处|室|部',
  小组: '组',
  班组: '组|班',
  集体: '科|处|室|组|队|班|窗口|大厅|办事处|中心|团队|支部|站',
  团队: '团队|组|队|实验室',
  队伍: '队伍|队|团队',
  全队: '队',
  全科: '科',
  全室: '室',
  全组: '组',
  课题组: '课题组|攻关组|攻关小组|研究组|项目组',
  小分队: '小分队|分队|服务队|突击队|先锋队',
};
const ALONE =
  /^(?:课题组|攻关组|攻关小组|项目组|实验室|工作室|服务队|突击队|先锋队|志愿队|小分队|大厅|窗口|支部|总支|办事处|分队|班组|小组|科室|处室|部门|团队|队伍|集体|全[队科室组]|[\u4e00-\u9fff]队)$/u;

/** 犬队 in a section about the 检疫犬队, 科室 or 该部门 in one about a 检务科: the unit by the kind of thing that it is. */
function kindOfUnit(unit: UnitIdentity | null, noun: string): boolean {
  if (!unit) return false;
  if (noun.length > 1 && unit.name.endsWith(noun)) return true;
  const kinds = KINDS[noun];
  if (kinds === undefined) return unit.name.endsWith(noun);
  if (/(?:集体|单位)$/u.test(noun) && unit.kind !== '直属局' && unit.kind !== '分支局') return true;
  return new RegExp(`(?:${kinds})(?:党支部)?$`, 'u').test(unit.name);
}

/** 该科, 该项目, 这支队伍; 科室, 大厅 alone: the one of this kind that was told of last. */
export function antecedent(
  text: string,
  unit: UnitIdentity | null,
  words: string,
  at: number,
  found: readonly Found[],
): Recipient | null {
  const pointed =
    /^(?:该|这个|这支|这一|这项|此|相关|本)(?:[^，。；“”]{1,12}的)?([\u4e00-\u9fff]{1,4})$/u.exec(words)?.[1] ??
    /^(?:他们|她们|自己|其)?(?:这个|这支)[^，。；“”]{0,14}的([\u4e00-\u9fff]{2,4})$/u.exec(words)?.[1];
  const noun = pointed ?? (ALONE.test(words) ? words : undefined);
  if (!noun || /^(?:局|关|系统)$/u.test(noun)) return null;
  if (kindOfUnit(unit, noun)) return { name: null, kind: 'own' };
  for (const kind of new Set([noun, ...(KINDS[noun]?.split('|') ?? [])])) {
    const known = found.findLast(({ recipient }) => recipient?.endsWith(kind));
    if (known) return { name: known.recipient, kind: 'part' };
    const name = lastCalled(text, kind, at);
    if (name) return { name, kind: 'part' };
  }
  // 说起石化实验室，…。这支队伍: whatever part was told of last.
  if (pointed && /^(?:队伍|集体)$/u.test(noun)) {
    for (const kind of ['实验室', '检测室', '组', '班', '科', '窗口', '大厅', '站']) {
      const name = lastCalled(text, kind, at);
      if (name) return { name, kind: 'part' };
    }
  }
  return null;
}

/** The last one named before an offset whose name ends so; by its full name where the short one follows it. */
function lastCalled(text: string, kind: string, at: number): string | null {
  const named = new RegExp(
    `(?:^|[，。；、：的局在由被向对和与为了\\n\\s])([\\u4e00-\\u9fff“”]{1,10}?${kind})(?![长员里内])`,
    'gu',
  );
  let last: string | null = null;
  for (const match of text.slice(Math.max(0, at - 400), at).matchAll(named)) {
    const name = (match[1] ?? '')
      .replace(/^[^“]*(?:组建|成立|组成|设立|建立|带领|领衔|派出)(?=[\u4e00-\u9fff“]{2,})/u, '')
      .replace(/^(?:说起|提起|说到|提到|走进)(?=[\u4e00-\u9fff“]{3,})/u, '')
      .replace(/^.*的(?=[\u4e00-\u9fff“]{3,})/u, '');
    // 业内管这叫“背篓实验室”: a nickname.
    if (/^(?:该|这|本|此|全)|是|[叫称](?:它|其|之|作|为)?“|^[^“]*”|“[^”]*$/u.test(name) || name.length <= kind.length)
      continue;
    const quoted = /“[^”]+”/u.exec(name)?.[0];
    if (!(quoted && last?.includes(quoted) && last.length > name.length)) last = name;
  }
  return last;
}

/** 检务科、植检科和技术中心先后被…: all parts that stand in the row, or none where something else stands in it. */
function rowOf(text: string, subjects: Subjects, clause: Clause, at: number): Recipient[] {
  const words = ROW.exec(text.slice(clause.start, at))?.[1];
  if (!words) return [];
  let from = clause.start + text.slice(clause.start, at).indexOf(words);
  const row: Recipient[] = [];
  for (const piece of words.split(/[、和与]/u)) {
    const lead = /^(?:(?:19|20)\d{2}年)?(?:该局|我局|局|所属的?)?/u.exec(piece)?.[0].length ?? 0;
    const entity = subjects.at(from + lead);
    if (entity?.kind !== 'part' || entity.end !== from + piece.length) return [];
    row.push(recipientOf(entity));
    from += piece.length + 1;
  }
  return row;
}

const ROW =
  /(?:^|，)([\u4e00-\u9fff“”\d]{2,16}(?:[、和与][\u4e00-\u9fff“”]{2,14}?){1,6}?)(?:先后|分别|依次|双双|均|都|也|还|又|同时)*$/u;

/**
 * Whom a verb's object names: the noun phrase from `at` to `to`, or as far as the clause goes on without 为; 这位… is the person
 * told of last.
 */
export function receiver(
  text: string,
  subjects: Subjects,
  unit: UnitIdentity | null,
  at: number,
  last: string | null,
  to = text.length,
): Recipient {
  const skip = /^(?:了|这位|该院的|给)/u.exec(text.slice(at))?.[0].length ?? 0;
  const words = /^[^，。；“”为]{2,24}?(?=[，。；“”为]|$)/u.exec(text.slice(at + skip, Math.min(to, at + skip + 60)));
  const whole = /^(?:[^，。；“”]|“[^”]{1,16}”)+/u.exec(text.slice(at + skip, Math.min(to, at + skip + 60)));
  for (const phrase of [words?.[0], whole?.[0]]) {
    if (!phrase) continue;
    const row = holdersIn(text, subjects, unit, at + skip, at + skip + phrase.length);
    const holder = row.length > 0 ? null : holderOf(text, subjects, unit, at + skip, at + skip + phrase.length);
    if (holder && !(phrase !== whole?.[0] && /的$/u.test(phrase))) return holder;
  }
  const entity = subjects.at(at + skip);
  if (entity && !entity.weak && entity.end <= to) return recipientOf(entity);
  if (last && !entity && /^[他她](?=[，。；“”的颁授记]|$)/u.test(text.slice(at + skip, Math.min(to, at + skip + 2))))
    return { name: last, kind: 'person' };
  // 这位老检疫员: the person told of last.
  if (/^(?:这位|这名|这个|他|她)|^老/u.test(text.slice(at + skip, at + skip + 3)) || skip > 0) {
    if (last) return { name: last, kind: 'person' };
  }
  const name = words?.[0] ?? null;
  return { name, kind: name && /企业|公司|县$|市$/u.test(name) ? 'other' : 'part' };
}
