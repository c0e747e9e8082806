/**
 * Which numbers of a section are figures: names that contain numbers, dates, ranks, goals and document numbers are turned down
 * with their reason, and of a pair 从A到B the second one carries the first.
 */
import type { Rejected } from '../honors.ts';
import { type Quantity, quantitiesIn } from '../quantities.ts';
import { type Clause, clauseAt, quotationAt, type Reading, type Sentence, type Span, sentenceAt } from '../text.ts';

/** A figure with where it stands; `from` is what it was before, in the same unit. */
export type Told = { quantity: Quantity; sentence: Sentence; clause: Clause; from: number | null; paired?: Quantity };

const PLANNED = /(?:力争|计划(?:到|在|用|完成|实现)|规划(?:到|，)|将达到|预计(?:到|将)|目标是)[^。]*，$/u;

/** What a Chinese numeral names but does not count: 三个方面, 四个环节. */
const ABSTRACT =
  /^(?:腿|狼|方面|层次|层面|统一|转变|结合|确保|关键|环节|重点|坚持|想不到|到位|着力点|离不开|意识|文明(?!单位)|代表|安全|提升|突出|字|结构|目标|阶段|角度|维度|字眼|没有|必须|服务链|支撑点|链条|作用|早$|梯次|名片|王牌|名单|举动|大(?=[\u4e00-\u9fff])|好$|有$|过硬|满意|创新(?!项目|成果)|故事|词|口号|原则|理念|特点|优势|步骤|台阶|心$|头|样(?!品)|原因|问题(?=[：是])|难题(?=[：是])|又一个|角色|身份|字诀|化(?=[管建])|时段|档次|信念|声音|决心|拳头|面旗帜)/u;

const AFTER_HOURS =
  /^(?:不间断|预约|服务|电话|值班|值守|待命|全天候|通关|无障碍|无间断|在线|咨询|受理|制度|制|报检|热线|开通|运作|运行|随到随检|作业|轮班|轮值|昼夜|连续|都)/u;

/** The figures of a section in their order, and what was turned down. `honors` is where honours are told: their counts are theirs. */
export function figuresToldIn(
  reading: Reading,
  section: number,
  honors: readonly Span[],
): { told: Told[]; rejected: Rejected[] } {
  const { text } = reading;
  const rejected: Rejected[] = [];
  const all = quantitiesIn(text);
  const kept: Told[] = [];
  /** Of a pair that changed, what the second one was before. */
  const ends = new Map<Quantity, Quantity>();

  all.forEach((quantity, i) => {
    const sentence = sentenceAt(reading, quantity.start);
    if (!sentence) return;
    const clause = clauseAt(sentence, quantity.start);
    const reason = noFigure(reading, honors, quantity, sentence, clause, all[i - 1], all[i + 1]);
    if (reason) {
      if (reason !== 'article')
        rejected.push({
          kind: 'figure',
          text: quantity.printed,
          reason,
          section,
          start: quantity.start,
          end: quantity.end,
        });
      return;
    }
    // 从A到B: the second one carries the first.
    const before = text.slice(Math.max(clause.start, quantity.start - 14), quantity.start);
    const change =
      /(?:到|至|为|成|成了|到了|增至|升至|降至|减至|缩至|压至|增加到|上升到|提高到|减少到|缩短到|缩短至|缩短为|压缩到|压缩至|压缩为|提高至|下调至|上调至|猛增到|发展到|扩大到|下降到|降到|降为|增长到|达到了?|跃升至|跃升到|攀升至|变成了?|缩减为|缩减至|整合为|合并为|精简为|精简到|压减到|削减到|扩展到|拓展到)(?:(?:19|20)\d{2}年的?|目前的|现在的|如今的|[去今上当]年的|[去今]年底的)?$/u.test(
        before,
      );
    let from: number | null = null;
    const earlier = change ? beginningOf(text, quantity, sentence, kept) : null;
    if (earlier) {
      from = earlier.quantity.value;
      kept.splice(kept.indexOf(earlier), 1);
    } else if (ends.get(kept.at(-1)?.quantity ?? quantity)?.unit === quantity.unit) {
      // 由31个、8.6万亩发展到204个、52万亩: the second of the pair.
      const second = ends.get(kept.at(-1)?.quantity ?? quantity);
      const at = kept.findIndex((one) => one.quantity === second);
      if (second && at >= 0 && text.slice(kept.at(-1)?.quantity.end, quantity.start) === '、') {
        from = second.value;
        kept.splice(at, 1);
      }
    }
    if (earlier?.paired) ends.set(quantity, earlier.paired);
    kept.push({ quantity, sentence, clause, from });
  });

  return { told: kept, rejected };
}

