import * as z from 'zod';
import type { AnswerSchema } from '#core/resource.ts';
import { lineItemAnswer, lineViewAnswer } from '#pbx/lines/answers.ts';
import { iaxItems } from './search.ts';

const items: AnswerSchema = (dialect) => z.array(lineItemAnswer({ bareIax: iaxItems[dialect].value === 'bare' }));

/** The schemas of the answers of `pbx_settings/lines`. */
export const lineAnswers = { list: items, search: items, view: lineViewAnswer };
