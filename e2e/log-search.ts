/** Which of the texts stand in a log, in any form in which one could have got there. */
import { formsOf } from './disk-search.ts'

const escaped = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

export const findInLog = (log: string, texts: readonly string[]): readonly string[] =>
  texts.filter((text) =>
    formsOf(text).some((form) =>
      [form, encodeURIComponent(form), encodeURIComponent(form).replaceAll('%20', '+'), escaped(form)].some(
        (way) => log.includes(way),
      ),
    ),
  )
