import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cleanArticle } from '../../../src/data/clean/index.ts';

/** Sound texts that look like damage; each must come out byte for byte. The title line goes to `title`. */
const sound: Readonly<Record<string, string>> = {
  'real brackets beside full-width marks':
    '实验室认可之路\n该中心通过了国际分析协会(AOAC)的能力确认，又建成良好农业规范(GAP)基地三处；主要做法有(一)建章立制，(二)严格考核。',
  'full-width brackets':
    '实验室认可之路\n该中心通过了国际分析协会（AOAC）的能力确认，又建成良好农业规范（GAP）基地。其办法（一）建章立制；（二）严格考核。',
  'decimals, times, ratios and ranges':
    '一组数字\n气温71.5华氏度，上午9:30开工，配比1:2.5，误差0.01毫克；2007~2009年度共1,234,567吨，增长10%—15%，编号GB/T 2828.1，网址http://www.example.com/a,b。',
  'characters that are also Traditional':
    '古今札记\n这位著名学者著书立说，考证乾隆年间的乾清宫；登高瞭望，於老先生狼藉满地，书桌覆满尘土，宫商角徵羽五音俱全。',
  'a last line that ends with a picture':
    '墙上的地图\n检疫队的墙上挂着世界地图，船到过哪里，小旗就插到哪里。\n老罗磕了磕烟斗，笑着看那张地图。',
  'a refrain':
    '国门之歌\n风里来，雨里去，我们守国门。\n春日查棉花，秋日查瓜果。\n风里来，雨里去，我们守国门。\n夏夜守机场，冬夜守车站。\n风里来，雨里去，我们守国门。',
  'a quoted repetition':
    '老局长的话\n老局长说：“质量第一，质量第一，还是质量第一。”年轻人接着说：“质量第一，质量第一，还是质量第一。”大家都笑了。',
  'a list that the text announces':
    '新规施行\n该局在网站公布了有关文件，共三项：\n《出口蔬菜基地管理办法》（2011-03-02）\n《进境粮谷检疫规程》（2010-11-15）\n《企业分类管理细则》（2012-01-20）',
  'a reading that the author gave':
    '一个生僻字\n老人名叫马犇（bēn），取三牛奔腾之意，镇上的孩子都认得这个字，也都喜欢听他讲故事。',
  'words that hold the names of gambling sites':
    '创新利民\n该局创新利企举措，永利村、金沙江口岸、皇冠花卉合作社、太阳城小区的群众都说好，大发展带来大变化，彩票公益金资助学生八名。',
  'exclamations before rare words':
    '夜查\n“快看！蜱虫！”老吴喊道。“哎！”小魏答，“叭的一声，灯就灭了！”“啊，谷斑皮蠹！囊里还有卵，齑粉状，腌臜得很！”',
  'places that sound like advertisements, and where to ask':
    '便民举措\n世博体育馆旁、金沙城中心内各设一个咨询点。咨询点地址：北京路1号，电话：010-12345678，全年开放。',
  'the head of minutes':
    '会议纪要一则\n时间：2012年5月8日\n地点：三楼会议室\n参加人：全体党员\n会议讨论了三个问题，形成了一致意见。',
  'names and initials':
    '来访\n中心邀请A.史密斯博士和J. K. Rowling女士来访，双方签署协议，约定每年互派2名专家，费用各付一半。',
  'paragraphs that begin with a unit':
    '两局协作\n青州检验检疫局按照统一部署开展了三个月的专项检查，成效明显。\n白沙检验检疫局在口岸设立了咨询台，群众称便。\n两局共签备忘录3份。',
  'short lines as in a poem': '登楼\n晨起登高楼\n江声入耳来\n关山千万里\n门为远人开',
  'gaps between slogans':
    '强基础 守底线 促转型\n全年工作分三步走，步步为营，环环相扣。\n抓质量 保安全\n第一步是摸清家底，第二步是补齐短板，第三步是建立长效机制。',
  'a year and a count side by side':
    '数据\n到2011年，12个县建成基地；2010、2011两年，共培训3 000余人次的说法有误，实为2 省 3 市的合计数。'
      .replace('3 000余', '3000余')
      .replace('2 省 3 市', '2省3市'),
  'a question before a number':
    '问答\n一年能省多少？3600万元！够不够？还差2成。这就是答案，清清楚楚，明明白白，谁也赖不掉。',
};

describe('sound text comes out as it is', () => {
  for (const [name, article] of Object.entries(sound)) {
    test(name, () => {
      const document = cleanArticle({ file: 'sound.txt', text: article });
      expect({
        text: document.text,
        title: document.title,
        repairs: document.repairs,
        dropped: document.dropped,
      }).toEqual({
        text: article.slice(article.indexOf('\n') + 1),
        title: article.slice(0, article.indexOf('\n')),
        repairs: [],
        dropped: [],
      });
    });
  }

  const folder = new URL('../../support/clean-texts/', import.meta.url);
  for (const set of ['tuned', 'unseen'])
    for (const name of readdirSync(new URL(`${set}/`, folder))) {
      test(`${set}/${name}`, () => {
        const article = readFileSync(new URL(`${set}/${name}`, folder), 'utf8').trim();
        const { text, title, column, repairs } = cleanArticle({ file: name, text: article });
        const rest = article.split('\n').slice(1);
        if (rest[0] === column) rest.shift();
        expect(text).toBe(rest.join('\n'));
        expect(title).toBe(article.slice(0, article.indexOf('\n')));
        expect(repairs.filter((repair) => repair.before.trim() !== '')).toEqual([]);
      });
    }
});
