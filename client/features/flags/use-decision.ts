/**
 * Choosing, giving a reason, sending. Promises: what is sent again after no answer is the same group; what was typed stays
 * until it is written; an answer that something has changed chooses nothing by itself.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import { ApiProblem } from '#client/api/ask.ts'
import { decide } from '#client/api/flags.ts'
import { useKept } from '#client/ui/use-kept.ts'
import type { DecisionAnswer, DecisionRequest, FlagView } from '#shared/api/flags.ts'
import { isOverDatabase } from '#shared/checks/check-list.ts'
import { epochSchema, type FlagId, groupId } from '#shared/ids.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'
import type { Writing } from './conflict-story.ts'
import { decisionFrom } from './decision.ts'
import { type DecisionDraft, emptyDraft } from './draft.ts'
import { listOptions, type Option } from './options.ts'
import { type Missing, type Plan, planDecision } from './plan.ts'
import { reasonKind } from './reasons.ts'

/** What had changed when the decision came: the answer, and what had been shown and decided. */
export interface Changed {
  readonly answer: DecisionAnswer
  readonly asked: Extract<Plan, { kind: 'ready' }>
}

export type Said =
  | { readonly kind: 'nothing' | 'sending' }
  | { readonly kind: 'missing'; readonly what: Missing }
  | { readonly kind: 'problem'; readonly code: ApiProblem['code'] }
  | { readonly kind: 'refused'; readonly problem: HeldProblem }
  | { readonly kind: 'still-open' }

export interface Decision {
  readonly options: readonly Option[]
  readonly chosen: Option | undefined
  readonly draft: DecisionDraft
  readonly said: Said
  readonly changed: Changed | undefined
  change(change: (draft: DecisionDraft) => DecisionDraft): void
  choose(key: string | null): void
  /** Resolves with the flags that are done with; none while this one is not. */
  submit(): Promise<readonly FlagId[]>
}

interface Attempt {
  readonly content: string
  readonly id: string
  readonly at: string
}
const noAttempt: Attempt = { content: '', id: '', at: '' }

/** The group of an attempt; the same one when it says the same as the attempt before, also after a visit elsewhere. */
function useAttempt(flag: string) {
  const [last, setLast] = useKept<Attempt>(`flag-attempt:${flag}`, noAttempt)
  return (view: FlagView, plan: Extract<Plan, { kind: 'ready' }>): DecisionRequest => {
    const made = (id: string, madeAt: string): DecisionRequest =>
      decisionFrom({ ...plan, groupId: groupId(id), madeAt, epoch: epochSchema.parse(view.epoch) })
    const content = JSON.stringify(made('', ''))
    const attempt = last.content === content ? last : { content, id: v7(), at: new Date().toISOString() }
    setLast(() => attempt)
    return made(attempt.id, attempt.at)
  }
}

export function useDecision(view: FlagView, standing: Writing | undefined): Decision {
  const client = useQueryClient()
  const [draft, setDraft] = useKept<DecisionDraft>(`flag-draft:${view.flag.id}`, emptyDraft)
  const [said, setSaid] = useState<Said>({ kind: 'nothing' })
  const [changed, setChanged] = useState<Changed>()
  const requestOf = useAttempt(view.flag.id)
  const options = listOptions(view, standing)
  const chosen = options.find(({ key }) => key === draft.option)
  const readAgain = () => client.invalidateQueries({ queryKey: ['flags'], predicate: isTouchedByDecision })

  const take = async (
    plan: Extract<Plan, { kind: 'ready' }>,
    answer: DecisionAnswer,
  ): Promise<readonly FlagId[]> => {
    if (answer.outcome === 'refused')
      setSaid({ kind: 'refused', problem: answer.problem ?? { code: 'unexpected' } })
    if (answer.outcome === 'changed') {
      setDraft((before) => ({ ...before, option: null }))
      setChanged({ answer, asked: plan })
      setSaid({ kind: 'nothing' })
    }
    if (answer.outcome !== 'applied') {
      await readAgain()
      return []
    }
    setDraft(() => emptyDraft)
    setChanged(undefined)
    void readAgain()
    const isOpen = answer.flags.some(({ id, state }) => id === view.flag.id && state === 'open')
    // what is looked for over the whole database is so a moment later, and closes the flag then
    const stays = isOpen && !isOverDatabase(view.flag.rule ?? '')
    setSaid({ kind: stays ? 'still-open' : 'nothing' })
    // of a number used twice the neighbour's flag closes with this one
    return stays ? [] : [view.flag.id, ...(plan.flag === undefined ? [] : [plan.flag.id])]
  }

  const submit = async (): Promise<readonly FlagId[]> => {
    if (said.kind === 'sending') return []
    const plan = planDecision(view, chosen, draft)
    if (plan.kind === 'missing') {
      setSaid(plan)
      return []
    }
    setSaid({ kind: 'sending' })
    try {
      return await take(plan, await decide(plan.commune, requestOf(view, plan)))
    } catch (error) {
      setSaid({ kind: 'problem', code: error instanceof ApiProblem ? error.code : 'unexpected' })
      return []
    }
  }

  return {
    options,
    chosen,
    draft,
    said,
    changed,
    change: (change) => {
      setDraft(change)
      setSaid({ kind: 'nothing' })
    },
    choose: (key) => {
      const next = options.find((option) => option.key === key)
      const stays =
        next === undefined || chosen === undefined || reasonKind(next.kind) === reasonKind(chosen.kind)
      setDraft((before) => ({ ...before, option: key, picked: stays ? before.picked : [] }))
      setSaid({ kind: 'nothing' })
    },
    submit,
  }
}

/** What is read of records, and of the list the first page, which carries the counts; the others are polled. */
const isTouchedByDecision = ({ queryKey: [, what, , after] }: { queryKey: readonly unknown[] }): boolean =>
  what === 'view' || what === 'history' || (what === 'list' && after === null)