/** What a figure was before, where the text tells a change: 从A到B, A增至B, 由A、C发展到B、D. */
function beginningOf(text: string, quantity: Quantity, sentence: Sentence, earlier: readonly Told[]): Told | null {
  const previous = earlier.at(-1);
  if (!previous || previous.sentence !== sentence) return null;
  const gap = text.slice(previous.quantity.end, quantity.start);
  const opener = (one: Told) =>
    /(?:从|由|比|自|将原来)[^，。；]{0,26}$/u.test(
      text.slice(Math.max(sentence.start, one.quantity.start - 26), one.quantity.start),
    );
  const near = gap.length <= 34 && !/[。；]/u.test(gap);
  const together = /^[^，。；、]{0,14}(?:到|至|为|成了?)$/u.test(gap) && /增|升|降|减|缩|压|扩|发展|提高|调/u.test(gap);
  if (((opener(previous) && near) || together) && stem(previous.quantity.unit) === stem(quantity.unit)) return previous;
  const first = earlier.at(-2);
  if (
    first &&
    near &&
    first.sentence === sentence &&
    /^、[\u4e00-\u9fff]{0,4}$/u.test(text.slice(first.quantity.end, previous.quantity.start)) &&
    stem(first.quantity.unit) === stem(quantity.unit) &&
    opener(first)
  ) {
    first.paired = previous.quantity;
    return first;
  }
  return null;
}

function stem(word: string | null): string {
  return (word ?? '')
    .replace(/^[个]/u, '')
    .replace(/^[万亿]+/u, '')
    .replace(/时间$/u, '');
}

