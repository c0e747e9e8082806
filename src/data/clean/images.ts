import { editStage, editsOf } from './draft.ts';

const IMAGE =
  /(?<![\w/.])[\w\-%@()]{1,60}\.(?:jpe?g|gif|png|bmp)(?![\w/])|[[【](?:图片|插图|配图|点击查看(?:大图|原图)?|查看(?:大图|原图))[\]】]|点击(?:图片)?查看(?:大|原)图/giu;

/** Names of image files and the words that stand for a picture on a page. */
export const images = editStage('images', (text) =>
  /\.(?:jpe?g|gif|png|bmp)|点击|[[【](?:图片|插图|配图|查看)/iu.test(text) ? editsOf(text, IMAGE, () => '') : [],
);
