/** What a figure counts: a short name from the words around the number. */
import type { Quantity } from '../quantities.ts';
import type { Clause, Reading, Sentence } from '../text.ts';

/** 批次和货值同比分别增长20.8%和31.5%: each share is of the thing in its place. */
export function sharesOf({ text, sentences }: Reading, quantities: readonly Quantity[]): Map<Quantity, string> {
  const named = new Map<Quantity, string>();
  for (const sentence of sentences) {
    if (!/分别/u.test(sentence.text)) continue;
    for (const match of sentence.text.matchAll(/分别/gu)) {
      const at = sentence.start + match.index;
      const values = quantities.filter((quantity) => quantity.start > at && quantity.start < sentence.end);
      const list: Quantity[] = [];
      let end = -1;
      for (const quantity of values) {
        const gap = end < 0 ? text.slice(at, quantity.start) : text.slice(end, quantity.start);
        if (end >= 0 && !/^(?:和|、|与|及|以及)(?:增长|上升|下降|减少|提高|回落|增加)?$/u.test(gap)) break;
        if (end < 0 && /[，。；]/u.test(gap)) break;
        list.push(quantity);
        end = quantity.end;
      }
      if (list.length < 2) continue;
      const verb =
        /分别(?:比[^，]{0,10}?|较[^，]{0,10}?|同比)?(增长|上升|下降|提高|减少|增加|达到?|为|是|有|完成)?/u.exec(
          text.slice(at, at + 24),
        )?.[1] ?? '';
      const before = text.slice(sentence.start, at);
      const growth = /同比|比上年|较上年|比去年|较去年|增长|上升|下降/u.test(
        before.slice(-10) + text.slice(at, at + 14),
      );
      // The things: the list in front of 分别, or the last figures' own metrics.
      const lead = before.replace(/(?:同比|比上年(?:同期)?|较上年(?:同期)?|均|也|，)+$/u, '');
      const last = lead.slice(Math.max(lead.lastIndexOf('，'), lead.lastIndexOf('；')) + 1);
      const things = last
        .split(/、|和|与|及/u)
        .map((thing) => thing.replace(/^.*(?:的|在)(?=[\u4e00-\u9fff]{2})/u, '').trim());
      const suffix = growth ? `同比${verb === '达' || verb === '' ? '增长' : verb}` : '';
      if (things.length === list.length && things.every((thing) => thing.length >= 1 && !/\d/u.test(thing))) {
        list.forEach((quantity, i) => {
          named.set(quantity, `${things[i]}${suffix}`);
        });
      } else {
        const earlier = quantities
          .filter((quantity) => quantity.end <= at && quantity.start >= sentence.start)
          .slice(-list.length);
        if (earlier.length === list.length)
          list.forEach((quantity, i) => {
            const of = earlier[i];
            if (!of) return;
            const clause = sentence.clauses.findLast((each) => each.start <= of.start);
            if (!clause) return;
            const other = /(增长|上升|下降|减少|提高|回落|增加)$/u.exec(
              text.slice(quantity.start - 4, quantity.start),
            )?.[1];
            const change = growth && other ? `同比${other}` : suffix;
            named.set(quantity, `${metricOf(text, of, sentence, clause, earlier[i - 1])}${change}`);
          });
      }
    }
  }
  return named;
}

function tidy(phrase: string): string {
  return phrase
    .replace(/^.*(?:报道|讯)[ 　]+/u, '')
    .replace(
      /^(?:其中|同时|此外|目前|全年|累计|共|总共|先后|还|又|也|并|已|已经|现|现有|今年|去年|据统计|截至[^，]*|年内|近年来|[自从]?(?:19|20)\d{2}年[^，]{0,8}?(?:以来|起)?|(?:今年|去年|前)?\d{1,2}(?:[、至]\d{1,2})?个?月(?:份)?|(?:今年|去年)?(?:上半年|前三季度|一季度)|[一两三四五六\d]+年来|全局|该局|他们|我们|通过|仅|仅此一项|就|为此)+/u,
      '',
    )
    .replace(
      /(?:同比)?(?:分别)?(?:达到了?|达|为|有|共|近|约|了|过|已|的|至|到|超过|突破|累计|多达|高达|占|仅|是|在|实现|完成了?|保持|：|共有|现有|由|从)+$/u,
      '',
    )
    .trim();
}

/** A short name of what is counted: the words in front of the number and the noun behind it. */
export function metricOf(
  text: string,
  quantity: Quantity,
  sentence: Sentence,
  clause: Clause,
  previous: Quantity | undefined,
): string {
  const beforeFull = text.slice(clause.start, quantity.start);
  const near =
    previous && previous.end > clause.start && previous.end <= quantity.start
      ? text.slice(previous.end, quantity.start)
      : null;
  let before = near ?? beforeFull;
  const after =
    /^(?:的)?([“”\u4e00-\u9fff]{0,14})/u.exec(text.slice(quantity.end, Math.min(clause.end, quantity.end + 16)))?.[1] ??
    '';
  const noun = after.replace(
    /(?:在|被|和|与|及|以及|成功|获|参加|参与|通过|实现|进行|提供|开展|组成|受到|得到|进入|等(?=[^级])|，|均|都|，).*$/u,
    '',
  );
  const grows =
    /(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|年均|比[^，]{2,8})?(?:增长|上升|下降|减少|增加|提高|增幅|降低|回落|上涨|压缩|翻)(?:了|近|超过|约|达|为)*$/u.exec(
      beforeFull,
    );
  const changes = quantity.form !== 'count' && quantity.form !== 'range';
  if (changes && (grows || /番/u.test(quantity.printed))) {
    const word = /(增长|上升|下降|减少|增加|提高|增幅|降低|回落|上涨|压缩)/u.exec(grows?.[0] ?? '增长')?.[1] ?? '增长';
    let base = tidy(beforeFull.slice(0, beforeFull.length - (grows?.[0].length ?? 0)));
    if (base.length < 2) {
      const index = sentence.clauses.findIndex((each) => each.start === clause.start);
      const prior = sentence.clauses[index - 1];
      base = prior ? tidy(prior.text.replace(/[\d.]+.*$/u, '')) : base;
    }
    return short(`${base}${/同比|上年|去年/u.test(grows?.[0] ?? '') ? '同比' : ''}${word}`);
  }
  if (changes && /占[^，]{0,16}$/u.test(beforeFull)) {
    const share = /占([^，]{0,16}?)的?$/u.exec(beforeFull)?.[1] ?? '';
    let base = tidy(beforeFull.slice(0, beforeFull.lastIndexOf('占')));
    if (base.length < 2) {
      const index = sentence.clauses.findIndex((each) => each.start === clause.start);
      base = tidy((sentence.clauses[index - 1]?.text ?? '').replace(/[\d.]+.*$/u, ''));
    }
    return short(`${base}占${share || '比'}${share ? '比例' : ''}`);
  }
  before = tidy(before.replace(/^(?:和|、|与|及|的|，)+/u, ''));
  if (near !== null && before.length < 2 && noun.length < 2) before = tidy(beforeFull.replace(/[\d.]+[^，、]*$/u, ''));
  return short(before + noun) || short(tidy(beforeFull));
}

function short(metric: string): string {
  const plain = metric
    .replace(/[（“”）]/gu, (mark) => (mark === '“' || mark === '”' ? mark : ''))
    .replace(/^[，、的了]+/u, '');
  return plain.length <= 40 ? plain : plain.slice(-40);
}