function noFigure(
  reading: Reading,
  honors: readonly Span[],
  quantity: Quantity,
  sentence: Sentence,
  clause: Clause,
  previous: Quantity | undefined,
  next: Quantity | undefined,
): string | null {
  const { text } = reading;
  const { start, end, unit: measure, chinese, numeral, form } = quantity;
  const before = text.slice(Math.max(sentence.start, start - 14), start);
  const after = text.slice(end, Math.min(sentence.end, end + 14));
  const quotation = quotationAt(reading, start);
  if (quotation && !quotation.speech) return 'name';
  if (
    honors.some(
      (span) => start >= span.start - 3 && end <= span.end + 8 && !/[，。；]/u.test(text.slice(span.end - 1, start)),
    )
  )
    return 'count of an honour';
  if (
    /^(?:次|年|届|度)$/u.test(measure ?? '') &&
    /^[^，。；]{0,24}(?:被|获|荣|受|保持|保留|蝉联)[^，。；]{0,24}(?:评为|授予|表彰|称号|命名|选树|“)/u.test(
      text.slice(end, clause.end),
    )
  )
    return 'count of an honour';
  // 18个党支部被授予…: how many got an honour is the honour's count.
  if (
    /^(?:个|名|人|位|人次|个集体)$/u.test(measure ?? '') &&
    /^[\u4e00-\u9fff\d]{0,12}?(?:先后|分别|还)?(?:被|荣获|荣立|获)[^，]{0,20}/u.test(text.slice(end, clause.end)) &&
    honors.some((span) => span.start >= end && span.start < clause.end)
  )
    return 'count of an honour';
  if (/第$|第[一二三四五六七八九十\d]*$/u.test(before)) return 'rank';
  if (/(?:(?<!提)前|头)$/u.test(before) && /^(?:名|位|强|个月|天|年|季度)/u.test(measure ?? ''))
    return measure?.includes('月') ? 'date' : 'rank';
  if (/(?:排名|位列|位居|名列)[^，]{0,6}$/u.test(before) && /^[名位]$/u.test(measure ?? '')) return 'rank';
  if (/[〔[（]\d*$|字第?$|文件?$|号文$/u.test(before) && /^[〕\]）号]/u.test(after)) return 'document number';
  if (/[×+＋xX:：]$/u.test(before) && /\d[×+＋xX]$/u.test(before)) return 'name';
  if (/^[×＋+xX]\d/u.test(after)) return 'name';
  if (measure === '年' && numeral !== '半') {
    if (!chinese && /^\d{4}$/u.test(numeral)) return 'date';
    if (
      /^(?:来|以来|前|后|间|内|之前|之后|之间|以前|以后|多来|度|初|底|末|级|制|代|龄|夜|轻|均|终|货|检|审|纪)/u.test(
        after,
      )
    )
      return 'date';
    if (quantity.printed.endsWith('多') || quantity.printed.endsWith('余')) return 'date';
    // 连续七年居全国首位, 连续五年保持100%: how long something else lasted.
    if (/连续$/u.test(before) && /^(?:均|都)?(?:居|位居|位列|列|排|名列|稳居|保持(?:在)?\d)/u.test(after))
      return 'date';
    if (!/(?:连续|坚持|持续|历时|仅用了?|只用了?|长达|磨砺|达)$/u.test(before)) return 'date';
    if (chinese && numeral === '一') return 'article';
  }
  if (measure === '周年' || /^周年/u.test(after)) return 'date';
  if (measure === '天' && /^(?:前|后|来|以来)/u.test(after)) return 'date';
  if (measure === '个月' && /^(?:来|以来|后|前)/u.test(after)) return 'date';
  if (/^(?:月|日|号|时|点|刻)$/u.test(measure ?? '')) return 'date';
  if (measure === '点' && !/风险$|[控监]$/u.test(before)) return 'date';
  if (
    measure === '分' &&
    (/\d[点时]$|点$|时$/u.test(before) || !/满意度|得分|评分|考核|测评|达|高出|总|以$/u.test(before))
  )
    return 'date';
  if (measure === '度' && /(?:北纬|东经|南纬|西经|年|季|月)$/u.test(before)) return 'coordinate';
  if (measure === '度' && !/零下|零上|高温|气温|温/u.test(before + quantity.printed)) return 'coordinate';
  if (/^(?:岁)$/u.test(measure ?? '') && !/平均/u.test(text.slice(clause.start, start) + sentence.text.slice(0, 0))) {
    if (!/年龄/u.test(text.slice(Math.max(sentence.start, start - 20), start))) return 'age of a person';
  }
  if ((measure === '小时' || measure === '个小时') && quantity.value === 24 && AFTER_HOURS.test(after)) return 'name';
  if (measure === '代' || measure === '步' || measure === '把' || measure === '点钟') return 'name';
  if (measure === '级' && (chinese || /^(?:大风|风|台风|资质|以上|风力|地震)/u.test(after))) return 'rank';
  if (
    /^(?:口|眼|头|层|道|回|根|顶|盘|段|门|面)$/u.test(measure ?? '') &&
    chinese &&
    quantity.value <= 10 &&
    !/^(?:锦旗|牛|羊|猪|活虫|红旗)/u.test(after)
  )
    return 'article';
  if (
    measure === '类' &&
    chinese &&
    quantity.value <= 4 &&
    /^(?:企业|口岸|产品|货物|管理|资质|机构|支部|检验)/u.test(after) &&
    !/(?:共|有|等|分为?)$/u.test(before)
  )
    return 'name';
  if (/(?:ISO|GB|GB\/T|H\d|CNAS|AOAC|A)$/iu.test(before)) return 'name';
  if (
    /^[年届次]$/u.test(measure ?? '') &&
    /连续$|连续\d*$/u.test(before) &&
    honors.some((span) => span.start >= end && span.start < clause.end)
  )
    return 'count of an honour';
  if (/^[年届]$/u.test(measure ?? '') && /[“‘]$/u.test(before)) return 'name';
  if (/^(?:普法|一?规划|热线|举报|”)/u.test(after) && chinese) return 'name';
  if (chinese && /^[百千万亿]+$/u.test(numeral) && !quantity.qualifier) return 'article';
  if (measure === '字' && (chinese || /^(?:工作法|诀|方针|要诀|箴言|经)/u.test(after))) return 'name';
  // 妻子在外地工作，两人一年见面…: who was spoken of.
  if (
    chinese &&
    measure === '人' &&
    quantity.value <= 3 &&
    start === clause.start &&
    !/^(?:被|荣|获|次|以上)/u.test(after)
  )
    return 'name';
  if (form === 'count' && chinese) {
    const one = numeral === '一';
    if (one) {
      if (
        /^(?:小时|个小时|天|个月|年|倍)$/u.test(measure ?? '') &&
        /(?:提前|缩短|压缩|减少|节省|提早|多出|高出|快)(?:了|近|约|至少|出)?$/u.test(
          before + quantity.printed.slice(0, quantity.printed.indexOf(numeral)),
        )
      )
        return null;
      if (measure === '次' && /(?:每月|每年|每周|每季度|每天|每半年|每两?[周月年])[^，。；]{0,10}$/u.test(before))
        return null;
      const listed = (neighbour: Quantity | undefined) =>
        neighbour !== undefined &&
        Math.abs(neighbour.start < start ? start - neighbour.end : neighbour.start - end) <= 6 &&
        neighbour.unit === measure &&
        /^[、，\u4e00-\u9fff]{0,6}$/u.test(
          neighbour.start < start ? text.slice(neighbour.end, start) : text.slice(end, neighbour.start),
        ) &&
        /、/u.test(neighbour.start < start ? text.slice(neighbour.end, start) : text.slice(end, neighbour.start));
      if (
        (listed(previous) && previous && previous.value > 1) ||
        (listed(next) && next && next.value > 1 && measure === '个')
      )
        return null;
      return 'article';
    }
    if (ABSTRACT.test(after) || /^(?:方面|是|：|不)/u.test(after)) return 'name';
    if (
      /^(?:个)$/u.test(measure ?? '') &&
      quantity.value <= 10 &&
      /^[\u4e00-\u9fff]{1,2}(?:[”。，；、：]|$)/u.test(after) &&
      !/^(?:企业|村|县|市|区|科室|处室|部门|支部|岗位|项目|课题|国家|省|点|品种|小时|班|月|品牌|窗口|集体|乡镇|单位|口岸|港口|实验室)/u.test(
        after,
      )
    )
      return 'name';
    if (
      /^(?:点|线|级|类|面|手|心|力|股|片|条心|批|把|届|代|头|层)$/u.test(measure ?? '') &&
      quantity.value <= 3 &&
      !/^(?:货物|产品|\d)/u.test(after) &&
      !quantity.qualifier &&
      measure !== '批' &&
      measure !== '类'
    )
      return 'article';
    if (measure === '期' && /^(?:工程|项目|厂|扩建)/u.test(after)) return 'name';
    if (measure === '部' && /^(?:委|队|门)/u.test(after)) return 'name';
    if (measure === '支' && /^(?:部|持|援|撑)/u.test(after)) return 'name';
    if (measure === '处' && /^(?:室|长|理|置)/u.test(after)) return 'name';
    if (measure === '人' && /^(?:行|组|员|才|文)/u.test(after)) return 'name';
    if (measure === '年' && numeral.length === 4) return 'date';
    if (
      /^[十百千万]+$/u.test(numeral) &&
      !quantity.qualifier &&
      /^(?:方|分|里|户|家|人|名|年|姓|种|般|事)/u.test(measure ?? '') &&
      /^(?:百|千|万)$/u.test(numeral)
    )
      return 'article';
    if (/^[县村局省国校]$|^(?:企业|支部|部门|国家|口岸|港口|社区|课题|专利|单位)$/u.test(measure ?? '')) {
      if (
        /^(?:国|局|省|校)$/u.test(measure ?? '') &&
        !/^(?:直属|[\u4e00-\u9fff]{0,2}$|、|，|合作|联合|试点)/u.test(after)
      )
        return 'name';
      if (!/^[、，。；]|^[\u4e00-\u9fff]/u.test(after) && after !== '') return 'name';
    }
    if (measure === '大' || (measure === '国' && numeral === '两')) return 'name';
  }
  if (!chinese && /^(?:县|村|局|省|国|校|处|点|分|口|门|头)$/u.test(measure ?? '') && /^(?:[室长]|以上)/u.test(after))
    return 'name';
  if (/[A-Za-z]$/u.test(before)) return 'name';
  if (
    /(?:力争|争取(?!到|了|[\u4e00-\u9fff]{0,8}(?:资金|项目|经费|名额|政策|支持))|目标(?:是|为)|力求|计划到|规划到|计划(?:再|还|新)?(?:完成|实现|新增|培训|达到|建成|新建|推出|出台|开展|在|用|于)|目标[^，]{0,4}锁定|有望|将达到|拟(?=[建在于投新用派办开引培组出设购]))[^，。；]{0,24}$/u.test(
      text.slice(clause.start, start),
    )
  )
    return 'goal';
  // 到2015年检测项目将达到1200项，收入突破5000万元: what was planned goes on to the end of the sentence.
  if (PLANNED.test(text.slice(sentence.start, clause.start)) && !/已|目前|了/u.test(clause.text)) return 'goal';
  if (numeral === '十' && /红$/u.test(before)) return 'name';
  // 王守刚、迟晓燕两名同志: who they are is told, not how many.
  if (
    /、[\u4e00-\u9fff]{2,3}等?$/u.test(before) &&
    /^[名位]$/u.test(measure ?? '') &&
    /^(?:同志|职工|党员|干部|队员)/u.test(after)
  )
    return 'name';
  if (/^(?:之一|把手|站式|条龙|体化|盘棋|票否决)/u.test(after)) return 'name';
  if (form === 'times' && measure === '倍' && /(?:百|(?<!增)加|成)$/u.test(before)) return 'name';
  if (/^“|”$/u.test(quantity.printed)) return 'name';
  return null;
}
