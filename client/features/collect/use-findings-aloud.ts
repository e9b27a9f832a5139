/** Says what a form finds once the typing pauses: a number that is half typed is not yet wrong. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import { announce } from '#client/ui/live-region.tsx'
import { waitsForSave } from './field.tsx'
import { listPlaces } from './field-findings.ts'
import { type Findings, newsOf } from './findings-aloud.ts'
import { useFormPart } from './live-form.ts'
import type { RecordFormHandle } from './use-record-form.ts'

const pauseMs = 700

/** `count`: as the save bar says it. What the form found when it was opened is no news. */
export function useFindingsAloud(handle: RecordFormHandle, count: string): void {
  const { t } = useTranslation('collect')
  const text = useProblemText()
  const lines = useFormPart(handle, ({ findings, asked, state: { type } }) => {
    const { faults, warnings, notes } = findings
    const said = { ...notes, ...warnings, ...faults }
    return listPlaces(type, said)
      .flatMap((place) => {
        const problem = said[place]
        if (problem === undefined || (waitsForSave(problem) && !asked)) return []
        return [`${t(`units.${place.split('.')[0]}`)}: ${text.ofField(problem)}`]
      })
      .join('\n')
  })
  const last = useRef<Findings>(undefined)
  useEffect(() => {
    const now = { lines: lines === '' ? [] : lines.split('\n'), count }
    if (last.current === undefined) {
      last.current = now
      return
    }
    const before = last.current
    const timer = setTimeout(() => {
      last.current = now
      const news = newsOf(before, now)
      if (news !== '') announce(news)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [lines, count])
}
